import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";
import { decodeOnce } from "./adapter/decodeOnce.ts";
import { defineGovernance } from "./adapter/defineGovernance.ts";
import { definePolicy } from "./adapter/definePolicy.ts";
import { PackSession } from "./adapter/packSession.ts";
import { allRules } from "./catalogue/allRules.ts";
import { catalogue } from "./catalogue/catalogue.ts";
import { loadExemptions } from "./exemptions/exemptions.ts";
import { today } from "./exemptions/today.ts";
import { exemptionValid, productionLevels } from "./governance/governance.ts";
import { EnvironmentPolicies } from "./levels/environmentPolicies.ts";
import { floorProblems } from "./levels/floor.ts";

const rules = new Set(allRules.map((rule) => rule.id));
const policies = new EnvironmentPolicies(
    process.env["PLINTH_ENVIRONMENTS"] ?? join(import.meta.dirname, "..", "environments"),
    rules,
);
const exemptions = loadExemptions(process.env["PLINTH_EXEMPTIONS"] ?? join(import.meta.dirname, "exemptions.yaml"), {
    rules,
    today: today(),
});
const session = new PackSession(policies, stackUnderReview(), exemptions);

decodeOnce();
new PolicyPack("plinth", {
    displayName: "Plinth",
    description: "Tags, encryption and public exposure of AWS and Kubernetes resources",
    policies: [
        ...allRules.map((rule) => definePolicy(rule, session)),
        defineGovernance(exemptionValid, (environment) => exemptions.problems(environment)),
        defineGovernance(productionLevels, (environment) =>
            floorProblems(catalogue, policies.of(environment), environment),
        ),
    ],
});

/** A pack started by hand, or by a host that does not say, has no stack; the first URN then names the environment. */
function stackUnderReview(): string | undefined {
    try {
        return getStack();
    } catch {
        return undefined;
    }
}
