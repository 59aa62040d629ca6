import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";
import { definePolicy } from "./adapter/definePolicy.ts";
import { PackSession } from "./adapter/packSession.ts";
import { allRules } from "./catalogue/allRules.ts";
import { EnvironmentPolicies } from "./levels/environmentPolicies.ts";

const policies = new EnvironmentPolicies(
    process.env["PLINTH_ENVIRONMENTS"] ?? join(import.meta.dirname, "..", "environments"),
    allRules.map((rule) => rule.id),
);
const session = new PackSession(policies, stackUnderReview());

new PolicyPack("plinth", {
    displayName: "Plinth",
    description: "Tags, encryption and public exposure of AWS and Kubernetes resources",
    policies: allRules.map((rule) => definePolicy(rule, session)),
});

/** A pack started by hand, or by a host that does not say, has no stack; the first URN then names the environment. */
function stackUnderReview(): string | undefined {
    try {
        return getStack();
    } catch {
        return undefined;
    }
}
