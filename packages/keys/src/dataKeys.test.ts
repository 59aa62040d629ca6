import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { DataKeys } from "./dataKeys.ts";
import type { DataClass, DataKeysArgs } from "./dataKeysArgs.ts";
import { Key } from "./key.ts";
import type { KeyPolicy } from "./keyPolicy.ts";

const KEY = "aws:kms/key:Key";
const REPLICA = "aws:kms/replicaKey:ReplicaKey";
const place = { account: "444444444444", region: "eu-west-1" };
const customer: DataClass = { description: "What customers gave us", services: ["rds", "s3"] };
const operations: DataClass = { description: "Logs and queues", services: ["logs", "sqs"], senders: ["topics"] };

function refused(args: Partial<DataKeysArgs<string>>): string[] {
    try {
        new DataKeys("data", { ...place, classes: { customer }, ...args });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, rule }) => `${path}: ${rule}`);
    }
    return assert.fail("accepted");
}

describe("DataKeys", () => {
    it("has a key for each class, for the services of the class, protected and named after it", async () => {
        const made = await record(() => new DataKeys("data", { ...place, classes: { customer, operations } }));
        const key = made.resource(KEY, "data-customer-key");
        assert.equal(key.options.protect, true);
        assert.deepEqual(key.inputs["tags"], { Name: "data-customer", DataClass: "customer" });
        assert.match(String(key.inputs["policy"]), /"kms:ViaService":\["rds\.eu-west-1[^\]]*"s3\.eu-west-1[^,\]]*\]/);
        assert.match(String(made.named(KEY, "data-operations-key")["policy"]), /sns\.amazonaws\.com/);
        assert.match(await made.known(made.result.arns.customer), /^arn:aws:kms:/);
        assert.notEqual(await made.known(made.result.arns.customer), await made.known(made.result.arns.operations));
        // @ts-expect-error there is no such class
        assert.equal(made.result.arns.orders, undefined);
    });

    it("leaves other classes as they are when one comes, in any order", async () => {
        const urns = async (classes: Record<string, DataClass>) =>
            (await record(() => new DataKeys("data", { ...place, classes }))).urns();
        const [one, two, turned] = [
            await urns({ customer }),
            await urns({ customer, operations }),
            await urns({ operations, customer }),
        ];
        assert.deepEqual(two, turned);
        assert.ok(one.every((urn) => two.includes(urn)));
    });

    it("is used by roles that flow from other resources, and by nobody else", async () => {
        const role = pulumi.output("arn:aws:iam::444444444444:role/orders");
        const roles = { encrypt: [role], decrypt: [role] };
        const made = await record(
            () => new DataKeys("data", { ...place, classes: { customer: { ...customer, roles } } }),
        );
        const { Statement } = JSON.parse(String(made.only(KEY)["policy"])) as KeyPolicy;
        const use = Statement.find(({ Sid }) => Sid === "Use");
        assert.deepEqual(use?.Principal, { AWS: ["arn:aws:iam::444444444444:role/orders"] });
    });

    it("is copied to other regions with a policy and an alias of its own there", async () => {
        const classes = { customer: { ...customer, replicaRegions: ["eu-central-1"] } };
        const made = await record(() => new DataKeys("data", { ...place, classes }), { project: "p", stack: "s" });
        assert.equal(made.only(KEY)["multiRegion"], true);
        const replica = made.named(REPLICA, "data-customer-replica-eu-central-1");
        assert.equal(replica["region"], "eu-central-1");
        assert.equal(replica["primaryKeyArn"], await made.known(made.result.arns.customer));
        assert.match(String(replica["policy"]), /rds\.eu-central-1\.amazonaws\.com/);
        const alias = made.named("aws:kms/alias:Alias", "data-customer-replica-eu-central-1-alias");
        assert.deepEqual([alias["region"], alias["name"]], ["eu-central-1", "alias/p/s/data-customer"]);
        const arn = made.result.keys.customer.replicaArns["eu-central-1"];
        assert.match(await made.known(arn ?? pulumi.output("none")), /^arn:aws:kms:eu-central-1:/);
    });

    it("is of one region unless copies are asked for", async () => {
        const made = await record(() => new Key("orders", { ...place, description: "Orders" }));
        assert.equal(made.only(KEY)["multiRegion"], undefined);
        assert.deepEqual(made.all(REPLICA), []);
    });

    it("refuses no class, classes without a name or a service, and says what is wrong with the place once", () => {
        assert.deepEqual(refused({ classes: {} }), ["classes: must have at least one class"]);
        const open = { description: " ", services: [] };
        assert.deepEqual(refused({ account: "1", classes: { Customer: open, logs: open } }), [
            "account: must be an AWS account id of 12 digits",
            "classes.Customer: must be a name with up to 40 small letters, digits and hyphens: the key's alias carries it",
            "classes.Customer.services: must name at least one service: with none, every service may use the key",
            "classes.Customer.description: must have 1 to 8192 characters",
            "classes.logs.services: must name at least one service: with none, every service may use the key",
            "classes.logs.description: must have 1 to 8192 characters",
        ]);
    });

    it("refuses roles that leave nobody to read, and principals that are no role", () => {
        const roles = { encrypt: ["*"], decrypt: [] };
        assert.deepEqual(refused({ classes: { customer: { ...customer, roles } } }), [
            "classes.customer.roles: must name somebody who encrypts and somebody who decrypts: a key that lacks one is of no use",
            "classes.customer.roles.encrypt[0]: must be the ARN of a role",
        ]);
    });

    it("refuses copies in its own region, in none and twice in one", () => {
        const replicaRegions = ["eu-west-1", "Frankfurt", "eu-north-1", "eu-north-1"];
        const rule = "must be an AWS region, another than the key's and named once";
        assert.deepEqual(refused({ classes: { customer: { ...customer, replicaRegions } } }), [
            `classes.customer.replicaRegions[0]: ${rule}`,
            `classes.customer.replicaRegions[1]: ${rule}`,
            `classes.customer.replicaRegions[3]: ${rule}`,
        ]);
    });
});
