import type { Changes } from "../journal/entry.ts";
import type { UpdatePlan } from "./updatePlan.ts";

/** What a run without changes found out about a layer. */
export type PlannedLayer = {
    readonly layer: string;
    readonly project: string;
    readonly stack: string;
} & (
    | {
          /** `held`: an update of it is held to `plan`, which also says where nothing is to be done. */
          readonly kind: "held";
          readonly plan: UpdatePlan;
          /** The state that it was made on, and the configuration, each as a text that equal ones share. */
          readonly state: string;
          readonly configuration: string;
          readonly changes: Changes;
          /** Whether outputs of it change. */
          readonly outputsChange: boolean;
          /** Layers before it whose outputs may change: where they do, what was planned on the outputs of before holds no more. */
          readonly unless: readonly string[];
      }
    | {
          /** `open`: nobody can know what it does before others are deployed; it is planned and judged when its turn comes. */
          readonly kind: "open";
          readonly reason: string;
      }
);

/** Plans of an environment, made by a run that changed nothing. */
export interface EnvironmentPlan {
    readonly environment: string;
    readonly layout: "layered" | "single";
    /** When it was made, UTC. */
    readonly made: string;
    /** The run in the journal that made it. */
    readonly correlationId: string;
    readonly engine: string;
    /** What was planned: the commit; absent outside of a git repository. */
    readonly commit?: string;
    readonly layers: readonly PlannedLayer[];
}

/** What is known of the run that a plan is handed to. */
export interface AppliedWhere {
    readonly environment: string;
    readonly layout: "layered" | "single";
    readonly engine: string;
    readonly commit?: string;
    readonly uncommitted?: boolean;
    readonly now: Date;
    /** Hours for which a plan may be applied. */
    readonly validHours: number;
    /** Layers that are to be deployed. */
    readonly layers: readonly string[];
}

/** Hours for which a plan may be applied: what the state does not tell of, drift of the cloud, is looked for once a day. */
export const VALID_HOURS = 24;

const HOUR = 3_600_000;
/** Clocks of two machines may differ by as much. */
const CLOCKS = 5 * 60_000;

/** Why plans may not be applied here and now, all reasons at once; what concerns one layer's stack is asked later. */
export function planRefusals(plan: EnvironmentPlan, where: AppliedWhere): string[] {
    const age = where.now.getTime() - Date.parse(plan.made);
    const again = `Fix: npx plinth plan ${where.environment}`;
    const missing = where.layers.filter((layer) => !plan.layers.some((planned) => planned.layer === layer));
    return [
        ...(plan.environment === where.environment
            ? []
            : [`it was made for environment ${plan.environment}, not ${where.environment}`]),
        ...(plan.layout === where.layout
            ? []
            : [`the environment's layout was ${plan.layout}, and is ${where.layout}`]),
        ...(plan.commit === where.commit
            ? []
            : [
                  `it was made at commit ${short(plan.commit)}, and this is ${short(where.commit)}. Fix: check that commit out, or plan again`,
              ]),
        ...(where.uncommitted === true
            ? [
                  "files here differ from the commit that it was made at. Fix: commit them and plan again, or put them back",
              ]
            : []),
        ...(plan.engine === where.engine
            ? []
            : [
                  `it was made by engine ${plan.engine}, and this is ${where.engine}: the form of plans is not promised to stay. Fix: use the same version`,
              ]),
        ...(Number.isNaN(age) || age < -CLOCKS
            ? [`it says that it was made at ${plan.made}, which is not in the past`]
            : []),
        ...(age > where.validHours * HOUR
            ? [
                  `it was made at ${plan.made}, more than ${where.validHours} hours ago (delivery.plan.validHours). ${again}`,
              ]
            : []),
        ...(missing.length === 0 ? [] : [`it says nothing of ${missing.join(", ")}. ${again}`]),
    ];
}

function short(commit: string | undefined): string {
    return commit === undefined ? "none" : commit.slice(0, 10);
}
