import { governanceRules, ROOT_TYPE } from "../governance/governance.ts";
import { typeMatcher } from "../rule/typePattern.ts";
import { allRules } from "./allRules.ts";

const matchers = new Map<string, (type: string) => boolean>([
    ...allRules.map((rule) => [rule.id, typeMatcher(rule.types)] as const),
    ...governanceRules.map(({ id }) => [id, typeMatcher([ROOT_TYPE])] as const),
]);

/** Whether a rule of the pack judges resources of a type; `undefined` for a rule that is not the pack's. */
export function judgesType(rule: string, type: string): boolean | undefined {
    return matchers.get(rule)?.(type);
}
