import type { Path, Violation } from "@plinth/core/settings";
import { DEFAULTS } from "./defaults.ts";
import type { Scaling } from "./shape.ts";

/** How many pods there are, by whom. */
export type PlannedScaling = {
    /** The least there are, unless something is broken. */
    readonly least: number;
    readonly most: number;
    readonly disruptionBudget: boolean;
} & (
    | { readonly by: "settings"; readonly replicas: number }
    | { readonly by: "load"; readonly cpuPercent: number; readonly memoryPercent: number }
);

export function planScaling(scaling: Scaling = {}): PlannedScaling {
    const { disruptionBudget = true } = scaling;
    if (scaling.replicas !== undefined) {
        const { replicas } = scaling;
        return { by: "settings", replicas, least: replicas, most: replicas, disruptionBudget };
    }
    const { cpuPercent = DEFAULTS.cpuPercent, memoryPercent = DEFAULTS.memoryPercent } = scaling;
    const { min = DEFAULTS.min, max = Math.max(DEFAULTS.max, min) } = scaling;
    return { by: "load", least: min, most: max, disruptionBudget, cpuPercent, memoryPercent };
}

/** More pods than this of one kind are for somebody to think about first. */
const MOST = 1000;

/** What is wrong with how many pods there are; paths start at the kind of pods. */
export function checkScaling(scaling: Scaling | undefined): Violation[] {
    if (scaling === undefined) return [];
    const planned = planScaling(scaling);
    return [
        ...checkMix(scaling),
        ...(planned.by === "settings"
            ? checkCount(["scaling", "replicas"], planned.replicas)
            : [
                  ...checkCount(["scaling", "min"], planned.least),
                  ...checkCount(["scaling", "max"], planned.most),
                  ...checkOrder(planned.least, planned.most),
                  ...checkPercent("cpuPercent", planned.cpuPercent),
                  ...checkPercent("memoryPercent", planned.memoryPercent),
              ]),
        ...checkBudget(planned),
    ];
}

/** Types refuse the mix; settings and untyped callers meet it here. */
function checkMix(scaling: Scaling): Violation[] {
    if (scaling.replicas === undefined) return [];
    const others = (["min", "max", "cpuPercent", "memoryPercent"] as const).filter((key) => scaling[key] !== undefined);
    return others.map((key) => ({
        path: ["scaling", key],
        rule: "must not stand beside replicas: either the load decides, or the settings",
        value: scaling[key],
        fix: "remove one of them",
    }));
}

function checkCount(path: Path, count: number): Violation[] {
    if (Number.isInteger(count) && count >= 1 && count <= MOST) return [];
    return [{ path, rule: `must be a whole number from 1 to ${MOST}`, value: count, fix: "choose one of them" }];
}

function checkOrder(min: number, max: number): Violation[] {
    if (max >= min) return [];
    return [{ path: ["scaling", "max"], rule: `must be at least min (${min})`, value: max, fix: "raise it" }];
}

function checkPercent(key: "cpuPercent" | "memoryPercent", percent: number): Violation[] {
    if (Number.isInteger(percent) && percent >= 1 && percent <= 100) return [];
    const rule = "must be a whole number from 1 to 100: the share of the request that is used";
    return [{ path: ["scaling", key], rule, value: percent, fix: "choose one of them" }];
}

function checkBudget({ least, disruptionBudget }: PlannedScaling): Violation[] {
    if (!disruptionBudget || least !== 1) return [];
    return [
        {
            path: ["scaling", "disruptionBudget"],
            rule: "must be false with one pod: a budget of one pod away allows none to stay",
            value: true,
            fix: "run two pods at least, or write false: every drained node then interrupts the service",
        },
    ];
}
