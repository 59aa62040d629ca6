import type { Finding } from "@plinth/plan";
import type { Exemptions } from "@plinth/policies/exemptions";
import { exemptionValid } from "@plinth/policies/governance";
import type { EnvironmentPolicies } from "@plinth/policies/levels";
import { problemFinding, rootUrn } from "../governance/problemFinding.ts";
import { unused } from "../governance/unusedExemptions.ts";
import type { JudgedStack } from "./document.ts";

/**
 * What is wrong with the exemptions, once for each environment of a document. That nothing needs one is said of
 * environments all of whose stacks are there, as their settings list them.
 */
export function exemptionFindings(
    stacks: readonly JudgedStack[],
    found: readonly Finding[],
    policies: EnvironmentPolicies,
    exemptions: Exemptions,
): Finding[] {
    return [...Map.groupBy(stacks, ({ stack }) => stack)].flatMap(([environment, own]) => {
        const [first] = own;
        if (first === undefined) return [];
        const root = rootUrn(first);
        const projects = own.filter(({ isPartial }) => !isPartial).map(({ project }) => project);
        const all = policies.of(environment).projects;
        const isWhole = all !== undefined && all.every((project) => projects.includes(project));
        return [
            ...exemptions.problems(environment).map((problem) => problemFinding(exemptionValid, root, problem)),
            ...(isWhole ? unused(exemptions, environment, root, found) : []),
        ];
    });
}
