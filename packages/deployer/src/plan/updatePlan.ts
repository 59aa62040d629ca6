/** The engine's own marks inside serialized values. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SPECIAL = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Properties that are to change, by name. */
export interface PlannedDiff {
    readonly adds?: Readonly<Record<string, unknown>> | null;
    readonly updates?: Readonly<Record<string, unknown>> | null;
    readonly deletes?: readonly string[] | null;
}

/** What the program wants of a resource. */
export interface PlannedGoal {
    readonly provider?: string;
    readonly inputDiff?: PlannedDiff;
    readonly outputDiff?: PlannedDiff;
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>> | null;
    readonly [option: string]: unknown;
}

/** What the engine means to do with a resource, in order. */
export interface PlannedResource {
    /** Absent for one that the program no longer has. */
    readonly goal?: PlannedGoal | null;
    /** By the engine's word, `same` included. */
    readonly steps?: readonly string[] | null;
    readonly [more: string]: unknown;
}

/**
 * An update plan of the engine (`pulumi preview --save-plan`): what an update may do, and no more. Values of secrets are in
 * ciphertext, as in a state. Only the parts that are compared here are typed; the rest is handed on as it is.
 */
export interface UpdatePlan {
    readonly resourcePlans?: Readonly<Record<string, PlannedResource>>;
    readonly [more: string]: unknown;
}

/** Whether a value of a plan is not known before it is made: the engine takes any value for it. */
export function isUnknown(value: unknown): boolean {
    return value === UNKNOWN;
}

/** Whether a value of a plan is a secret: its ciphertext differs each time it is written, so only the engine can compare it. */
export function isSecret(value: unknown): boolean {
    return (
        typeof value === "object" &&
        value !== null &&
        SPECIAL in value &&
        (value as Record<string, unknown>)[SPECIAL] === SECRET
    );
}
