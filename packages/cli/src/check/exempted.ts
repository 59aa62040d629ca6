import type { Finding } from "@plinth/plan";
import type { Exemptions } from "@plinth/policies/exemptions";
import { exemptionValid } from "@plinth/policies/governance";
import type { EnvironmentPolicies } from "@plinth/policies/levels";
import { problemFinding, rootUrn } from "../governance/problemFinding.ts";
import { unused } from "../governance/unusedExemptions.ts";
import type { JudgedStack } from "./document.ts";

/**
 * What is wrong with the exemptions, where it concerns the stacks of a document. That nothing needs one is said of
 * environments all of whose stacks are there, as their settings list them.
 */
export function exemptionFindings(
    stacks: readonly JudgedStack[],
    found: readonly Finding[],
    policies: EnvironmentPolicies,
    exemptions: Exemptions,
): Finding[] {
    const invalid = stacks.flatMap((stack) =>
        exemptions.problems(stack.stack).map((problem) => problemFinding(exemptionValid, rootUrn(stack), problem)),
    );
    const idle = [...Map.groupBy(stacks, ({ stack }) => stack)].flatMap(([environment, own]) => {
        const projects = own.filter(({ isPartial }) => !isPartial).map(({ project }) => project);
        const all = policies.of(environment).projects;
        const [first] = own;
        const isWhole = all !== undefined && all.every((project) => projects.includes(project));
        return isWhole && first !== undefined ? unused(exemptions, environment, rootUrn(first), found) : [];
    });
    return [...invalid, ...idle];
}
