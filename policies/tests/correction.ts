import { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceData } from "../resource/resourceData.ts";
import type { Rule } from "../rule/rule.ts";
import { RuleParameters, type ParameterValues } from "../rule/ruleParameters.ts";

/** What a rule would set at level `remediate`. */
export function correction(rule: Rule, resource: ResourceData, values: ParameterValues = {}): unknown {
    const [view] = new StackIndex([resource]).resources;
    return view && rule.fix?.(view, { parameters: new RuleParameters(rule, [values]) });
}
