import { createHash } from "node:crypto";
import type { Finding, Outcome, StackPlan, Summary } from "./plan.ts";

/** Type of the resource that stands for the stack itself. */
export const STACK_TYPE = "pulumi:pulumi:Stack";
/** Type tokens of providers begin with this. */
export const PROVIDER_PREFIX = "pulumi:providers:";

/**
 * Whether a finding stops a deployment: at a level that blocks, a violation, a rule that failed, or a rule that could not
 * decide although the settled pass had filled in what a preview does not know.
 */
export function blocks({ outcome, level, decidedIn }: Finding): boolean {
    if (level === "advisory" || level === "disabled") return false;
    return outcome === "violation" || outcome === "errored" || (outcome === "unverified" && decidedIn === "settled");
}

/** Findings for an environment that lets what stayed unverified pass (`policy.unverified: warn`): they are advisory. */
export function warnUnverified(findings: readonly Finding[]): Finding[] {
    return findings.map((finding) => (finding.outcome === "unverified" ? { ...finding, level: "advisory" } : finding));
}

/**
 * Findings for an environment that takes no made-up value for proof (`policy.assumed: block`): a rule that passed on one
 * has decided nothing.
 */
export function refuseAssumed(findings: readonly Finding[]): Finding[] {
    return findings.map((finding) =>
        finding.outcome === "pass" && finding.basis === "assumed" ? { ...finding, outcome: "unverified" } : finding,
    );
}

/** A finding's id: the same rule on the same property of the same resource keeps it. */
export function findingId(rule: string, urn: string, property: string | null): string {
    return createHash("sha256")
        .update(`${rule}\n${urn}\n${property ?? ""}`)
        .digest("hex")
        .slice(0, 16);
}

/** Counts of findings before any is counted. */
export function noOutcomes(): Record<Outcome, number> {
    return { pass: 0, violation: 0, unverified: 0, exempted: 0, notApplicable: 0, errored: 0 };
}

/** Counts what a plan holds. */
export function summarize(stacks: readonly StackPlan[], findings: readonly Finding[]): Summary {
    const all = stacks
        .flatMap((stack) => stack.resources)
        .filter(({ type }) => type !== STACK_TYPE && !type.startsWith(PROVIDER_PREFIX));
    const diagnostics = stacks.flatMap((stack) => stack.diagnostics);
    const outcomes = noOutcomes();
    for (const { outcome } of findings) outcomes[outcome] += 1;
    return {
        resources: all.filter(({ custom, read }) => custom && read !== true).length,
        components: all.filter(({ custom }) => !custom).length,
        reads: all.filter(({ read }) => read === true).length,
        unknownInputs: all.reduce((count, resource) => count + resource.unknownInputs.length, 0),
        findings: outcomes,
        assumed: findings.filter(({ basis }) => basis === "assumed").length,
        blocking: findings.filter(blocks).length,
        errors: diagnostics.filter(({ severity }) => severity === "error").length,
        warnings: diagnostics.filter(({ severity }) => severity === "warning").length,
    };
}
