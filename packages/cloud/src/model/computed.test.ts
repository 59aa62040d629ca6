import assert from "node:assert/strict";
import {
    computedOutputs,
    factsOf,
    modelledTypes,
    modelOf,
    type ProviderTarget,
    providerTarget,
    withComputed,
} from "../index.ts";

const target: ProviderTarget = {
    account: "222222222222",
    region: "eu-west-1",
    partition: "aws",
    defaultTags: { Owner: "platform", Environment: "dev" },
    assumed: [],
};

function compute(type: string, name: string, inputs: Record<string, unknown> = {}) {
    return computedOutputs(type, { urn: `urn:pulumi:dev::plinth::${type}::${name}`, inputs, target });
}

describe("computedOutputs", () => {
    it("is the same for the same URN, inputs and target, and different for another name", () => {
        const again = compute("aws:ec2/vpc:Vpc", "network");
        assert.deepEqual(compute("aws:ec2/vpc:Vpc", "network"), again);
        assert.notEqual(compute("aws:ec2/vpc:Vpc", "other").id, again.id);
    });

    it("puts account, region and partition of the provider into ARNs", () => {
        assert.match(
            String(compute("aws:kms/key:Key", "data").outputs.arn),
            /^arn:aws:kms:eu-west-1:222222222222:key\/[0-9a-f-]{36}$/,
        );
        assert.match(
            String(compute("aws:iam/role:Role", "node", { name: "node" }).outputs.arn),
            /^arn:aws:iam::222222222222:role\/node$/,
        );
        assert.equal(compute("aws:s3/bucket:Bucket", "logs", { bucket: "logs-1" }).outputs.arn, "arn:aws:s3:::logs-1");
    });

    it("follows a resource's own region over its provider's", () => {
        const key = compute("aws:kms/key:Key", "data", { region: "us-east-1" });
        assert.match(String(key.outputs.arn), /^arn:aws:kms:us-east-1:/);
        assert.equal("region" in key.outputs, false);
    });

    it("holds what the provider adds: an autoname, defaults, the region, all tags", () => {
        const { outputs } = compute("aws:ec2/securityGroup:SecurityGroup", "peers", {
            tags: { Owner: "shop", Name: "peers" },
        });
        assert.match(String(outputs.name), /^peers-[0-9a-f]{7}$/);
        assert.equal(outputs.description, "Managed by Pulumi");
        assert.deepEqual(outputs.tagsAll, { Owner: "shop", Environment: "dev", Name: "peers" });
        assert.equal(outputs.region, "eu-west-1");
    });

    it("leaves a name the program gave alone", () => {
        assert.equal(
            "name" in compute("aws:ec2/securityGroup:SecurityGroup", "peers", { name: "mine" }).outputs,
            false,
        );
    });

    it("gives the default security group of a VPC the same id from both sides", () => {
        const vpc = compute("aws:ec2/vpc:Vpc", "network");
        const adopted = compute("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "closed", { vpcId: vpc.id });
        assert.equal(adopted.id, vpc.outputs.defaultSecurityGroupId);
    });

    it("gives an RDS instance its endpoint and, when asked to, a managed password", () => {
        const plain = compute("aws:rds/instance:Instance", "orders", { identifier: "orders", engine: "postgres" });
        assert.match(String(plain.outputs.endpoint), /^orders\.c[0-9a-f]{11}\.eu-west-1\.rds\.amazonaws\.com:5432$/);
        assert.deepEqual(plain.outputs.masterUserSecrets, []);
        const managed = compute("aws:rds/instance:Instance", "orders", {
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: "arn:key",
        });
        const [secret] = managed.outputs.masterUserSecrets as { secretArn: string; kmsKeyId: string }[];
        assert.match(secret?.secretArn ?? "", /^arn:aws:secretsmanager:eu-west-1:222222222222:secret:rds!db-/);
        assert.equal(secret?.kmsKeyId, "arn:key");
    });

    it("has the endpoint of a replication group in the short form of its region", () => {
        const group = compute("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
            replicationGroupId: "sessions",
        });
        assert.match(
            String(group.outputs.primaryEndpointAddress),
            /^master\.sessions\.[0-9a-f]{6}\.euw1\.cache\.amazonaws\.com$/,
        );
    });

    it("marks a type without a model as generic", () => {
        const { basis, id } = compute("aws:glue/job:Job", "nightly");
        assert.equal(basis, "generic");
        assert.match(id, /^nightly-[0-9a-f]{7}$/);
        assert.equal(
            computedOutputs("tls:index/privateKey:PrivateKey", { urn: "urn:x::y::z::pet", inputs: {}, target }).basis,
            "generic",
        );
    });

    it("gives a Kubernetes object the id namespace/name", () => {
        const { id, outputs } = compute("kubernetes:core/v1:ConfigMap", "settings", {
            metadata: { namespace: "shop" },
        });
        assert.match(id, /^shop\/settings-[0-9a-f]{8}$/);
        assert.equal((outputs.metadata as { namespace: string }).namespace, "shop");
    });

    for (const type of modelledTypes()) {
        it(`names properties of ${type} that the SDK has`, () => {
            const { inputs = [], computed = {} } = factsOf(type) ?? {};
            const outputs = new Set([...inputs, ...Object.keys(computed)]);
            const model = modelOf(type);
            const { outputs: made } = compute(type, "some");
            assert.deepEqual(
                Object.keys(made).filter((name) => !outputs.has(name)),
                [],
            );
            assert.equal(model?.taggable === true, outputs.has("tagsAll"));
            assert.equal(model?.global !== true, outputs.has("region"));
            const named = [model?.autoname?.property ?? [], Object.keys(model?.defaults ?? {})].flat();
            assert.deepEqual(
                named.filter((name) => !inputs.includes(name)),
                [],
            );
        });
    }
});

describe("withComputed", () => {
    const computed = {
        outputs: { arn: "arn:1", name: "a-1", vpcConfig: { clusterSecurityGroupId: "sg-1" } },
    };

    it("completes inputs, inside objects too", () => {
        assert.deepEqual(withComputed<unknown>({ vpcConfig: { subnetIds: ["s"] } }, computed), {
            arn: "arn:1",
            name: "a-1",
            vpcConfig: { subnetIds: ["s"], clusterSecurityGroupId: "sg-1" },
        });
    });

    it("puts the marker for everything that a preview does not know", () => {
        assert.deepEqual(withComputed<unknown>({ vpcConfig: { subnetIds: ["s"] } }, computed, { unknown: "?" }), {
            arn: "?",
            name: "?",
            vpcConfig: { subnetIds: ["s"], clusterSecurityGroupId: "?" },
        });
        assert.equal(withComputed<unknown>({}, computed, { unknown: "?" }).vpcConfig, "?");
    });

    it("lets what the program set win", () => {
        assert.equal(withComputed<unknown>({ name: "mine" }, computed).name, "mine");
    });

    it("does not reach into markers", () => {
        class Marker {}
        const marker = new Marker();
        assert.equal(withComputed<unknown>({ vpcConfig: marker }, computed).vpcConfig, marker);
        const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "x" };
        assert.equal(withComputed<unknown>({ vpcConfig: secret }, computed).vpcConfig, secret);
    });
});

describe("providerTarget", () => {
    it("reads values nested or as the JSON text that the SDK sends", () => {
        const nested = {
            region: "eu-west-1",
            allowedAccountIds: ["222222222222"],
            defaultTags: { tags: { Owner: "platform" } },
        };
        const sent = {
            region: "eu-west-1",
            allowedAccountIds: '["222222222222"]',
            defaultTags: '{"tags":{"Owner":"platform"}}',
        };
        assert.deepEqual(providerTarget(nested), providerTarget(sent));
        assert.deepEqual(providerTarget(sent), {
            account: "222222222222",
            region: "eu-west-1",
            partition: "aws",
            defaultTags: { Owner: "platform" },
            assumed: [],
        });
    });

    it("knows the partition of a region", () => {
        assert.equal(providerTarget({ region: "cn-north-1" }).partition, "aws-cn");
        assert.equal(providerTarget({ region: "us-gov-west-1" }).partition, "aws-us-gov");
    });
});
