import assert from "node:assert/strict";
import { type PlanObject, Secret, unknown } from "@plinth/plan";
import { outputsInPreview } from "./outputsInPreview.ts";
import { plainResource } from "./state/providers.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function outputs(type: string, inputs: PlanObject, settings: PlanObject = {}): PlanObject {
    const urn = `urn:pulumi:dev::shop::${type}::data`;
    const provider = plainResource({
        urn: "urn:pulumi:dev::shop::pulumi:providers:aws::aws",
        type: "pulumi:providers:aws",
        name: "aws",
        inputs: { region: "eu-west-1", ...settings },
        outputs: {},
        id: "",
    });
    return outputsInPreview({ type, urn, inputs }, provider);
}

describe("outputs in a preview", () => {
    it("are what the program sent, and unknown where the cloud computes them", () => {
        const made = outputs(BUCKET, { forceDestroy: true });
        assert.equal(made["forceDestroy"], true);
        assert.equal(made["arn"], unknown);
        assert.ok("bucketDomainName" in made);
    });

    it("keep what the program sent, unknown and secret values too, whatever a model says", () => {
        const inputs = { arn: "mine", bucket: unknown, tags: new Secret({ a: "b" }) };
        const { arn, bucket, tags } = outputs(BUCKET, inputs);
        assert.deepEqual({ arn, bucket, tags }, inputs);
    });

    it("know all tags: the provider's and the resource's", () => {
        const defaultTags = JSON.stringify({ tags: { Owner: "platform", Layer: "all" } });
        assert.deepEqual(outputs(BUCKET, { tags: { Layer: "data" } }, { defaultTags })["tagsAll"], {
            Owner: "platform",
            Layer: "data",
        });
    });

    it("do not know all tags while some are not known", () => {
        assert.equal(outputs(BUCKET, { tags: { a: unknown } })["tagsAll"], unknown);
        assert.equal(outputs(BUCKET, { tags: { a: "b" } }, { defaultTags: unknown })["tagsAll"], unknown);
    });

    it("hide all tags where one is secret, the resource's or the provider's", () => {
        assert.deepEqual(
            outputs(BUCKET, { tags: { a: new Secret("hidden") } })["tagsAll"],
            new Secret({ a: "hidden" }),
        );
        const defaultTags = new Secret(JSON.stringify({ tags: { a: "hidden" } }));
        assert.deepEqual(outputs(BUCKET, {}, { defaultTags })["tagsAll"], new Secret({ a: "hidden" }));
    });

    it("hide nothing else for it", () => {
        const { region } = outputs(BUCKET, { tags: { a: new Secret("hidden") } });
        assert.equal(region, "eu-west-1");
    });

    it("are the inputs alone for a type no model knows", () => {
        assert.deepEqual(outputs("test:index:Box", { a: 1 }), { a: 1 });
    });
});
