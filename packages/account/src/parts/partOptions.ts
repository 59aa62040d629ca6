import { refuseProblems } from "@plinth/core/errors";
import { checkPlace } from "@plinth/core/place";
import { toProblems, type Violation } from "@plinth/core/settings";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../plan/index.ts";

/** Refuses a part's arguments, all at once, before anything registers. */
export function refusePart(
    kind: string,
    name: string,
    { account, region }: Place,
    problems: readonly Violation[],
): void {
    refuseProblems(kind, name, [...checkPlace({ account, region }), ...toProblems(problems)]);
}

/** Options of what a part is made of: deleting it would switch a protection of the account off. */
export function guarded(parent: pulumi.Resource, { protect = true }: { readonly protect?: boolean | undefined }) {
    return { parent, ...(protect ? { protect: true } : {}) };
}
