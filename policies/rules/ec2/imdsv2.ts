import { Reading } from "../../reading/reading.ts";
import { containsUnknown, isRecord } from "../../reading/unknown.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { LAUNCH_TEMPLATE, TEMPLATE_OF_INSTANCE } from "../../views/launchTemplate.ts";

const CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";

/** What instances of a region get where they say nothing. */
const ACCOUNT_DEFAULT = ["aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults"];

export const imdsv2 = stackRule({
    id: "imdsv2",
    severity: "high",
    description: "Instances answer metadata requests with session tokens only (IMDSv2), close to the instance",
    remedy: 'set metadataOptions to { httpTokens: "required", httpPutResponseHopLimit: 1 }',
    types: ["aws:ec2/instance:Instance", LAUNCH_TEMPLATE, CONFIGURATION],
    safeProperties: ["metadataOptions.httpTokens", "metadataOptions.httpPutResponseHopLimit"],
    parameters: {
        maximumHops: { description: "Largest hop limit; containers on a node need 2", default: 2, stricter: "lower" },
    },
    *check(resource, { stack, parameters }) {
        const endpoint = effective(resource, "httpEndpoint", stack);
        if (endpoint.string() === "disabled") {
            return;
        }
        yield* judgeTokens(resource, stack, endpoint.isUnknown);
        const hops = resource.get("metadataOptions.httpPutResponseHopLimit");
        const maximum = parameters.number("maximumHops");
        if (hops.isUnknown || (hops.number() ?? 1) > maximum) {
            yield { at: hops, expected: `at most ${maximum}`, unverified: endpoint.isUnknown };
        }
    },
    fix(resource, { parameters }) {
        const options = resource.get("metadataOptions");
        const isDecidedElsewhere = options.isAbsent && resource.get("launchTemplate").isSet;
        // A launch configuration would be replaced; what is not known or secret cannot be written again.
        const isCopied = options.isAbsent || (isRecord(options.value) && !options.secret);
        if (resource.type === CONFIGURATION || isDecidedElsewhere || !isCopied || containsUnknown(options.value)) {
            return undefined;
        }
        const [tokens, hops] = [options.child("httpTokens"), options.child("httpPutResponseHopLimit")];
        const maximum = parameters.number("maximumHops");
        const isFar = (hops.number() ?? 1) > maximum;
        if (options.child("httpEndpoint").string() === "disabled" || (tokens.string() === "required" && !isFar)) {
            return undefined;
        }
        const corrected = { httpTokens: "required", ...(isFar && { httpPutResponseHopLimit: maximum }) };
        return { metadataOptions: { ...(options.value as object | undefined), ...corrected } };
    },
});

function* judgeTokens(resource: ResourceView, stack: StackIndex, unverified: boolean): Verdicts {
    const tokens = effective(resource, "httpTokens", stack);
    const defaults = stack.ofTypes(ACCOUNT_DEFAULT).map((setting) => setting.get("httpTokens"));
    const isLeftOpen = tokens.isAbsent && defaults.some((setting) => setting.isUnknown);
    const isSetByDefault = tokens.isAbsent && defaults.some((setting) => setting.string() === "required");
    if (tokens.string() !== "required" && !isSetByDefault) {
        const own = resource.get("metadataOptions.httpTokens");
        yield {
            at: own,
            expected: "required",
            ...(own.isAbsent && tokens.isKnown && { found: "something else in the launch template" }),
            unverified: unverified || isLeftOpen || tokens.isUnknown,
        };
    }
}

/** A metadata option of the resource, else of the launch template it comes from; unknown where that is not shown. */
function effective(resource: ResourceView, option: string, stack: StackIndex): Reading {
    const own = resource.get(`metadataOptions.${option}`);
    if (!own.isAbsent || !resource.get("launchTemplate").isSet) {
        return own;
    }
    const [template] = stack.targets(resource, TEMPLATE_OF_INSTANCE).here;
    return template?.get(`metadataOptions.${option}`) ?? Reading.unknown(own.path);
}
