import { isRecord, type Json, type ManifestObject } from "./objects.ts";

/** Holds the whole object once more, values of secrets too. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
/** What a cluster writes into an object that it stores. */
const KEPT_BY_CLUSTER = ["managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink"];

/** Whether an object was read from a cluster rather than written by somebody. */
export function isRead({ value }: Pick<ManifestObject, "value">): boolean {
    const metadata = metadataOf(value);
    return ["uid", "resourceVersion", "managedFields"].some((key) => metadata[key] !== undefined);
}

/**
 * What was asked of a cluster, without what it says of itself. Values of a secret that was read are in nobody's file: they
 * are marked as secret.
 */
export function asStated(object: ManifestObject): Json {
    const { status: _status, ...stated } = object.value;
    const metadata = Object.entries(metadataOf(object.value)).filter(([key]) => !KEPT_BY_CLUSTER.includes(key));
    const annotations = metadataOf(object.value)["annotations"];
    const cleaned = {
        ...stated,
        apiVersion: object.apiVersion,
        kind: object.kind,
        metadata: {
            ...Object.fromEntries(metadata),
            ...(isRecord(annotations) ? { annotations: without(annotations, LAST_APPLIED) } : {}),
        },
    };
    const isSecret = object.kind === "Secret" && object.apiVersion === "v1";
    return isSecret && isRead(object)
        ? { ...cleaned, ...marked(stated, "data"), ...marked(stated, "stringData") }
        : cleaned;
}

function without(map: Json, key: string): Json {
    return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
}

function marked(object: Json, key: string): Json {
    const values = object[key];
    if (!isRecord(values)) return {};
    return { [key]: Object.fromEntries(Object.keys(values).map((name) => [name, { $secret: true }])) };
}

/**
 * Objects without those that a controller made of another one that is here: a deployment's replica sets and their pods are
 * judged once, where they are stated.
 */
export function withoutOwned(objects: readonly ManifestObject[]): { kept: ManifestObject[]; owned: number } {
    const uids = new Set<unknown>(
        objects.map(({ value }) => metadataOf(value)["uid"]).filter((uid) => uid !== undefined),
    );
    const kept = objects.filter(({ value }) => {
        const owners = metadataOf(value)["ownerReferences"];
        return !(
            Array.isArray(owners) &&
            owners.some((owner) => isRecord(owner) && owner["controller"] === true && uids.has(owner["uid"]))
        );
    });
    return { kept, owned: objects.length - kept.length };
}

export function metadataOf(value: Json): Json {
    const metadata = value["metadata"];
    return isRecord(metadata) ? metadata : {};
}
