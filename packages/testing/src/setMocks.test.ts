import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertSettled, isKnown, isSecret, known, setMocks } from "./index.ts";

describe("setMocks", () => {
    afterEach(() => pulumi.runtime.setAllConfig({}));

    it("takes what Pulumi's own mocks take", async () => {
        const mocks: pulumi.runtime.Mocks = {
            newResource: ({ name, inputs }) => ({
                id: `${name}_id`,
                state: { ...(inputs as Record<string, unknown>), arn: "mine" },
            }),
            call: ({ inputs }) => inputs as Record<string, unknown>,
        };
        await setMocks(mocks, "shop", "dev", false, "acme");
        const bucket = new aws.s3.Bucket("logs", { forceDestroy: true });
        assert.equal(await known(bucket.id), "logs_id");
        assert.equal(await known(bucket.arn), "mine");
        assert.equal(await known(bucket.forceDestroy), true);
        assert.equal(await known(aws.getRegionOutput({ region: "eu-west-1" }).region), "eu-west-1");
        assert.equal(pulumi.getOrganization(), "acme");
        assert.equal(pulumi.runtime.isDryRun(), false);
    });

    it("answers as the simulated cloud does where mocks say nothing", async () => {
        await setMocks({ newResource: ({ type }) => (type === "shop:index:Box" ? { id: "b", state: {} } : undefined) });
        const bucket = new aws.s3.Bucket("logs", { bucket: "orders" });
        assert.equal(await known(bucket.id), "orders");
        assert.equal(await known(bucket.arn), "arn:aws:s3:::orders");
        assert.match((await aws.getCallerIdentity()).accountId, /^\d{12}$/);
    });

    it("completes what a mock gives by the simulated cloud's values", async () => {
        await setMocks({ newResource: ({ inputs }) => ({ id: "orders", state: inputs as Record<string, unknown> }) });
        const bucket = new aws.s3.Bucket("logs", { bucket: "orders", tags: { a: "b" } });
        assert.equal(await known(bucket.arn), "arn:aws:s3:::orders");
        assert.deepEqual(await known(bucket.tags), { a: "b" });
    });

    it("knows nothing of what is computed in a preview, but for what a mock gives", async () => {
        await setMocks(
            { newResource: ({ name }) => (name === "given" ? { id: "i", state: { arn: "a" } } : undefined) },
            "shop",
            "dev",
            true,
        );
        const [given, left] = [new aws.s3.Bucket("given"), new aws.s3.Bucket("left", { tags: { a: "b" } })];
        assert.equal(await known(given.arn), "a");
        assert.equal(await isKnown(given.bucketDomainName), false);
        assert.equal(await isKnown(left.arn), false);
        assert.equal(await isKnown(left.id), false);
        assert.deepEqual(await known(left.tags), { a: "b" });
        assert.equal(pulumi.runtime.isDryRun(), true);
    });

    it("hands mocks what Pulumi's own hand them: type, name, inputs after transforms, provider, id", async () => {
        const seen: pulumi.runtime.MockResourceArgs[] = [];
        const newResource = (args: pulumi.runtime.MockResourceArgs): undefined => void seen.push(args);
        await setMocks({ newResource }, "project", "stack");
        const tagged: pulumi.ResourceTransform = ({ props, opts }) => ({ props: { ...props, tags: { a: "b" } }, opts });
        const provider = new aws.Provider("aws", { region: "eu-west-1" });
        const bucket = new aws.s3.Bucket("logs", {}, { transforms: [tagged], provider, import: "orders" });
        await known(bucket.id);
        await known(aws.s3.Bucket.get("existing", "old").arn);
        const [, made, read] = seen;
        assert.equal(made?.type, "aws:s3/bucket:Bucket");
        assert.deepEqual(made.inputs, { tags: { a: "b" } });
        assert.match(made.provider ?? "", /^urn:pulumi:stack::project::pulumi:providers:aws::aws::/);
        assert.equal(made.id, "orders");
        assert.equal(read?.id, "old");
        assert.equal(read.name, "existing");
    });

    it("makes URNs of the whole chain of parents, and hands down providers", async () => {
        await setMocks({}, "shop", "dev");
        const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["222222222222"] });
        class Box extends pulumi.ComponentResource {
            constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
                super("shop:index:Box", name, {}, opts);
            }
        }
        const outer = new Box("outer", { provider });
        const key = new aws.kms.Key("key", {}, { parent: new Box("inner", { parent: outer }) });
        assert.equal(await known(key.urn), "urn:pulumi:dev::shop::shop:index:Box$shop:index:Box$aws:kms/key:Key::key");
        assert.match(await known(key.arn), /^arn:aws:kms:eu-west-1:222222222222:/);
    });

    it("makes what a remote component makes, unless a mock gives its outputs", async () => {
        class Vpc extends pulumi.ComponentResource {
            declare readonly vpcId: pulumi.Output<string>;
            constructor(name: string) {
                super("awsx:ec2:Vpc", name, { vpcId: undefined }, {}, true);
            }
        }
        const asked: string[] = [];
        await setMocks({ newResource: ({ type }) => void asked.push(type) });
        assert.match(await known(new Vpc("main").vpcId), /^vpc-0[0-9a-f]{16}$/);
        assert.equal(asked.filter((type) => type === "awsx:ec2:Vpc").length, 1);
        assert.ok(asked.includes("aws:ec2/subnet:Subnet"));
        asked.length = 0;
        await setMocks({
            newResource: ({ type }) => {
                asked.push(type);
                return { id: undefined, state: { vpcId: "vpc-1" } };
            },
        });
        assert.equal(await known(new Vpc("main").vpcId), "vpc-1");
        assert.deepEqual(asked, ["awsx:ec2:Vpc"]);
    });

    it("keeps secrets secret, and marks outputs that the program asks for", async () => {
        await setMocks({ newResource: ({ inputs }) => ({ id: "i", state: inputs as Record<string, unknown> }) });
        const options = { additionalSecretOutputs: ["tier"] };
        const parameter = new aws.ssm.Parameter(
            "p",
            { type: "String", tier: "Standard", value: pulumi.secret("s") },
            options,
        );
        assert.equal(await known(parameter.value), "s");
        assert.equal(await isSecret(parameter.value), true);
        assert.equal(await isSecret(parameter.tier), true);
        assert.equal(await isSecret(parameter.type), false);
    });

    it("takes outputs of another stack from the mock of its reference", async () => {
        await setMocks({
            newResource: ({ type }) =>
                type === "pulumi:pulumi:StackReference"
                    ? {
                          id: "acme/network/dev",
                          state: { name: "acme/network/dev", outputs: { vpcId: "vpc-1" }, secretOutputNames: [] },
                      }
                    : undefined,
        });
        const network = new pulumi.StackReference("acme/network/dev");
        assert.equal(await known(network.getOutput("vpcId")), "vpc-1");
    });

    it("gives a default provider the configuration of the stack, set before the mocks or after them", async () => {
        pulumi.runtime.setAllConfig({ "aws:region": "eu-west-1" });
        await setMocks();
        assert.match(await known(new aws.kms.Key("one").arn), /^arn:aws:kms:eu-west-1:/);
        await setMocks();
        pulumi.runtime.setAllConfig({ "aws:region": "eu-west-2" });
        assert.match(await known(new aws.kms.Key("two").arn), /^arn:aws:kms:eu-west-2:/);
    });

    it("finds resources of the program itself, whatever the mock of calls returns", async () => {
        class Box extends pulumi.ComponentResource {
            constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
                super("shop:index:Box", name, {}, opts);
            }
        }
        pulumi.runtime.registerResourceModule("shop", "index", {
            version: "1.0.0",
            construct: (name, _type, urn) => new Box(name, { urn }),
        });
        let seen: Box | undefined;
        const newResource = ({ inputs }: pulumi.runtime.MockResourceArgs): undefined => {
            seen ??= (inputs as { box?: Box }).box;
        };
        await setMocks({ newResource, call: () => ({ state: {} }) }, "shop", "dev");
        const holder = new pulumi.ComponentResource("shop:index:Holder", "holder", { box: new Box("box") });
        await known(holder.urn);
        assert.ok(seen instanceof Box);
        assert.equal(await known(seen.urn), "urn:pulumi:dev::shop::shop:index:Box::box");
    });

    it("answers a program that does not wait for it", async () => {
        void setMocks({}, "shop", "dev");
        assert.equal(await known(new aws.s3.Bucket("logs", { bucket: "orders" }).id), "orders");
    });

    it("fails a resource whose mock throws, with what it threw", async () => {
        await setMocks({
            newResource: () => {
                throw new Error("no more buckets");
            },
        });
        await assert.rejects(
            known(new aws.s3.Bucket("logs").id),
            /failed to register new resource logs .*no more buckets/,
        );
        await assert.rejects(assertSettled(), /^Error: no more buckets$/);
    });
});

describe("assertSettled", () => {
    it("refuses every mistake since the last call, and each once", async () => {
        await setMocks({}, "shop", "dev");
        new aws.s3.Bucket("logs");
        new aws.s3.Bucket("logs");
        await assert.rejects(assertSettled(), /^Error: Duplicate resource URN/);
        await assertSettled();
    });

    it("passes where nothing is wrong", async () => {
        await setMocks();
        new aws.s3.Bucket("logs");
        await assertSettled();
    });

    it("says what is pending when its time is over", async () => {
        await setMocks();
        new aws.s3.Bucket("stuck", { bucket: new Promise<string>(() => {}) });
        await assert.rejects(assertSettled({ seconds: 0.2 }), /stuck \[aws:s3\/bucket:Bucket\] was never registered/);
    });
});
