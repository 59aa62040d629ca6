import assert from "node:assert/strict";
import { type Pass, type PlanObject, Secret, unknown } from "@plinth/plan";
import { plainResource } from "../state/providers.ts";
import { type Provisioned, resourceOutputs } from "./resourceOutputs.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function made(pass: Pass, type: string, inputs: PlanObject, settings: PlanObject = {}, variation = ""): Provisioned {
    const urn = `urn:pulumi:dev::shop::${type}::data`;
    const provider = plainResource({
        urn: "urn:pulumi:dev::shop::pulumi:providers:aws::aws",
        type: "pulumi:providers:aws",
        name: "aws",
        inputs: { region: "eu-west-1", ...settings },
        outputs: {},
        id: "",
    });
    return resourceOutputs(pass, variation)({ type, urn, inputs, id: "" }, provider);
}

describe("outputs of a resource in pass one", () => {
    const outputs = (type: string, inputs: PlanObject): PlanObject => made("preview", type, inputs).outputs;

    it("are what the program sent, and unknown where the cloud computes them", () => {
        const found = outputs(BUCKET, { forceDestroy: true });
        assert.equal(found["forceDestroy"], true);
        assert.equal(found["arn"], unknown);
        assert.ok("bucketDomainName" in found);
    });

    it("keep what the program sent, unknown and secret values too, whatever a model says", () => {
        const inputs = { arn: "mine", bucket: unknown, tags: new Secret({ a: "b" }) };
        const { arn, bucket, tags } = outputs(BUCKET, inputs);
        assert.deepEqual({ arn, bucket, tags }, inputs);
    });

    it("do not know what the provider adds: names, defaults, all tags", () => {
        const { bucket, forceDestroy, region, tagsAll } = outputs(BUCKET, { tags: { Layer: "data" } });
        assert.deepEqual([bucket, forceDestroy, region, tagsAll], [unknown, unknown, unknown, unknown]);
    });

    it("are the inputs alone for a type no model knows", () => {
        assert.deepEqual(outputs("test:index:Box", { a: 1 }), { a: 1 });
    });

    it("come without an id, and say nothing of where they come from", () => {
        const { id, provenance } = made("preview", BUCKET, {});
        assert.deepEqual({ id, provenance }, { id: "", provenance: undefined });
    });
});

describe("outputs of a resource in the settled pass", () => {
    it("are known, with an id", () => {
        const { id, outputs } = made("settled", BUCKET, { bucket: "orders" });
        assert.equal(id, "orders");
        assert.equal(outputs["arn"], "arn:aws:s3:::orders");
    });

    it("say where they come from, but for what the program sent", () => {
        const { provenance } = made("settled", BUCKET, { bucket: "orders" });
        assert.equal(provenance?.["arn"], "model");
        assert.equal(provenance?.["tagsAll"], "provider-config");
        assert.equal(provenance?.["region"], "provider-config");
        assert.equal(provenance?.["bucket"], undefined);
        const database = made("settled", "aws:rds/instance:Instance", {});
        assert.equal(database.provenance?.["endpoint"], "model");
        assert.equal(database.provenance?.["upgradeRolloutOrder"], "generic");
    });

    it("name the path of a value inside an object that the program began", () => {
        const { outputs, provenance } = made("settled", "aws:eks/cluster:Cluster", {
            name: "main",
            vpcConfig: { subnetIds: ["subnet-1"] },
        });
        const config = outputs["vpcConfig"] as PlanObject;
        assert.deepEqual(config["subnetIds"], ["subnet-1"]);
        assert.equal(typeof config["clusterSecurityGroupId"], "string");
        assert.equal(provenance?.["vpcConfig.clusterSecurityGroupId"], "model");
    });

    it("keep unknown what the program could not say", () => {
        assert.equal(made("settled", BUCKET, { policy: unknown }).outputs["policy"], unknown);
    });

    it("know all tags: the provider's and the resource's", () => {
        const defaultTags = JSON.stringify({ tags: { Owner: "platform", Layer: "all" } });
        const { outputs } = made("settled", BUCKET, { tags: { Layer: "data" } }, { defaultTags });
        assert.deepEqual(outputs["tagsAll"], { Owner: "platform", Layer: "data" });
    });

    it("do not know all tags while some are not known", () => {
        assert.equal(made("settled", BUCKET, { tags: { a: unknown } }).outputs["tagsAll"], unknown);
        const { outputs } = made("settled", BUCKET, { tags: { a: "b" } }, { defaultTags: unknown });
        assert.equal(outputs["tagsAll"], unknown);
    });

    it("hide all tags where one is secret, the resource's or the provider's", () => {
        const own = made("settled", BUCKET, { tags: { a: new Secret("hidden") } });
        assert.deepEqual(own.outputs["tagsAll"], new Secret({ a: "hidden" }));
        const defaultTags = new Secret(JSON.stringify({ tags: { a: "hidden" } }));
        assert.deepEqual(made("settled", BUCKET, {}, { defaultTags }).outputs["tagsAll"], new Secret({ a: "hidden" }));
    });

    it("hide what is made of a secret, and nothing else for it", () => {
        const { outputs } = made("settled", BUCKET, { bucket: new Secret("orders-of-acme") });
        assert.deepEqual(outputs["arn"], new Secret("arn:aws:s3:::orders-of-acme"));
        assert.equal(outputs["region"], "eu-west-1");
    });

    it("differ in what is made up when they are varied, and only in that", () => {
        const [one, other] = ["one", "other"].map((seed) =>
            made("settled", "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }, {}, seed),
        );
        assert.notEqual(one?.id, other?.id);
        assert.equal(one?.outputs["cidrBlock"], other?.outputs["cidrBlock"]);
    });

    it("are generic where no model knows the type", () => {
        const box = made("settled", "test:index:Box", { a: 1 });
        assert.equal(box.generic, true);
        assert.deepEqual(box.outputs, { a: 1 });
        assert.match(box.id, /^data-[0-9a-f]{7}$/);
    });
});
