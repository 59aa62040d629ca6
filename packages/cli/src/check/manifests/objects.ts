import type { StreamDocument } from "./stream.ts";

export type Json = Readonly<Record<string, unknown>>;

/** An object as a file states it. */
export interface ManifestObject {
    readonly file: string;
    /** The document it stands in, of which there may be several in a file. */
    readonly document: StreamDocument;
    /** Which of the trees in the document's text: the first, unless another follows behind `...`. */
    readonly tree: number;
    /** Where in the tree: nowhere deeper but in a list. */
    readonly path: readonly (string | number)[];
    readonly apiVersion: string;
    readonly kind: string;
    readonly value: Json;
}

/** What a value would have to be. */
export interface NoObject {
    readonly path: readonly (string | number)[];
    readonly what: string;
    readonly fix: string;
    /** It is something else altogether, which may stand beside manifests in a folder. */
    readonly isForeign: boolean;
}

const API_VERSION = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const KIND = /^[A-Za-z][A-Za-z0-9]*$/;
const OBJECT = "an object has apiVersion, kind and metadata.name";

type Found = Omit<ManifestObject, "file" | "document" | "tree">;

/** The objects of a document's value: one, or those of a list, each with the version and kind that the list gives them. */
export function objectsIn(value: unknown): (Found | NoObject)[] {
    return [...unwrapped(value, [], undefined)];
}

function* unwrapped(
    value: unknown,
    path: Found["path"],
    list: { readonly apiVersion: string; readonly kind: string } | undefined,
): Generator<Found | NoObject> {
    if (!isRecord(value)) {
        yield { path, what: "is no map of properties", fix: OBJECT, isForeign: list === undefined };
        return;
    }
    const apiVersion = value["apiVersion"] ?? list?.apiVersion;
    const kind = value["kind"] ?? list?.kind;
    if (typeof apiVersion !== "string" || typeof kind !== "string" || apiVersion === "" || kind === "") {
        const missing = [apiVersion, kind].map((given) => typeof given === "string" && given !== "");
        const names = ["apiVersion", "kind"].filter((_, index) => missing[index] === false).join(" and ");
        yield { path, what: `has no ${names}`, fix: OBJECT, isForeign: missing.every((given) => !given) };
        return;
    }
    if (!API_VERSION.test(apiVersion) || !KIND.test(kind)) {
        const [name, form] = KIND.test(kind) ? ["apiVersion", "apps/v1"] : ["kind", "Deployment"];
        yield { path, what: `has a ${name} that is none`, fix: `write it as in ${form}`, isForeign: false };
        return;
    }
    const items = value["items"];
    if (kind.endsWith("List") && (Array.isArray(items) || items === null) && value["spec"] === undefined) {
        // What an API server lists does not say again what it is; a `List` holds objects of any kind, which do.
        const each = kind === "List" ? undefined : { apiVersion, kind: kind.slice(0, -"List".length) };
        for (const [index, item] of (items ?? []).entries()) yield* unwrapped(item, [...path, "items", index], each);
        return;
    }
    const metadata = value["metadata"];
    const name = isRecord(metadata) ? (metadata["name"] ?? metadata["generateName"]) : undefined;
    if (!isIdentity(name)) {
        // Files that tools are configured with (Kustomize, kubeadm, Skaffold) have a kind too, and no metadata.
        yield { path, what: `${kind} without a name in metadata`, fix: OBJECT, isForeign: !isRecord(metadata) };
        return;
    }
    yield { path, apiVersion, kind, value };
}

function isIdentity(name: unknown): name is string | number {
    return (typeof name === "string" && name !== "") || typeof name === "number";
}

export function isObject(found: Found | NoObject): found is Found {
    return "value" in found;
}

export function isRecord(value: unknown): value is Json {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
