import { ROLLOUT_FAULTS } from "../../kubernetes/rollout/words.ts";

/** What a provider does to a resource. */
export type Verb = "create" | "update" | "delete" | "read";

/** How a fault kind is chosen and what it may be told. */
export interface KindFacts {
    /** Operations it can strike. */
    readonly verbs: readonly Verb[];
    /** What may stand behind `=`; `milliseconds` is a number or a range `50-200`. */
    readonly values?: readonly string[] | "milliseconds" | "count";
    readonly byDefault?: string;
    /** How many operations in a row it strikes where nobody says so. */
    readonly count: number;
    /** Types of resources it can strike. Default: any. */
    readonly types?: readonly string[];
    /** Whether the operation it strikes fails; the others only slow it down. */
    readonly fails: boolean;
    readonly meaning: string;
}

const CHANGES: readonly Verb[] = ["create", "update", "delete"];
const EVERY = Number.POSITIVE_INFINITY;

/** Every kind of fault the simulated cloud can have. */
export const KINDS = {
    latency: {
        verbs: [...CHANGES, "read"],
        values: "milliseconds",
        byDefault: "50-500",
        count: EVERY,
        fails: false,
        meaning: "answers late",
    },
    throttling: {
        verbs: CHANGES,
        count: 2,
        fails: true,
        meaning: "refuses because too many requests were made, then takes them",
    },
    "eventual-consistency": {
        verbs: ["create"],
        values: "count",
        byDefault: "2",
        count: 1,
        fails: true,
        meaning: "is made, and not found by the next operations that name it",
    },
    "create-failure": {
        verbs: ["create"],
        values: ["retryable", "permanent"],
        byDefault: "retryable",
        count: 1,
        fails: true,
        meaning: "is not made",
    },
    "update-failure": {
        verbs: ["update"],
        values: ["retryable", "permanent"],
        byDefault: "retryable",
        count: 1,
        fails: true,
        meaning: "is not changed",
    },
    "delete-failure": {
        verbs: ["delete"],
        values: ["retryable", "permanent"],
        byDefault: "retryable",
        count: 1,
        fails: true,
        meaning: "is not deleted",
    },
    "partial-create": {
        verbs: ["create"],
        count: 1,
        fails: true,
        meaning: "is made, and its initialisation fails",
    },
    timeout: {
        verbs: CHANGES,
        values: "milliseconds",
        byDefault: "300",
        count: 1,
        fails: true,
        meaning: "goes on in the cloud while the provider has stopped waiting",
    },
    "rollout-failure": {
        verbs: ["create", "update"],
        values: ROLLOUT_FAULTS,
        byDefault: "probe",
        types: [
            "kubernetes:apps/v1:DaemonSet",
            "kubernetes:apps/v1:Deployment",
            "kubernetes:apps/v1:StatefulSet",
            "kubernetes:argoproj.io/v1alpha1:Rollout",
            "kubernetes:batch/v1:Job",
        ],
        count: 1,
        fails: true,
        meaning: "is made or changed, and its pods do not become ready: no image, no answer to a probe, or a crash",
    },
    "provider-crash": {
        verbs: CHANGES,
        values: ["before", "after"],
        byDefault: "after",
        count: 1,
        fails: true,
        meaning: "loses the connection to the provider before or after the cloud has acted",
    },
    "cli-crash": {
        verbs: CHANGES,
        values: ["before", "after"],
        byDefault: "after",
        count: 1,
        fails: true,
        meaning: "the command is killed before or after the cloud has acted",
    },
} as const satisfies Readonly<Record<string, KindFacts>>;

export type FaultKind = keyof typeof KINDS;

export const FAULT_KINDS = Object.keys(KINDS) as readonly FaultKind[];

export function isFaultKind(name: string): name is FaultKind {
    return Object.hasOwn(KINDS, name);
}

/** The facts of a kind, all kinds of one shape. */
export function factsOfKind(kind: FaultKind): KindFacts {
    return KINDS[kind];
}
