import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { known, record } from "./index.ts";

class Inner extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("plinth:test:Inner", name, {}, opts);
        new aws.s3.Bucket(`${name}-bucket`, {}, { parent: this });
        this.registerOutputs({});
    }
}

class Outer extends pulumi.ComponentResource {
    constructor(name: string, innerNames: readonly string[], opts?: pulumi.ComponentResourceOptions) {
        super("plinth:test:Outer", name, {}, opts);
        for (const inner of innerNames) new Inner(inner, { parent: this });
        this.registerOutputs({});
    }
}

class Other extends pulumi.ComponentResource {
    constructor(name: string) {
        super("plinth:test:Other", name);
        new Inner("same", { parent: this });
        this.registerOutputs({});
    }
}

describe("record", () => {
    it("makes URNs of the whole chain of parents", async () => {
        const made = await record(() => new Outer("outer", ["inner"]), { project: "shop", stack: "dev" });
        assert.deepEqual(made.urns(), [
            "urn:pulumi:dev::shop::plinth:test:Outer$plinth:test:Inner$aws:s3/bucket:Bucket::inner-bucket",
            "urn:pulumi:dev::shop::plinth:test:Outer$plinth:test:Inner::inner",
            "urn:pulumi:dev::shop::plinth:test:Outer::outer",
        ]);
        assert.equal(
            made.resource("plinth:test:Inner", "inner").parent,
            "urn:pulumi:dev::shop::plinth:test:Outer::outer",
        );
    });

    it("tells two resources apart that only a grandparent distinguishes", async () => {
        const made = await record(() => [new Outer("outer", ["same"]), new Other("other")]);
        assert.equal(made.all("aws:s3/bucket:Bucket").length, 2);
        assert.equal(new Set(made.urns()).size, 6);
    });

    it("refuses two resources of one URN", async () => {
        await assert.rejects(
            record(() => [new Outer("a", ["same"]), new Outer("b", ["same"])]),
            /^Error: Duplicate resource URN 'urn:pulumi:stack::project::plinth:test:Outer\$plinth:test:Inner::same'; try giving it a unique name$/,
        );
    });

    it("refuses a call without an answer, naming the token", async () => {
        await assert.rejects(
            record(() => pulumi.runtime.invoke("shop:index:getStock", {}).catch(() => undefined)),
            /^Error: shop:index:getStock was called and nothing answers it\. Give its result in invokes: \{ "shop:index:getStock": \(args\) => \(\{ … \}\) \}$/,
        );
    });

    it("answers a call with what the test gives, seeing its arguments", async () => {
        const made = await record(() => aws.ec2.getAmiOutput({ owners: ["amazon"] }).id, {
            invokes: { "aws:ec2/getAmi:getAmi": ({ owners }) => ({ id: `ami-of-${String(owners)}` }) },
        });
        assert.equal(await known(made.result), "ami-of-amazon");
    });

    it("refuses a stack reference without an answer", async () => {
        await assert.rejects(
            record(() => new pulumi.StackReference("organization/plinth-network/dev")),
            /^Error: stack organization\/plinth-network\/dev is referred to and nobody gives its outputs\. Give them in stackOutputs: \{ "organization\/plinth-network\/dev": \{ … \} \}$/,
        );
    });

    it("answers a stack reference with the given outputs", async () => {
        const made = await record(
            () =>
                new pulumi.StackReference("organization/plinth-network/dev").outputs.apply(
                    (all) => all.vpcId as string,
                ),
            {
                stackOutputs: { "organization/plinth-network/dev": { vpcId: "vpc-1" } },
            },
        );
        assert.equal(await known(made.result), "vpc-1");
    });

    it("refuses a false assertion inside an apply that nobody awaits", async () => {
        await assert.rejects(
            record(() => {
                new aws.s3.Bucket("logs").id.apply((id) => {
                    assert.equal(id, "something else");
                });
            }),
            /unhandled rejection: .*something else/s,
        );
    });

    it("refuses a rejection nobody handles", async () => {
        await assert.rejects(
            record(() => {
                void Promise.reject(new Error("forgotten"));
            }),
            /unhandled rejection: forgotten/,
        );
    });

    it("passes on what the program throws, as it is", async () => {
        const thrown = new TypeError("three replicas at most");
        await assert.rejects(
            record(() => {
                throw thrown;
            }),
            (error) => error === thrown,
        );
    });

    it("waits for resources made inside an apply", async () => {
        const made = await record(() => {
            new aws.s3.Bucket("first").arn.apply((arn) => {
                new aws.s3.Bucket("second", { tags: { of: arn } }).id.apply(
                    (id) => new aws.s3.Bucket("third", { tags: { of: id } }),
                );
            });
        });
        assert.deepEqual(
            made.all("aws:s3/bucket:Bucket").map(({ name }) => name),
            ["first", "second", "third"],
        );
    });

    it("refuses a registration that never finishes, saying what it waits for", async () => {
        const never = new Promise<string>(() => {});
        await assert.rejects(
            record(() => new aws.s3.Bucket("stuck", { bucket: never }), { settleSeconds: 0.2 }),
            /^Error: stuck \[aws:s3\/bucket:Bucket\] was never registered: it waits for the value of its input bucket$/,
        );
    });

    it("keeps runs apart that overlap", async () => {
        const [one, two] = await Promise.all([
            record(() => new aws.s3.Bucket("one"), { stack: "dev" }),
            record(() => new aws.s3.Bucket("two"), { stack: "prod", preview: true }),
        ]);
        assert.deepEqual(one.urns(), ["urn:pulumi:dev::project::aws:s3/bucket:Bucket::one"]);
        assert.deepEqual(two.urns(), ["urn:pulumi:prod::project::aws:s3/bucket:Bucket::two"]);
        await known(one.result.id);
        await assert.rejects(known(two.result.id), /unknown in this run/);
    });

    it("leaves no stack, monitor or configuration behind", async () => {
        await record(() => new aws.s3.Bucket("one"), { stack: "dev", config: { "project:key": "set" } });
        await record(() => {
            assert.equal(pulumi.getStack(), "stack");
            assert.equal(new pulumi.Config("project").get("key"), undefined);
        });
        assert.equal(pulumi.runtime.getMonitor(), undefined);
    });

    it("gives configuration to the program", async () => {
        await record(() => assert.equal(new pulumi.Config("shop").get("size"), "small"), {
            config: { "shop:size": "small" },
        });
    });
});
