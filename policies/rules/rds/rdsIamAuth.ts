import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";
import type { Answer } from "../../views/answer.ts";

const INSTANCE = "aws:rds/instance:Instance";

export const rdsIamAuth = resourceRule({
    id: "rds-iam-auth",
    severity: "low",
    description: "MySQL and PostgreSQL databases accept IAM identities, so that people and services need no password",
    remedy: "set iamDatabaseAuthenticationEnabled to true",
    types: [INSTANCE, "aws:rds/cluster:Cluster"],
    safeProperties: ["iamDatabaseAuthenticationEnabled"],
    *check(resource) {
        const supported = takesIdentities(resource);
        const enabled = resource.get("iamDatabaseAuthenticationEnabled");
        if (supported !== "no" && enabled.boolean() !== true) {
            yield { at: enabled, expected: "true", unverified: supported === "unknown" };
        }
    },
});

/** Whether the engine offers it; an Aurora instance takes the setting of its cluster. */
function takesIdentities(resource: ResourceView): Answer {
    const engine = resource.get("engine");
    const isInstance = resource.type === INSTANCE;
    if (engine.isUnknown) {
        return "unknown";
    }
    // Older providers take a cluster without an engine for Aurora MySQL.
    const name = engine.string()?.toLowerCase() ?? (isInstance ? "" : "aurora");
    return (isInstance ? /^(mysql|postgres)$/ : /^(aurora(-mysql|-postgresql)?|mysql|postgres)$/).test(name)
        ? "yes"
        : "no";
}
