import { resourceRule } from "../../rule/rule.ts";

export const redshiftEncryption = resourceRule({
    id: "redshift-encryption",
    severity: "high",
    description: "Redshift clusters are encrypted at rest",
    remedy: "set encrypted to true",
    types: ["aws:redshift/cluster:Cluster"],
    safeProperties: ["encrypted"],
    parameters: {
        explicit: {
            // The default of `encrypted` is true since version 7 of the provider, and was false before.
            description: "Whether a cluster must say so itself; older versions of the provider default to none",
            default: false,
            strict: true,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const encrypted = resource.get("encrypted");
        if (encrypted.boolean() !== true && (encrypted.isSet || parameters.boolean("explicit"))) {
            yield { at: encrypted, expected: "true" };
        }
    },
});
