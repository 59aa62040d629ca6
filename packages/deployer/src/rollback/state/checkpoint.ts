/** A resource as a state writes it, as far as it is compared. */
export interface KeptResource {
    readonly urn: string;
    readonly id?: string;
    readonly modified?: string;
    readonly inputs?: unknown;
    readonly outputs?: unknown;
    readonly delete?: boolean;
}

/** An operation that had begun when a state was written. */
export interface PendingOperation {
    readonly type: string;
    readonly resource: { readonly urn: string };
}

/** What a state says of itself. */
export interface Checkpoint {
    readonly version: number;
    /** When its last operation was written, UTC. */
    readonly time: string;
    readonly secrets: unknown;
    readonly resources: readonly KeptResource[];
    readonly pending: readonly PendingOperation[];
}

/** Reads what `pulumi stack export` writes; `undefined` for anything else. */
export function readCheckpoint(document: unknown): Checkpoint | undefined {
    if (!isMap(document) || typeof document["version"] !== "number" || !isMap(document["deployment"])) return undefined;
    const {
        manifest,
        resources = [],
        pending_operations: pending = [],
        secrets_providers: secrets,
    } = document["deployment"] as Record<string, unknown>;
    const time = isMap(manifest) ? manifest["time"] : undefined;
    if (typeof time !== "string" || Number.isNaN(Date.parse(time))) return undefined;
    if (!Array.isArray(resources ?? []) || !Array.isArray(pending ?? [])) return undefined;
    const listed = (resources ?? []) as readonly unknown[];
    if (!listed.every((one) => isMap(one) && typeof one["urn"] === "string")) return undefined;
    return {
        version: document["version"],
        time,
        secrets: secrets ?? null,
        resources: listed as readonly KeptResource[],
        pending: (pending ?? []) as readonly PendingOperation[],
    };
}

/** A state without the operations that had begun: what became of them, nobody knows from it. */
export function withoutPending(document: unknown): unknown {
    const { deployment, ...rest } = document as { readonly deployment: Readonly<Record<string, unknown>> };
    const { pending_operations: _, ...kept } = deployment;
    return { ...rest, deployment: kept };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
