import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type PlanObject, Secret, Unknown } from "@plinth/plan";
import { known, record, unknown } from "./index.ts";

class Inner extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("plinth:test:Inner", name, {}, opts);
        new aws.s3.Bucket(`${name}-bucket`, {}, { parent: this });
        this.registerOutputs({});
    }
}

/** A type that no cloud has. */
class Unmodelled extends pulumi.CustomResource {
    constructor(name: string, inputs: pulumi.Inputs, opts?: pulumi.CustomResourceOptions) {
        super("aws:test/box:Box", name, inputs, opts);
    }
}

describe("a recording", () => {
    it("has unknown values in a preview, where `known` refuses them and inputs show them", async () => {
        const made = await record(
            () => {
                const bucket = new aws.s3.Bucket("logs", { tags: { a: "b" } });
                new aws.s3.BucketPolicy("policy", {
                    bucket: bucket.id,
                    policy: bucket.arn.apply((arn) => `{"on":"${arn}"}`),
                });
                return bucket;
            },
            { preview: true },
        );
        assert.deepEqual(made.only("aws:s3/bucketPolicy:BucketPolicy"), { bucket: unknown, policy: unknown });
        await assert.rejects(known(made.result.arn), /unknown in this run/);
        assert.deepEqual(await known(made.result.tags), { a: "b" });
    });

    it("completes objects that the program set in part, and only those parts are unknown in a preview", async () => {
        const program = (): aws.eks.Cluster =>
            new aws.eks.Cluster("main", { roleArn: "arn:aws:iam::1:role/r", vpcConfig: { subnetIds: ["subnet-1"] } });
        const { result } = await record(program);
        assert.match((await known(result.vpcConfig.clusterSecurityGroupId)) ?? "", /^sg-/);
        const preview = await record(program, { preview: true });
        await assert.rejects(known(preview.result.vpcConfig.clusterSecurityGroupId), /unknown in this run/);
        assert.deepEqual(await known(preview.result.vpcConfig.subnetIds), ["subnet-1"]);
    });

    it("shows secrets as values and names the inputs that hold them", async () => {
        const made = await record(
            () => new aws.ssm.Parameter("token", { type: "SecureString", value: pulumi.secret("s3cret") }),
        );
        const parameter = made.resource("aws:ssm/parameter:Parameter", "token");
        assert.equal(parameter.inputs.value, "s3cret");
        assert.deepEqual(parameter.secretInputs, ["value"]);
        assert.equal(await pulumi.isSecret(made.result.value), true);
    });

    it("keeps dependencies and options", async () => {
        const made = await record(() => {
            const key = new aws.kms.Key("key");
            return new aws.s3.Bucket(
                "logs",
                { tags: { key: key.arn } },
                { protect: true, dependsOn: key, ignoreChanges: ["tags"] },
            );
        });
        const bucket = made.resource("aws:s3/bucket:Bucket", "logs");
        const [key] = made.all("aws:kms/key:Key");
        assert.deepEqual(bucket.dependencies, [key?.urn]);
        assert.deepEqual(bucket.propertyDependencies.tags, [key?.urn]);
        assert.equal(bucket.options.protect, true);
        assert.deepEqual(bucket.options.ignoreChanges, ["tags"]);
    });

    it("keeps the id of an import, and every option asked for", async () => {
        const made = await record(() => {
            const topic = new aws.sns.Topic("topic");
            const options = {
                import: "logs-1",
                retainOnDelete: true,
                deletedWith: topic,
                aliases: [{ name: "old" }],
                deleteBeforeReplace: true,
            };
            return new aws.s3.Bucket("logs", {}, options);
        });
        const { options } = made.resource("aws:s3/bucket:Bucket", "logs");
        assert.equal(options.importId, "logs-1");
        assert.equal(options.retainOnDelete, true);
        assert.equal(options.deleteBeforeReplace, true);
        assert.equal(options.deletedWith, made.resource("aws:sns/topic:Topic", "topic").urn);
        assert.match(options.aliases[0] ?? "", /"name":"old"/);
        assert.equal(await known(made.result.id), "logs-1");
    });

    it("records reads, with the id of what is read", async () => {
        const made = await record(() => aws.s3.Bucket.get("existing", "logs-1234567"));
        const read = made.resource("aws:s3/bucket:Bucket", "existing");
        assert.equal(read.readId, "logs-1234567");
        assert.equal(await known(made.result.id), "logs-1234567");
    });

    it("answers references to resources of the program itself", async () => {
        class Holder extends pulumi.ComponentResource {
            constructor(bucket: aws.s3.Bucket) {
                super("plinth:test:Holder", "holder", { bucket });
            }
        }
        const made = await record(() => new Holder(new aws.s3.Bucket("logs")));
        assert.match(String(made.only("plinth:test:Holder").bucket), /^logs-/);
    });

    it("computes values in the account and region of the explicit provider, with its default tags", async () => {
        const made = await record(() => {
            const provider = new aws.Provider("aws", {
                region: "eu-west-1",
                allowedAccountIds: ["222222222222"],
                defaultTags: { tags: { Owner: "platform" } },
            });
            return new aws.kms.Key("key", { tags: { Name: "key" } }, { provider });
        });
        assert.match(await known(made.result.arn), /^arn:aws:kms:eu-west-1:222222222222:/);
        assert.deepEqual(await known(made.result.tagsAll), { Owner: "platform", Name: "key" });
    });

    it("refuses a type without a model, and lists it where the test accepts that", async () => {
        const program = (): pulumi.Resource[] => [new Unmodelled("nightly", {}), new aws.s3.Bucket("logs")];
        await assert.rejects(
            record(program),
            /^Error: aws:test\/box:Box has no model in the simulated cloud, and no mock: its id and outputs are invented \(urn:pulumi:stack::project::aws:test\/box:Box::nightly\)/,
        );
        const made = await record(program, { genericTypes: ["aws:test/box:Box"] });
        assert.deepEqual(made.genericTypes, ["aws:test/box:Box"]);
    });

    it("refuses to pick one of several resources, and names them", async () => {
        const made = await record(() => [new aws.s3.Bucket("one"), new aws.s3.Bucket("two")]);
        assert.throws(() => made.only("aws:s3/bucket:Bucket"), /expected one aws:s3\/bucket:Bucket, found 2: one, two/);
        assert.throws(() => made.named("aws:s3/bucket:Bucket", "three"), /named three, found 0: one, two/);
    });

    it("runs transforms of the resource, then of its parents", async () => {
        const mark = (by: string): pulumi.ResourceTransform => {
            return ({ type, props, opts }) => {
                if (type !== "aws:s3/bucket:Bucket") return undefined;
                const tags = (props.tags ?? {}) as Record<string, string>;
                return { props: { ...props, tags: { ...tags, order: `${tags.order ?? ""}${by}` } }, opts };
            };
        };
        const made = await record(() => {
            const parent = new Inner("inner", { transforms: [mark("parent")] });
            new aws.s3.Bucket("own", {}, { parent, transforms: [mark("own,")] });
        });
        assert.deepEqual(made.named("aws:s3/bucket:Bucket", "own").tags, { order: "own,parent" });
        assert.deepEqual(made.named("aws:s3/bucket:Bucket", "inner-bucket").tags, { order: "parent" });
    });

    it("runs each transform once", async () => {
        let calls = 0;
        const counted: pulumi.ResourceTransform = ({ name }) => {
            calls += 1;
            assert.equal(name, "logs");
            return undefined;
        };
        await record(() => new aws.s3.Bucket("logs", {}, { transforms: [counted] }));
        assert.equal(calls, 1);
    });

    it("follows what a transform does to options, and to secrets", async () => {
        const protect: pulumi.ResourceTransform = ({ props, opts }) => ({
            props: { ...props, tags: { made: pulumi.secret("by hand") } },
            opts: { ...opts, protect: true },
        });
        const made = await record(() => new aws.s3.Bucket("logs", {}, { transforms: [protect] }));
        const bucket = made.resource("aws:s3/bucket:Bucket", "logs");
        assert.equal(bucket.options.protect, true);
        assert.deepEqual(bucket.inputs.tags, { made: "by hand" });
        assert.deepEqual(bucket.secretInputs, ["tags"]);
    });

    it("keeps a plan, in which unknowns and secrets are what they are", async () => {
        const made = await record(
            () => {
                const bucket = new aws.s3.Bucket("logs", { tags: { made: pulumi.secret("by hand") } });
                new aws.s3.BucketVersioning("logs", {
                    bucket: bucket.id,
                    versioningConfiguration: { status: "Enabled" },
                });
            },
            { preview: true, project: "shop", stack: "dev" },
        );
        const { project, stack, resources } = made.plan;
        assert.deepEqual([project, stack], ["shop", "dev"]);
        const inputsOf = (type: string): PlanObject => resources.find((one) => one.type === type)?.inputs ?? {};
        assert.deepEqual(inputsOf("aws:s3/bucket:Bucket").tags, { made: new Secret("by hand") });
        assert.ok(inputsOf("aws:s3/bucketVersioning:BucketVersioning").bucket instanceof Unknown);
    });
});
