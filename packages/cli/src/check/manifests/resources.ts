import type { JudgedResource } from "../document.ts";
import { asStated, metadataOf } from "./asRead.ts";
import type { Json, ManifestObject } from "./objects.ts";

/** The project that stands in the URNs of objects which no Pulumi program made. */
export const PROJECT = "manifests";

/** An object with the resource that rules take it for. */
export interface JudgedObject {
    readonly object: ManifestObject;
    readonly resource: JudgedResource;
}

/** The type of a resource that would make such an object: `kubernetes:apps/v1:Deployment`, custom resources alike. */
export function tokenOf({ apiVersion, kind }: Pick<ManifestObject, "apiVersion" | "kind">): string {
    return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/**
 * Objects as resources of a stack. Each is called `<namespace>/<name>`, as Pulumi calls those of manifests; an object that is
 * stated twice keeps a number.
 *
 * @param namespace of those that state none and live in one, as `kubectl --namespace` puts them.
 */
export function judgedObjects(
    objects: readonly ManifestObject[],
    stack: string,
    inNamespace: (object: ManifestObject) => string | undefined,
): { readonly judged: JudgedObject[]; readonly twice: readonly (readonly ManifestObject[])[] } {
    const seen = new Map<string, ManifestObject[]>();
    const judged = objects.map((object): JudgedObject => {
        const inputs = placed(asStated(object), inNamespace(object));
        const type = tokenOf(object);
        const called = nameOf(inputs);
        const start = `urn:pulumi:${stack}::${PROJECT}::${type}::`;
        const same = seen.get(`${start}${called}`) ?? [];
        seen.set(`${start}${called}`, [...same, object]);
        const name = same.length === 0 ? called : `${called} (${same.length + 1})`;
        return {
            object,
            resource: {
                urn: `${start}${name}`,
                type,
                name,
                inputs,
                custom: true,
                unknownInputs: [],
                propertyDependencies: {},
            },
        };
    });
    // Names that a cluster completes are those of different objects.
    const twice = [...seen.values()].filter(
        (same) => same.length > 1 && same.every(({ value }) => metadataOf(value)["name"] !== undefined),
    );
    return { judged, twice };
}

function placed(inputs: Json, namespace: string | undefined): Json {
    const metadata = metadataOf(inputs);
    const stated = metadata["namespace"];
    if (namespace === undefined || (typeof stated === "string" && stated !== "")) return inputs;
    return { ...inputs, metadata: { ...metadata, namespace } };
}

function nameOf(inputs: Json): string {
    const { namespace, name, generateName } = metadataOf(inputs);
    const own = typeof name === "string" || typeof name === "number" ? String(name) : `${String(generateName)}*`;
    return typeof namespace === "string" && namespace !== "" ? `${namespace}/${own}` : own;
}
