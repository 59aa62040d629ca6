import type { Reading } from "../../reading/reading.ts";
import { type Observation, stackRule } from "../../rule/rule.ts";
import { replicasOf } from "../../views/autoscaler.ts";
import { objectProperties, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { podsSelectedBy } from "../../views/kubernetesReferences.ts";
import { DISRUPTION_BUDGETS } from "../../views/kubernetesTypes.ts";
import { matchesSelector } from "../../views/labels.ts";

/** How many pods a budget is about. */
interface Pods {
    readonly least: number | undefined;
    readonly most: number | undefined;
}

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
            const { found, answer } = podsSelectedBy(budget, stack, "kind", (labels) =>
                matchesSelector(selector, labels),
            );
            const replicas = found.map((workload) => replicasOf(workload, stack));
            const pods = {
                least: sum(replicas.map(({ least }) => least)),
                most: sum(replicas.map(({ most }) => most)),
            };
            const isOpen = answer === "unknown" || replicas.some((each) => each.isOpen);
            const [minimum, maximum] = ["minAvailable", "maxUnavailable"].map((key) => budget.get(`spec.${key}`));
            if (minimum?.isSet === true) {
                yield* judgeMinimum(minimum, pods, isOpen);
            }
            if (maximum?.isSet === true) {
                yield* judgeMaximum(maximum, pods, isOpen);
            }
        }
    },
});

function* judgeMinimum(at: Reading, pods: Pods, isOpen: boolean): Generator<Observation> {
    const percent = percentOf(at);
    const number = at.number();
    const kept =
        percent === undefined ? number : pods.least === undefined ? undefined : Math.ceil((percent / 100) * pods.least);
    if (percent === 0 || number === 0) {
        yield { at, expected: "at least one pod kept" };
    } else if (percent === 100) {
        yield { at, expected: "an eviction allowed" };
    } else if (at.isUnknown || (isOpen && pods.least === undefined && percent !== undefined)) {
        yield { at, expected: "an eviction allowed", unverified: true };
    } else if (number !== undefined && isOpen && pods.least === undefined) {
        yield { at, expected: `fewer than the least number of pods`, unverified: true };
    } else if (kept !== undefined && pods.least !== undefined && pods.least > 0 && kept >= pods.least) {
        yield { at, expected: `an eviction allowed of the ${pods.least} pods there are at least` };
    }
}

function* judgeMaximum(at: Reading, pods: Pods, isOpen: boolean): Generator<Observation> {
    const percent = percentOf(at);
    const number = at.number();
    if (percent === 0 || number === 0) {
        yield { at, expected: "an eviction allowed" };
    } else if (percent === 100) {
        yield { at, expected: "at least one pod kept" };
    } else if (at.isUnknown || (isOpen && pods.most === undefined && number !== undefined && number > 1)) {
        yield { at, expected: "fewer than the largest number of pods", unverified: true };
    } else if (number !== undefined && pods.most !== undefined && pods.most > 1 && number >= pods.most) {
        // A single pod cannot be kept and evicted; a budget that says so is no mistake.
        yield { at, expected: `one of the ${pods.most} pods kept` };
    }
}

/** Kubernetes rounds percentages up, of pods that have to stay as of those that may go. */
function percentOf(reading: Reading): number | undefined {
    const [, digits] = /^(\d+)%$/.exec(reading.string() ?? "") ?? [];
    return digits === undefined ? undefined : Number(digits);
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
    return counts.length === 0 || counts.includes(undefined)
        ? undefined
        : counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
