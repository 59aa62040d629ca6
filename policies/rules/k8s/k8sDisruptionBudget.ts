import type { Reading } from "../../reading/reading.ts";
import { type Observation, stackRule } from "../../rule/rule.ts";
import { replicasOf } from "../../views/autoscaler.ts";
import { objectProperties, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { podsSelectedBy } from "../../views/kubernetesReferences.ts";
import { DISRUPTION_BUDGETS } from "../../views/kubernetesTypes.ts";
import { podsBySelector } from "../../views/sought.ts";

export const k8sDisruptionBudget = stackRule({
    id: "k8s-disruption-budget",
    severity: "medium",
    description:
        "A disruption budget lets a node be drained and keeps something running while it is: one that allows no eviction stops upgrades, one that allows every eviction protects nothing",
    remedy: "set maxUnavailable to 1 and run at least two replicas",
    types: DISRUPTION_BUDGETS,
    safeProperties: objectProperties("spec.minAvailable", "spec.maxUnavailable"),
    *check(resource, { stack }) {
        for (const budget of wholeObjectsOf(resource)) {
            const selector = budget.get("spec.selector");
            const { found, answer } = podsSelectedBy(budget, stack, "kind", podsBySelector(selector));
            const replicas = found.map((workload) => replicasOf(workload, stack));
            const isOpen = answer === "unknown" || replicas.some((each) => each.isOpen);
            const least = sum(replicas.map((each) => each.least));
            const most = sum(replicas.map((each) => each.most));
            yield* judgeMinimum(budget.get("spec.minAvailable"), least, isOpen);
            yield* judgeMaximum(budget.get("spec.maxUnavailable"), most, isOpen);
        }
    },
});

/** Counts that are not known are `NaN`, of which nothing holds. */
function* judgeMinimum(at: Reading, least: number, isOpen: boolean): Generator<Observation> {
    const percent = percentOf(at);
    const number = at.number() ?? Number.NaN;
    const kept = percent === undefined ? number : Math.ceil((percent / 100) * least);
    if (percent === 0 || number === 0) {
        yield { at, expected: "at least one pod kept" };
    } else if (percent === 100) {
        yield { at, expected: "an eviction allowed" };
    } else if (at.isUnknown || (at.isSet && isOpen && Number.isNaN(least))) {
        yield { at, expected: "an eviction allowed", unverified: true };
    } else if (least > 0 && kept >= least) {
        yield { at, expected: `an eviction allowed of the ${least} pods there are at least` };
    }
}

function* judgeMaximum(at: Reading, most: number, isOpen: boolean): Generator<Observation> {
    const percent = percentOf(at);
    const number = at.number() ?? Number.NaN;
    if (percent === 0 || number === 0) {
        yield { at, expected: "an eviction allowed" };
    } else if (percent === 100) {
        yield { at, expected: "at least one pod kept" };
    } else if (at.isUnknown || (isOpen && Number.isNaN(most) && number > 1)) {
        yield { at, expected: "fewer than the largest number of pods", unverified: true };
    } else if (most > 1 && number >= most) {
        // A single pod cannot be kept and evicted; a budget that says so is no mistake.
        yield { at, expected: `one of the ${most} pods kept` };
    }
}

/** Kubernetes rounds percentages up, of pods that have to stay as of those that may go. */
function percentOf(reading: Reading): number | undefined {
    const [, digits] = /^(\d+)%$/.exec(reading.string() ?? "") ?? [];
    return digits === undefined ? undefined : Number(digits);
}

function sum(counts: readonly number[]): number {
    return counts.length === 0 ? Number.NaN : counts.reduce((total, count) => total + count);
}
