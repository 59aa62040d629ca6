import { matchesGlob } from "node:path";
import { resourceRule } from "../../rule/rule.ts";

export const subnetAutoPublicIp = resourceRule({
    id: "subnet-auto-public-ip",
    severity: "medium",
    description: "Subnets hand out no public addresses by themselves",
    remedy: "set mapPublicIpOnLaunch to false and give public addresses to what needs one",
    types: ["aws:ec2/subnet:Subnet"],
    safeProperties: ["mapPublicIpOnLaunch"],
    parameters: {
        exemptNames: { description: "Resource names (globs) of subnets that may", default: [], stricter: "shorter" },
        exemptTags: { description: "Tag keys that mark subnets that may", default: [], stricter: "shorter" },
    },
    *check(resource, { parameters }) {
        const names = parameters.strings("exemptNames");
        const tags = parameters.strings("exemptTags");
        const isExempt =
            names.some((glob) => matchesGlob(resource.name, glob)) ||
            tags.some((key) => resource.get("tags").child(key).isSet);
        const assigned = resource.get("mapPublicIpOnLaunch");
        if (assigned.isSet && assigned.boolean() !== false && !isExempt) {
            yield { at: assigned, expected: "false" };
        }
    },
});
