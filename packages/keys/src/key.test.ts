import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Key } from "./key.ts";
import type { KeyArgs } from "./keyArgs.ts";
import type { KeyPolicy, KeyStatement } from "./keyPolicy.ts";

const KEY = "aws:kms/key:Key";
const valid: KeyArgs = { description: "Orders", account: "444444444444", region: "eu-west-1" };

async function policyOf(args: Partial<KeyArgs>): Promise<Record<string, KeyStatement>> {
    const made = await record(() => new Key("orders", { ...valid, ...args }));
    const policy = JSON.parse(String(made.only(KEY)["policy"])) as KeyPolicy;
    return Object.fromEntries(policy.Statement.map((statement) => [statement.Sid, statement]));
}

function refused(args: Partial<KeyArgs>): readonly object[] {
    try {
        new Key("orders", { ...valid, ...args });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^key "orders": /);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("Key", () => {
    it("is rotated every year and waits 30 days before it is gone", async () => {
        const made = await record(() => new Key("orders", { ...valid, tags: { Layer: "database" } }));
        const { enableKeyRotation, rotationPeriodInDays, deletionWindowInDays, description, tags } = made.only(KEY);
        assert.deepEqual([enableKeyRotation, rotationPeriodInDays, deletionWindowInDays], [true, 365, 30]);
        assert.equal(description, "Orders");
        assert.deepEqual(tags, { Name: "orders", Layer: "database" });
    });

    it("has an alias that names project, stack and key, so that environments can share an account", async () => {
        const made = await record(() => new Key("orders", valid), { project: "plinth-database", stack: "dev" });
        const alias = made.only("aws:kms/alias:Alias");
        assert.equal(alias["name"], "alias/plinth-database/dev/orders");
        assert.equal(alias["targetKeyId"], await made.known(made.result.id));
        assert.equal(await made.known(made.result.aliasName), "alias/plinth-database/dev/orders");
        assert.match(await made.known(made.result.arn), /^arn:aws:kms:/);
    });

    it("keeps its children below itself, under names that start with its own", async () => {
        const made = await record(() => new Key("orders", valid), { project: "p", stack: "s" });
        assert.deepEqual(made.urns(), [
            "urn:pulumi:s::p::plinth:keys:Key$aws:kms/alias:Alias::orders-alias",
            "urn:pulumi:s::p::plinth:keys:Key$aws:kms/key:Key::orders-key",
            "urn:pulumi:s::p::plinth:keys:Key::orders",
        ]);
    });

    it("is protected where its component is", async () => {
        const made = await record(() => new Key("orders", valid, { protect: true }));
        assert.equal(made.resource(KEY, "orders-key").options.protect, true);
    });

    it("stays in the account where what it encrypted stays", async () => {
        const kept = await record(() => new Key("orders", { ...valid, retain: true }));
        assert.equal(kept.resource(KEY, "orders-key").options.retainOnDelete, true);
        const plain = await record(() => new Key("orders", valid));
        assert.notEqual(plain.resource(KEY, "orders-key").options.retainOnDelete, true);
    });

    it("gives the account no kms:*, and no grants but those services ask for", async () => {
        const { Administration, GrantsToServices, ...rest } = await policyOf({});
        assert.deepEqual(Administration?.Principal, { AWS: "arn:aws:iam::444444444444:root" });
        assert.ok(Administration?.Action.includes("kms:PutKeyPolicy"), "nobody could mend the policy");
        const actions = [Administration, GrantsToServices, ...Object.values(rest)].flatMap((one) => one?.Action ?? []);
        assert.deepEqual(
            actions.filter((action) => action.includes("*")),
            [],
        );
        assert.ok(!Administration?.Action.includes("kms:CreateGrant"));
        assert.deepEqual(GrantsToServices?.Action, ["kms:CreateGrant"]);
        assert.deepEqual(GrantsToServices?.Condition, { Bool: { "kms:GrantIsForAWSResource": "true" } });
    });

    it("leaves use to IAM policies of the account when no service is named", async () => {
        const { Use, LogGroups } = await policyOf({});
        assert.ok(Use?.Action.includes("kms:Decrypt"));
        assert.equal(Use?.Condition, undefined);
        assert.equal(LogGroups, undefined);
    });

    it("is used through the services it names only", async () => {
        const { Use, GrantsToServices } = await policyOf({ services: ["rds", "secretsmanager"] });
        const via = { "kms:ViaService": ["rds.eu-west-1.amazonaws.com", "secretsmanager.eu-west-1.amazonaws.com"] };
        assert.deepEqual(Use?.Condition, { StringEquals: via });
        assert.deepEqual(GrantsToServices?.Condition, {
            Bool: { "kms:GrantIsForAWSResource": "true" },
            StringEquals: via,
        });
    });

    it("names ElastiCache by both names it calls KMS under", async () => {
        const { Use } = await policyOf({ services: ["elasticache"] });
        assert.deepEqual(Use?.Condition, {
            StringEquals: { "kms:ViaService": ["elasticache.eu-west-1.amazonaws.com", "dax.eu-west-1.amazonaws.com"] },
        });
    });

    it("lets CloudWatch Logs encrypt log groups of this account and region", async () => {
        const { LogGroups } = await policyOf({ services: ["logs"] });
        assert.deepEqual(LogGroups?.Principal, { Service: "logs.eu-west-1.amazonaws.com" });
        assert.deepEqual(LogGroups?.Condition, {
            ArnLike: { "kms:EncryptionContext:aws:logs:arn": ["arn:aws:logs:eu-west-1:444444444444:log-group:*"] },
        });
    });

    it("narrows CloudWatch Logs to the log groups named", async () => {
        const { LogGroups } = await policyOf({ services: ["logs"], logGroups: ["/aws/rds/instance/orders/*"] });
        assert.deepEqual(LogGroups?.Condition, {
            ArnLike: {
                "kms:EncryptionContext:aws:logs:arn": [
                    "arn:aws:logs:eu-west-1:444444444444:log-group:/aws/rds/instance/orders/*",
                ],
            },
        });
    });

    const forTrails: KeyStatement = {
        Sid: "Trails",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: ["kms:GenerateDataKey"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": "444444444444" } },
    };

    it("is used by further services in their own name, each by a statement of its own", async () => {
        const { Trails, ...rest } = await policyOf({ statements: [forTrails] });
        assert.deepEqual(Trails, forTrails);
        assert.deepEqual(Object.keys(rest), ["Administration", "Use", "GrantsToServices"]);
    });

    it("refuses a statement that lets a service act for everyone, or everyone by themselves", () => {
        const { Condition: _, ...open } = forTrails;
        const said = (at: number, value: unknown) => ({
            path: `statements[${at}].Condition`,
            rule: "must say for whom: a service and * are everyone",
            value,
            fix: "add aws:SourceArn, aws:SourceAccount, kms:CallerAccount or an encryption context",
        });
        const everyone = { AWS: "*" };
        assert.deepEqual(refused({ statements: [forTrails, open, { ...open, Principal: everyone }] }), [
            said(1, { Service: "cloudtrail.amazonaws.com" }),
            said(2, everyone),
        ]);
        const among = { AWS: ["arn:aws:iam::444444444444:role/orders", "*"] };
        assert.deepEqual(refused({ statements: [{ ...open, Principal: among }] }), [said(0, among)]);
    });

    it("stands in the provider's region, or in the one it is asked to", async () => {
        const regions = async (inOtherRegion: boolean) => {
            const made = await record(() => new Key("orders", { ...valid, inOtherRegion }));
            return [made.only(KEY)["region"], made.only("aws:kms/alias:Alias")["region"]];
        };
        assert.deepEqual(await regions(false), [undefined, undefined]);
        assert.deepEqual(await regions(true), ["eu-west-1", "eu-west-1"]);
    });

    it("speaks of the partition it lives in", async () => {
        const { Administration, LogGroups } = await policyOf({
            partition: "aws-cn",
            region: "cn-north-1",
            services: ["logs"],
        });
        assert.deepEqual(Administration?.Principal, { AWS: "arn:aws-cn:iam::444444444444:root" });
        assert.deepEqual(LogGroups?.Principal, { Service: "logs.cn-north-1.amazonaws.com.cn" });
    });

    it("refuses wrong arguments, all at once, before anything registers", () => {
        const problems = refused({
            account: "12345",
            region: "Ireland",
            partition: "aws-eu",
            description: " ",
            logGroups: ["arn:aws:logs"],
        });
        assert.deepEqual(
            problems.map((problem) => "path" in problem && problem.path),
            ["account", "region", "partition", "description", "logGroups", "logGroups[0]"],
        );
    });

    it("refuses an account id that is not 12 digits", () => {
        assert.deepEqual(refused({ account: "12345" }), [
            {
                path: "account",
                rule: "must be an AWS account id of 12 digits",
                value: "12345",
                fix: "pass the account of the environment's target",
            },
        ]);
    });

    it("refuses log groups on a key that CloudWatch Logs may not use", () => {
        assert.deepEqual(refused({ logGroups: ["/aws/eks/main"], services: ["rds"] }), [
            {
                path: "logGroups",
                rule: "has no effect unless services names logs",
                value: ["/aws/eks/main"],
                fix: "add logs to services, or remove logGroups",
            },
        ]);
    });
});
