/** The parts of a plan (version 1) that the targets read. */
export interface PlanDocument {
    readonly stacks: readonly {
        readonly project: string;
        readonly resources: readonly { readonly type: string; readonly settledOutputs?: unknown }[];
        readonly outputs: unknown;
    }[];
    readonly findings: readonly {
        readonly rule: string;
        readonly outcome: string;
        readonly urn: string;
        readonly message: string;
    }[];
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

/** One line of counts and one for each finding worth reading. */
export function summarise(name: string, plan: PlanDocument): readonly string[] {
    const resources = plan.stacks.reduce((total, stack) => total + stack.resources.length, 0);
    const count = (outcome: string) => plan.findings.filter((finding) => finding.outcome === outcome).length;
    const counts = worthReading
        .filter((outcome) => count(outcome) > 0)
        .map((outcome) => `${count(outcome)} ${outcome}`);
    return [
        `${name}: ${resources} resources, ${counts.join(", ") || "no finding"}`,
        ...plan.findings
            .filter(({ outcome }) => worthReading.includes(outcome))
            .map(({ outcome, rule, urn, message }) => `  ${outcome} ${rule} ${urn.split("::").at(-1)}: ${message}`),
    ];
}
