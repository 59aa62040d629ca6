import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { dynamodbCmk } from "./dynamodbCmk.ts";

const TABLE = "aws:dynamodb/table:Table";
const REPLICA = "aws:dynamodb/tableReplica:TableReplica";
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";

function table(serverSideEncryption: unknown) {
    return [resource(TABLE, "t", { serverSideEncryption })];
}

export const examples: RuleExamples = {
    rule: dynamodbCmk,
    passing: [
        { title: "a table with a key", resources: table({ enabled: true, kmsKeyArn: KEY }) },
        {
            title: "a key that is not known yet, the block in a list",
            resources: table([{ enabled: "true", kmsKeyArn: UNKNOWN }]),
        },
        { title: "a replica with a key", resources: [resource(REPLICA, "r", { kmsKeyArn: UNKNOWN })] },
    ],
    failing: [
        {
            title: "a table that says nothing",
            resources: [resource(TABLE, "t", {})],
            finds: ["t: serverSideEncryption.enabled", "t: serverSideEncryption.kmsKeyArn"],
        },
        {
            title: "a table with AWS's own key",
            resources: table({ enabled: true }),
            finds: ["t: serverSideEncryption.kmsKeyArn"],
        },
        {
            title: "a table with AWS's own key by its alias",
            resources: table({ enabled: true, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/aws/dynamodb" }),
            finds: ["t: serverSideEncryption.kmsKeyArn"],
        },
        {
            title: "a key that is not used",
            resources: table({ enabled: false, kmsKeyArn: KEY }),
            finds: ["t: serverSideEncryption.enabled"],
        },
        {
            title: "a replica that says nothing",
            resources: [resource(REPLICA, "r", {})],
            finds: ["r: kmsKeyArn"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: table({ enabled: UNKNOWN, kmsKeyArn: KEY }),
            finds: ["t: serverSideEncryption.enabled"],
        },
        {
            title: "settings that are not known yet",
            resources: table(UNKNOWN),
            finds: ["t: serverSideEncryption.enabled"],
        },
    ],
};
