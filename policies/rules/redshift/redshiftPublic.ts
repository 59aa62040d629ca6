import { resourceRule } from "../../rule/rule.ts";

export const redshiftPublic = resourceRule({
    id: "redshift-public",
    severity: "critical",
    description: "Redshift clusters have no address on the internet",
    remedy: "set publiclyAccessible to false",
    types: ["aws:redshift/cluster:Cluster"],
    safeProperties: ["publiclyAccessible"],
    *check(resource) {
        const isPublic = resource.get("publiclyAccessible");
        // The default is false since version 7 of the provider, and was true before.
        const version = /^\d+/.exec(resource.provider.child("version").string() ?? "")?.[0];
        if (isPublic.boolean() !== false && (isPublic.isSet || Number(version) < 7)) {
            yield { at: isPublic, expected: "false" };
        }
    },
});
