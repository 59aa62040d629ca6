import type { CheckResult, ContainerHealth, Utilization } from "./result.ts";

/** What one look found. */
export type Observed = (
    | { readonly outcome: "passed" }
    | { readonly outcome: "failed"; readonly problems: readonly string[]; readonly fromBefore: boolean }
    | { readonly outcome: "notChecked"; readonly missing: string }
) & { readonly health?: ContainerHealth; readonly utilization?: Utilization };

/** Passed where nothing is wrong. */
export function judged(problems: readonly string[], seen: Pick<Observed, "health" | "utilization"> = {}): Observed {
    const { health, utilization } = seen;
    const measured = {
        ...(health === undefined ? {} : { health }),
        ...(utilization === undefined ? {} : { utilization }),
    };
    return problems.length === 0
        ? { outcome: "passed", ...measured }
        : { outcome: "failed", problems, fromBefore: false, ...measured };
}

/** What a look found, under the name of what was looked at. */
export function resultOf(check: CheckResult["check"], subject: string, seconds: number, seen: Observed): CheckResult {
    return { check, subject, seconds, ...seen };
}
