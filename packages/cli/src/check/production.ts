import type { Finding } from "@plinth/plan";
import { catalogue } from "@plinth/policies/catalogue";
import { floorProblems } from "@plinth/policies/floor";
import { productionLevels } from "@plinth/policies/governance";
import type { EnvironmentPolicies } from "@plinth/policies/levels";
import { problemFinding, rootUrn } from "../governance/problemFinding.ts";
import type { JudgedStack } from "./document.ts";

/** Settings of production that ask for less than the catalogue, once for each environment of a document. */
export function productionFindings(stacks: readonly JudgedStack[], policies: EnvironmentPolicies): Finding[] {
    const firsts = stacks.filter((stack, index) => stacks.findIndex((one) => one.stack === stack.stack) === index);
    return firsts.flatMap((stack) =>
        floorProblems(catalogue, policies.of(stack.stack), stack.stack).map((problem) =>
            problemFinding(productionLevels, rootUrn(stack), problem),
        ),
    );
}
