/** The parts of a plan (version 1) that the targets read. */
export interface PlanDocument {
    readonly stacks: readonly {
        readonly project: string;
        readonly resources: readonly { readonly type: string; readonly settledOutputs?: unknown }[];
        readonly outputs: unknown;
    }[];
    readonly findings: readonly PlanFinding[];
}

interface PlanFinding {
    readonly rule: string;
    readonly outcome: string;
    readonly urn: string;
    readonly property: string | null;
    readonly expected?: string;
    readonly actual?: string;
    readonly message: string;
    readonly remedy?: string;
}

/** Outcomes that someone has to look at. */
const worthReading = ["violation", "errored", "unverified"];

/**
 * What other layers can see of this one: its stack's outputs in both passes. A layer that needs it is previewed again
 * when this changes, and only then.
 */
export function visibleOutputs(plan: PlanDocument): string {
    const stacks = plan.stacks.map(({ project, outputs, resources }) => ({
        project,
        outputs,
        settledOutputs: resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.settledOutputs,
    }));
    return `${JSON.stringify(stacks, null, 2)}\n`;
}

/** One line for each finding worth reading; the counts come from the previewer itself. */
export function listFindings(plan: PlanDocument): readonly string[] {
    return plan.findings
        .filter(({ outcome }) => worthReading.includes(outcome))
        .map(({ outcome, rule, urn, property, expected, actual, message, remedy }) => {
            const where = [urn.split("::").at(-1), property].filter(Boolean).join(" ");
            const values = expected && actual ? `expected ${expected}, found ${actual}` : message;
            return `${outcome} ${rule} ${where}: ${values}${remedy ? `. Fix: ${remedy}` : ""}`;
        });
}
