import assert from "node:assert/strict";
import { keyPolicy, type KeyPolicyScope, type KeyStatement } from "../keyPolicy.ts";
import { KEY_SENDERS } from "./senders.ts";
import { KEY_SERVICES, throughServices } from "./services.ts";

const place = { region: "eu-west-1", partition: "aws" };
const scope: KeyPolicyScope = {
    ...place,
    account: "444444444444",
    services: [],
    logGroups: [],
    statements: [],
    senders: [],
};
const [ORDERS, REPORTS, DEPLOY] = ["orders", "reports", "deploy"].map(
    (role) => `arn:aws:iam::444444444444:role/${role}`,
);

function statements(more: Partial<KeyPolicyScope>): Record<string, KeyStatement> {
    return Object.fromEntries(keyPolicy({ ...scope, ...more }).Statement.map((one) => [one.Sid, one]));
}

describe("services a key is used through", () => {
    it("are named as AWS names them, in the key's region", () => {
        assert.deepEqual(throughServices(["sqs", "sns"], place), {
            StringEquals: { "kms:ViaService": ["sqs.eu-west-1.amazonaws.com", "sns.eu-west-1.amazonaws.com"] },
        });
    });

    it("end alike in all partitions, unlike principals", () => {
        const inChina = { ...scope, region: "cn-north-1", partition: "aws-cn", services: ["logs", "ssm"] as const };
        const { Use, LogGroups } = statements(inChina);
        assert.deepEqual(Use?.Condition, {
            StringEquals: { "kms:ViaService": ["logs.cn-north-1.amazonaws.com", "ssm.cn-north-1.amazonaws.com"] },
        });
        assert.deepEqual(LogGroups?.Principal, { Service: "logs.cn-north-1.amazonaws.com.cn" });
    });

    it("are no condition where none is named", () => {
        assert.deepEqual(throughServices([], place), {});
    });

    it("call from any region where DynamoDB is among them, as its global tables do", () => {
        assert.deepEqual(throughServices(["dynamodb", "s3"], place), {
            StringLike: { "kms:ViaService": ["dynamodb.*.amazonaws.com", "s3.eu-west-1.amazonaws.com"] },
        });
    });

    it("are all known by a name with its region", () => {
        for (const service of KEY_SERVICES) {
            const [condition] = Object.values(throughServices([service], place));
            for (const host of condition?.["kms:ViaService"] ?? []) {
                assert.match(host, /^[a-z0-9]+\.(eu-west-1|\*)\.amazonaws\.com$/);
            }
        }
    });
});

describe("what of AWS sends with a key", () => {
    it("sends for this account only, each with a condition that says so", () => {
        const made = statements({ senders: KEY_SENDERS });
        for (const sid of ["Alarms", "Events", "Topics", "Buckets"]) {
            assert.match(JSON.stringify(made[sid]?.Condition), /444444444444/, sid);
            assert.deepEqual(made[sid]?.Action, ["kms:Decrypt", "kms:GenerateDataKey"], sid);
        }
    });

    it("is narrowed to topics where EventBridge sends, which names no source", () => {
        const { Events } = statements({ senders: ["events"] });
        assert.deepEqual(Events?.Principal, { Service: "events.amazonaws.com" });
        assert.deepEqual(Events?.Condition, {
            ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": ["arn:aws:sns:eu-west-1:444444444444:*"] },
        });
    });

    it("is nothing unless it is named", () => {
        assert.deepEqual(Object.keys(statements({})), ["Administration", "Use", "GrantsToServices"]);
    });
});

describe("roles that use a key", () => {
    const roles = { encrypt: [ORDERS ?? "", DEPLOY ?? ""], decrypt: [REPORTS ?? "", DEPLOY ?? ""] };

    it("take the place of the account, and do one thing or both", () => {
        const { Administration, Use, Encrypt, Decrypt } = statements({ roles, services: ["s3"] });
        assert.deepEqual(Use?.Principal, { AWS: [DEPLOY] });
        assert.deepEqual(Encrypt?.Principal, { AWS: [ORDERS] });
        assert.deepEqual(Decrypt?.Principal, { AWS: [REPORTS] });
        assert.ok(!Encrypt?.Action.includes("kms:Decrypt") && Encrypt?.Action.includes("kms:GenerateDataKey"));
        assert.deepEqual(Decrypt?.Action, ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"]);
        assert.deepEqual(Decrypt?.Condition, { StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com"] } });
        assert.deepEqual(Administration?.Principal, { AWS: "arn:aws:iam::444444444444:root" });
        assert.ok(!Administration?.Action.some((action) => /Decrypt|Encrypt|Generate|CreateGrant/.test(action)));
    });

    it("have services keep grants only where they do both", () => {
        const { GrantsToServices } = statements({ roles });
        assert.deepEqual(GrantsToServices?.Principal, { AWS: [DEPLOY] });
        const apart = { encrypt: [ORDERS ?? ""], decrypt: [REPORTS ?? ""] };
        assert.equal(statements({ roles: apart })["GrantsToServices"], undefined);
    });
});
