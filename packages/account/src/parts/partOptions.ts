import { type Problem, refuseProblems } from "@plinth/core/errors";
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
    const place: Problem[] = [];
    if (!/^\d{12}$/.test(account)) {
        const fix = "pass the account of the environment's target";
        place.push({ path: "account", rule: "must be an AWS account id of 12 digits", value: account, fix });
    }
    if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
        const fix = "pass the region of the environment's target";
        place.push({ path: "region", rule: "must be an AWS region such as eu-west-1", value: region, fix });
    }
    refuseProblems(kind, name, [...place, ...toProblems(problems)]);
}

/** Options of what a part is made of: deleting it would switch a protection of the account off. */
export function guarded(parent: pulumi.Resource, { protect = true }: { readonly protect?: boolean | undefined }) {
    return { parent, ...(protect ? { protect: true } : {}) };
}
