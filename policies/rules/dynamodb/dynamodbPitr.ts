import { resourceRule } from "../../rule/rule.ts";

export const dynamodbPitr = resourceRule({
    id: "dynamodb-pitr",
    severity: "medium",
    description: "DynamoDB tables can be restored to any moment of the last weeks, and are not deleted by mistake",
    remedy: "set pointInTimeRecovery.enabled to true",
    types: ["aws:dynamodb/table:Table"],
    safeProperties: ["pointInTimeRecovery.enabled", "pointInTimeRecovery[].enabled", "deletionProtectionEnabled"],
    parameters: {
        deletionProtection: {
            description: "Whether tables must also be protected from deletion; for environments that live long",
            default: false,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const recovery = resource.get("pointInTimeRecovery.enabled");
        if (recovery.boolean() !== true) {
            yield { at: recovery, expected: "true" };
        }
        const protection = resource.get("deletionProtectionEnabled");
        if (parameters.boolean("deletionProtection") && protection.boolean() !== true) {
            yield { at: protection, expected: "true", remedy: "set deletionProtectionEnabled to true" };
        }
    },
    /** A table that says how long it can be restored keeps that, so only one that says nothing is corrected. */
    fix(resource) {
        return resource.get("pointInTimeRecovery").isAbsent ? { pointInTimeRecovery: { enabled: true } } : undefined;
    },
});
