import type { ResourceFailure } from "../ports/engine.ts";

/** Where it is said what to do about operations that never ended. */
const RUNBOOK = "docs/runbooks/deploy/pending-operations.md";

/** Resources that an earlier run was at work on when it was killed: what became of them is in no state. */
export function pendingIn(checkpoint: unknown): ResourceFailure[] {
    const { deployment } = (checkpoint ?? {}) as {
        readonly deployment?: { readonly pending_operations?: unknown };
    };
    const pending = deployment?.pending_operations;
    if (!Array.isArray(pending)) return [];
    return (pending as { readonly resource?: { readonly urn?: string }; readonly type?: string }[]).flatMap(
        ({ resource, type = "working on" }) =>
            resource?.urn === undefined
                ? []
                : [{ urn: resource.urn, message: `a run never ended ${type} it, or is at work; see ${RUNBOOK}` }],
    );
}
