import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { dynamodbPitr } from "./dynamodbPitr.ts";

const TABLE = "aws:dynamodb/table:Table";
const on = { pointInTimeRecovery: { enabled: true } };

export const examples: RuleExamples = {
    rule: dynamodbPitr,
    passing: [
        { title: "a table that can be restored", resources: [resource(TABLE, "t", on)] },
        {
            title: "a table that can be restored, the block in a list",
            resources: [resource(TABLE, "t", { pointInTimeRecovery: [{ enabled: "true" }] })],
        },
        {
            title: "a table that is protected where that is asked for",
            resources: [resource(TABLE, "t", { ...on, deletionProtectionEnabled: true })],
            parameters: { deletionProtection: true },
        },
    ],
    failing: [
        {
            title: "a table that says nothing",
            resources: [resource(TABLE, "t", {})],
            corrects: { t: on },
            finds: ["t: pointInTimeRecovery.enabled"],
        },
        {
            title: "recovery switched off",
            corrects: {},
            resources: [resource(TABLE, "t", { pointInTimeRecovery: { enabled: false } })],
            finds: ["t: pointInTimeRecovery.enabled"],
        },
        {
            title: "a table that may be deleted where that is not wanted",
            resources: [resource(TABLE, "t", on), resource(TABLE, "u", { ...on, deletionProtectionEnabled: false })],
            parameters: { deletionProtection: true },
            finds: ["t: deletionProtectionEnabled", "u: deletionProtectionEnabled"],
        },
    ],
    unknown: [
        {
            title: "switches that are not known yet",
            resources: [
                resource(TABLE, "t", { pointInTimeRecovery: { enabled: UNKNOWN }, deletionProtectionEnabled: UNKNOWN }),
            ],
            parameters: { deletionProtection: true },
            finds: ["t: pointInTimeRecovery.enabled", "t: deletionProtectionEnabled"],
        },
    ],
};
