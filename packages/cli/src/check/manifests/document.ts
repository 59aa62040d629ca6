import type { JudgedDocument } from "../document.ts";
import { withoutOwned } from "./asRead.ts";
import { manifestNotes } from "./notes.ts";
import type { ManifestObject } from "./objects.ts";
import { type JudgedObject, judgedObjects, PROJECT } from "./resources.ts";

/** Objects of all manifests of a call, as one stack: what one refers to may stand in any other file. */
export interface ManifestDocument extends JudgedDocument {
    readonly judged: readonly JudgedObject[];
}

export interface ManifestOptions {
    /** The environment whose levels, parameters and exemptions hold; those of the pack where none is named. */
    readonly environment?: string;
    /** Of objects that state none and live in one, as `kubectl --namespace` puts them. */
    readonly namespace?: string;
}

/** @param leftOut files of folders that hold no object. */
export async function manifestDocument(
    objects: readonly ManifestObject[],
    { environment, namespace }: ManifestOptions,
    leftOut: readonly string[],
): Promise<ManifestDocument> {
    const stack = environment ?? PROJECT;
    const { kept, owned } = withoutOwned(objects);
    const { judged, twice } = judgedObjects(kept, stack, await namespaceOf(namespace, kept));
    return {
        what: "Kubernetes manifests",
        stacks: [{ project: PROJECT, stack, resources: judged.map(({ resource }) => resource), isPartial: false }],
        notes: manifestNotes(judged, twice, owned, leftOut),
        judged,
    };
}

/** Which namespace an object gets that states none. Of custom resources their definitions say whether they live in one. */
async function namespaceOf(
    namespace: string | undefined,
    objects: readonly ManifestObject[],
): Promise<(object: ManifestObject) => string | undefined> {
    if (namespace === undefined) return () => undefined;
    const { isNamespaced } = await import("@plinth/cloud/kinds");
    const clusterWide = new Set(
        objects.flatMap(({ kind, value }) => {
            const spec = (value["spec"] ?? {}) as { scope?: unknown; group?: unknown; names?: { kind?: unknown } };
            const isClusterWide = kind === "CustomResourceDefinition" && spec.scope === "Cluster";
            return isClusterWide ? [`${String(spec.group)}/${String(spec.names?.kind)}`] : [];
        }),
    );
    return ({ apiVersion, kind }) => {
        const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
        const isCustom = clusterWide.has(`${group}/${kind}`);
        return isCustom || !isNamespaced({ group: group ?? "", version: version ?? "", kind }) ? undefined : namespace;
    };
}
