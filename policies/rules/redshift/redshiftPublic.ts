import { resourceRule } from "../../rule/rule.ts";

export const redshiftPublic = resourceRule({
    id: "redshift-public",
    severity: "critical",
    description: "Redshift clusters have no address on the internet",
    remedy: "set publiclyAccessible to false",
    types: ["aws:redshift/cluster:Cluster"],
    safeProperties: ["publiclyAccessible"],
    parameters: {
        explicit: {
            // The default of `publiclyAccessible` is false since version 7 of the provider, and was true before.
            description: "Whether a cluster must say so itself; older versions of the provider default to public",
            default: false,
            strict: true,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const isPublic = resource.get("publiclyAccessible");
        const version = /^\d+/.exec(resource.provider.child("version").string() ?? "")?.[0];
        const mustSay = parameters.boolean("explicit") || Number(version) < 7;
        if (isPublic.boolean() !== false && (isPublic.isSet || mustSay)) {
            yield { at: isPublic, expected: "false" };
        }
    },
});
