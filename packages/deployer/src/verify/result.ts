/** What a deployment is looked at for, in the order in which it happens. */
export const checkKinds = ["outputs", "alarms", "services", "rollouts", "smoke"] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Containers of a service or workload, as its orchestrator counts them. */
export interface ContainerHealth {
    readonly desired: number;
    readonly available: number;
}

/** How much of what containers may use they do use, from 0 to 1 and above; a part that nobody measured is absent. */
export interface Utilization {
    readonly cpu?: number;
    readonly memory?: number;
}

interface Checked {
    readonly check: CheckKind;
    /** What was looked at: an address, the name of a service, or how many alarms. */
    readonly subject: string;
    readonly seconds: number;
    readonly health?: ContainerHealth;
    readonly utilization?: Utilization;
}

/**
 * What came of a check. One that could not be made is neither passed nor failed, and says what it would have taken.
 */
export type CheckResult =
    | (Checked & { readonly outcome: "passed" })
    | (Checked & {
          readonly outcome: "failed";
          readonly problems: readonly string[];
          /** Whether everything that is wrong was wrong before the deployment began: taking it back would mend nothing. */
          readonly fromBefore: boolean;
      })
    | (Checked & { readonly outcome: "notChecked"; readonly missing: string });

/** What came of all checks of a layer. */
export interface Verification {
    /** `failed` where a check failed, or was not made and the settings require it. */
    readonly outcome: "passed" | "failed";
    readonly checks: readonly CheckResult[];
    /** What is wrong, a line for each thing; empty where it passed. */
    readonly problems: readonly string[];
    /** Whether the deployment may be to blame: false where all that is wrong was wrong before, or was not checked. */
    readonly blamed: boolean;
}

/** Sums checks up. @param required kinds whose checks have to be made. */
export function summed(checks: readonly CheckResult[], required: readonly CheckKind[]): Verification {
    const failed = checks.filter((check) => check.outcome === "failed");
    const missed = checks.flatMap((check) =>
        check.outcome === "notChecked" && required.includes(check.check) ? [check] : [],
    );
    const problems = [
        ...failed.flatMap(({ check, subject, problems: found }) =>
            found.map((problem) => (check === "outputs" ? problem : `${check}, ${subject}: ${problem}`)),
        ),
        ...missed.map(({ check, subject, missing }) => `${check}, ${subject}: required, and not checked: ${missing}`),
    ];
    return {
        outcome: problems.length === 0 ? "passed" : "failed",
        checks,
        problems,
        blamed: failed.some(({ fromBefore }) => !fromBefore),
    };
}
