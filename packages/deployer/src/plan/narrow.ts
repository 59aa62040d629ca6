import { goalProblems, inOrderOf } from "./goals.ts";
import type { PlannedResource, UpdatePlan } from "./updatePlan.ts";

/** What a confirmed plan still allows, or what another preview wants beyond it: lines for people, without values. */
export type Narrowed = { readonly plan: UpdatePlan } | { readonly wider: readonly string[] };

/** What may be done in place of what was confirmed, besides that itself: as the engine has it, never more. */
const inPlaceOf: Readonly<Record<string, readonly string[]>> = {
    create: ["same"],
    update: ["same"],
    replace: ["same", "update"],
    "create-replacement": ["same", "update"],
    "delete-replaced": ["same", "update"],
};
const DELETES: ReadonlySet<string> = new Set([
    "delete",
    "delete-replaced",
    "discard-replaced",
    "remove-pending-replace",
]);

/**
 * What is left of a confirmed plan, by a later preview of the same stack: where a first attempt got half of it done, or where
 * the plan was made in another job. The goals stay those that were confirmed, so that the engine itself compares every value
 * with them, secrets too; only steps that are no longer needed go, and the order is that of the later preview. What the later preview wants beyond that is named.
 */
export function narrowed(confirmed: UpdatePlan, fresh: UpdatePlan): Narrowed {
    const [before, now] = [confirmed.resourcePlans ?? {}, fresh.resourcePlans ?? {}];
    const wider: string[] = [];
    const resourcePlans: Record<string, PlannedResource> = {};
    for (const [urn, wanted] of Object.entries(before)) {
        const found = now[urn];
        if (found !== undefined) {
            wider.push(...resourceProblems(urn, wanted, found));
            const goal = wanted.goal && found.goal ? { goal: inOrderOf(wanted.goal, found.goal) } : {};
            resourcePlans[urn] = { ...wanted, ...goal, steps: found.steps ?? [] };
        } else if (!(wanted.steps ?? []).every((step) => DELETES.has(step))) {
            wider.push(`${urn}: ${stepsText(wanted)} was confirmed, and is no longer wanted`);
        }
    }
    for (const [urn, found] of Object.entries(now)) {
        if (!(urn in before)) wider.push(`${urn}: ${stepsText(found)} was not confirmed`);
    }
    return wider.length > 0 ? { wider: wider.sort() } : { plan: { ...confirmed, resourcePlans } };
}

function resourceProblems(urn: string, wanted: PlannedResource, found: PlannedResource): string[] {
    const confirmed = wanted.steps ?? [];
    const steps = found.steps ?? [];
    const left = [...confirmed];
    const beyond = steps.filter((step) => {
        const at = left.indexOf(step);
        if (at >= 0) left.splice(at, 1);
        return at < 0 && !confirmed.some((one) => inPlaceOf[one]?.includes(step));
    });
    if (beyond.length > 0) return [`${urn}: ${beyond.join(", ")} was not confirmed, ${stepsText(wanted)} was`];
    if ((wanted.goal ?? undefined) === undefined || (found.goal ?? undefined) === undefined) {
        return (wanted.goal ?? undefined) === (found.goal ?? undefined)
            ? []
            : [`${urn}: ${stepsText(wanted)} was confirmed, and is no longer wanted`];
    }
    const ahead = steps.some((step) => step in inPlaceOf && step !== "delete-replaced");
    const whole = ahead && confirmed.join() === steps.join();
    const problems = goalProblems(wanted.goal ?? {}, found.goal ?? {}, whole);
    return problems.length === 0 ? [] : [`${urn}: other than confirmed: ${problems.join(", ")}`];
}

function stepsText({ steps }: PlannedResource): string {
    return [...new Set(steps ?? [])].join(", ") || "nothing";
}
