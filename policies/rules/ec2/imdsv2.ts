import { stackRule } from "../../rule/rule.ts";
import { LAUNCH_TEMPLATE, TEMPLATE_OF_INSTANCE } from "../../views/launchTemplate.ts";

const INSTANCE = "aws:ec2/instance:Instance";
export const imdsv2 = stackRule({
    id: "imdsv2",
    severity: "high",
    description: "Instances answer metadata requests with session tokens only (IMDSv2), close to the instance",
    remedy: 'set metadataOptions to { httpTokens: "required", httpPutResponseHopLimit: 1 }',
    types: [INSTANCE, LAUNCH_TEMPLATE, "aws:ec2/launchConfiguration:LaunchConfiguration"],
    safeProperties: ["metadataOptions.httpTokens", "metadataOptions.httpPutResponseHopLimit"],
    parameters: {
        maximumHops: { description: "Largest hop limit; containers on a node need 2", default: 2, stricter: "lower" },
    },
    *check(resource, { stack, parameters }) {
        if (resource.get("metadataOptions.httpEndpoint").string() === "disabled") {
            return;
        }
        const tokens = resource.get("metadataOptions.httpTokens");
        const template = resource.get("launchTemplate");
        if (tokens.string() !== "required") {
            const decidedByTemplate = tokens.isAbsent && template.isSet;
            if (!decidedByTemplate) {
                yield { at: tokens, expected: "required" };
            } else if (stack.targets(resource, TEMPLATE_OF_INSTANCE).here.length === 0) {
                yield { at: tokens, expected: "required, here or in the launch template", unverified: true };
            }
        }
        const hops = resource.get("metadataOptions.httpPutResponseHopLimit");
        const maximum = parameters.number("maximumHops");
        if (hops.isUnknown || (hops.number() ?? 1) > maximum) {
            yield { at: hops, expected: `at most ${maximum}` };
        }
    },
});
