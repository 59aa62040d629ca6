import type { Finding } from "@plinth/plan";
import { catalogue } from "@plinth/policies/catalogue";
import { floorProblems } from "@plinth/policies/floor";
import { productionLevels } from "@plinth/policies/governance";
import type { EnvironmentPolicies } from "@plinth/policies/levels";
import { problemFinding, rootUrn } from "../governance/problemFinding.ts";
import type { JudgedStack } from "./document.ts";

/** Settings of production that ask for less than the catalogue, as far as the stacks of a document are judged by them. */
export function productionFindings(stacks: readonly JudgedStack[], policies: EnvironmentPolicies): Finding[] {
    return stacks.flatMap((stack) =>
        floorProblems(catalogue, policies.of(stack.stack), stack.stack).map((problem) =>
            problemFinding(productionLevels, rootUrn(stack), problem),
        ),
    );
}
