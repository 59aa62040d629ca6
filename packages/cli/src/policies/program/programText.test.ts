import assert from "node:assert/strict";
import { Script } from "node:vm";
import { catalogue } from "@plinth/policies/catalogue";
import { examplesOf } from "@plinth/policies/examples";
import { chooseExamples } from "./chooseExamples.ts";
import { programText } from "./programText.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const resource = (type: string, name: string, inputs: object, more: object = {}) => ({
    urn: `urn:pulumi:dev::app::${type}::${name}`,
    type,
    name,
    inputs,
    ...more,
});

describe("the program of an example", () => {
    it("makes variables of what others refer to, and refers to them", () => {
        const key = resource("aws:kms/key:Key", "the key", {});
        const bucket = resource("aws:s3/bucket:Bucket", "default", { bucket: "acme" });
        const policy = resource(
            "aws:s3/bucketPolicy:BucketPolicy",
            "p",
            { bucket: UNKNOWN, kmsKeyArn: UNKNOWN },
            { propertyDependencies: { bucket: [bucket.urn], kmsKeyArn: [key.urn] } },
        );
        assert.equal(
            programText([key, bucket, policy]),
            [
                'const theKey = new aws.kms.Key("the key", {});',
                'const resource2 = new aws.s3.Bucket("default", { bucket: "acme" });',
                'new aws.s3.BucketPolicy("p", { bucket: resource2.id, kmsKeyArn: theKey.arn });',
            ].join("\n"),
        );
    });

    it("names classes as the SDKs do", () => {
        const types = [
            "kubernetes:apps/v1:Deployment",
            "kubernetes:rbac.authorization.k8s.io/v1:Role",
            "aws:ec2/vpc:Vpc",
        ];
        assert.equal(
            programText(types.map((type) => resource(type, "a", {}))),
            'new k8s.apps.v1.Deployment("a", {});\nnew k8s.rbac.v1.Role("a", {});\nnew aws.ec2.Vpc("a", {});',
        );
    });

    it("writes documents that are sent as JSON as objects, breaks long lines, and quotes what has to be", () => {
        const policy = JSON.stringify({
            Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::acme/*" }],
            "aws:x": [null, 1, true],
        });
        assert.equal(
            programText([resource("aws:iam/policy:Policy", "p", { policy })]),
            `new aws.iam.Policy("p", {
    policy: JSON.stringify({
        Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::acme/*" }],
        "aws:x": [null, 1, true],
    }),
});`,
        );
    });

    it("has the options that a rule sees", () => {
        const provider = { inputs: { defaultTags: '{"tags":{"Owner":"a"}}' } };
        assert.equal(
            programText([
                resource("aws:sqs/queue:Queue", "q", {}, { protect: true, provider }),
                resource("aws:s3/bucket:Bucket", "b", { bucket: "x" }, { external: true }),
            ]),
            'new aws.sqs.Queue("q", {}, { protect: true, provider: new aws.Provider("aws", { defaultTags: { tags: { Owner: "a" } } }) });\n' +
                'aws.s3.Bucket.get("b", "its-id");',
        );
    });

    it("can be read by a machine for every rule, and the failing one says what is wrong", async () => {
        for (const { name } of catalogue) {
            const { passes, fails } = chooseExamples(await examplesOf(name));
            assert.ok(passes !== undefined && fails !== undefined, name);
            for (const { program } of [passes, fails]) new Script(program, { filename: name });
            assert.ok(fails.says.length > 0, name);
            assert.match(fails.says[0] ?? "", /: expected .+, found .+\. Fix: /);
        }
    });
});
