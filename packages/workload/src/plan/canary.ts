import type { Path, Violation } from "@plinth/core/settings";
import { LEAST_ANALYSIS_MINUTES, LOW_TRAFFIC, type LowTraffic } from "@plinth/slo/analysis";
import { ROLLING } from "./defaults.ts";
import { type CanaryStep, type RolloutStrategy, STRATEGIES } from "./rolloutShape.ts";
import { planScaling } from "./scaling.ts";
import type { Process } from "./shape.ts";

/**
 * How a release by canary goes where nothing is said: a fifth, then a half, each long enough for what happens once in a few
 * minutes. The authors of Argo Rollouts advise 15 to 20 minutes and no more than an hour or two ("Best Practices").
 */
export const DEFAULT_STEPS: readonly CanaryStep[] = [
    { weight: 20, minutes: 10 },
    { weight: 50, minutes: 10 },
];

/** A release that takes longer outlives the credentials of the run that waits for it, which are taken for two hours. */
export const MOST_CANARY_MINUTES = 60;
const MOST_STEPS = 10;

/** What decides how web pods are released. */
export interface Released {
    readonly rollout?: RolloutStrategy | undefined;
    readonly web?: Process | undefined;
}

/** How a release goes from the first new pod to the last. */
export interface PlannedCanary {
    readonly steps: readonly CanaryStep[];
    /** What a release is judged by: nothing, or the service level with a rule for few requests. */
    readonly analysis: { readonly lowTraffic: LowTraffic } | "off";
    /** How long its steps take together, beside what pods need to start. */
    readonly stepSeconds: number;
}

/** How the web pods are released; `undefined` where they are replaced one by one. */
export function planCanary({ rollout, web }: Released): PlannedCanary | undefined {
    if (rollout?.strategy !== "canary") return undefined;
    const { steps = defaultSteps(planScaling(web?.scaling).least), analysis = {} } = rollout;
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
    return {
        steps,
        analysis: analysis === "off" ? "off" : { lowTraffic: analysis.lowTraffic ?? "pass" },
        stepSeconds: minutes * 60,
    };
}

/** Those of the default steps that so many pods can tell apart. */
function defaultSteps(least: number): readonly CanaryStep[] {
    return DEFAULT_STEPS.filter(({ weight }, index) => {
        const before = DEFAULT_STEPS[index - 1];
        return before === undefined || shareOf(least, weight) > shareOf(least, before.weight);
    });
}

/** Pods of a release that stands at a weight. */
export interface CanaryPods {
    readonly canary: number;
    readonly stable: number;
}

/**
 * Without a router a weight is kept by numbers of pods: the whole numbers whose share is nearest, with one pod more than there
 * are where that is nearer, and at least one of either (argo-rollouts v1.9, utils/replicaset/canary.go,
 * approximateWeightedCanaryStableReplicaCounts).
 */
export function canaryPods(replicas: number, weight: number): CanaryPods {
    const exact = (replicas * weight) / 100;
    const options = [replicas, replicas + ROLLING.maxSurge].flatMap((total) => {
        const isTied = ((total * weight) / 100) % 1 === 0.5;
        const counts = isTied ? [Math.ceil(exact)] : [Math.ceil(exact), Math.floor(exact)];
        return counts
            .filter((canary) => canary > 0 && canary < total)
            .map((canary) => ({ canary, stable: total - canary }));
    });
    const distance = ({ canary, stable }: CanaryPods): number => Math.abs((canary * 100) / (canary + stable) - weight);
    return options.reduce(
        (best, each) => (distance(each) < distance(best) ? each : best),
        options[0] ?? { canary: 1, stable: 1 },
    );
}

function shareOf(replicas: number, weight: number): number {
    const { canary, stable } = canaryPods(replicas, weight);
    return canary / (canary + stable);
}

/** What is wrong with how the web pods are released. */
export function checkCanary({ rollout, web }: Released): Violation[] {
    if (rollout === undefined) return [];
    if (rollout.strategy !== "canary") return checkRolling(rollout);
    const { steps, analysis } = rollout;
    return [
        ...(steps === undefined ? [] : checkSteps(steps, planScaling(web?.scaling).least)),
        ...(analysis === undefined || analysis === "off" ? [] : checkLowTraffic(analysis.lowTraffic)),
    ];
}

/** Types refuse it; settings and untyped callers meet it here. */
function checkRolling(rollout: object & { readonly strategy: unknown }): Violation[] {
    const { strategy } = rollout;
    if (strategy !== "rolling") {
        const rule = `must be one of ${STRATEGIES.join(", ")}`;
        return [{ path: ["rollout", "strategy"], rule, value: strategy, fix: "choose one" }];
    }
    return Object.keys(rollout)
        .filter((key) => key !== "strategy" && (rollout as Record<string, unknown>)[key] !== undefined)
        .map((key) => ({
            path: ["rollout", key],
            rule: "is for strategy canary: a rolling release has no steps and is judged by its probes",
            value: (rollout as Record<string, unknown>)[key],
            fix: "remove it, or set strategy: canary",
        }));
}

function checkSteps(steps: readonly CanaryStep[], least: number): Violation[] {
    const path = ["rollout", "steps"];
    if (steps.length === 0 || steps.length > MOST_STEPS) {
        return [
            {
                path,
                rule: `must be from 1 to ${MOST_STEPS} steps`,
                value: steps.length,
                fix: "leave it out for the default",
            },
        ];
    }
    const wrong = steps.flatMap(({ weight, minutes }, index): Violation[] => [
        ...checkRange([...path, index, "weight"], weight, 1, 99),
        ...checkRange([...path, index, "minutes"], minutes, LEAST_ANALYSIS_MINUTES, MOST_CANARY_MINUTES),
    ]);
    return wrong.length > 0 ? wrong : [...checkOrder(steps, least), ...checkTime(steps)];
}

function checkRange(path: Path, value: number, from: number, to: number): Violation[] {
    if (Number.isInteger(value) && value >= from && value <= to) return [];
    return [{ path, rule: `must be a whole number from ${from} to ${to}`, value, fix: "choose one of them" }];
}

/** Each step has to be more than the one before, in pods too: with few of them 5 % and 10 % are the same pod. */
function checkOrder(steps: readonly CanaryStep[], least: number): Violation[] {
    return steps.flatMap(({ weight }, index): Violation[] => {
        const before = steps[index - 1];
        if (before === undefined || shareOf(least, weight) > shareOf(least, before.weight)) return [];
        const { canary, stable } = canaryPods(least, weight);
        return [
            {
                path: ["rollout", "steps", index, "weight"],
                rule: `must be more than the step before: of ${least} pods ${before.weight} % and ${weight} % are ${canary} new beside ${stable} old`,
                value: weight,
                fix: "raise it, remove one of the two, or raise web.scaling",
            },
        ];
    });
}

function checkTime(steps: readonly CanaryStep[]): Violation[] {
    const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
    if (minutes <= MOST_CANARY_MINUTES) return [];
    const rule = `must take ${MOST_CANARY_MINUTES} minutes together at most: whoever deploys waits for it`;
    return [{ path: ["rollout", "steps"], rule, value: `${minutes} minutes`, fix: "shorten steps" }];
}

function checkLowTraffic(lowTraffic: string | undefined): Violation[] {
    if (lowTraffic === undefined || LOW_TRAFFIC.some((one) => one === lowTraffic)) return [];
    const path = ["rollout", "analysis", "lowTraffic"];
    return [{ path, rule: `must be one of ${LOW_TRAFFIC.join(", ")}`, value: lowTraffic, fix: "choose one" }];
}
