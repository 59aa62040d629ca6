import assert from "node:assert/strict";
import { type PlanObject, Secret, unknown } from "@plinth/plan";
import { outputsInPreview } from "./outputsInPreview.ts";
import { plainResource } from "./state/providers.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function outputs(type: string, inputs: PlanObject): PlanObject {
    const urn = `urn:pulumi:dev::shop::${type}::data`;
    const provider = plainResource({
        urn: "urn:pulumi:dev::shop::pulumi:providers:aws::aws",
        type: "pulumi:providers:aws",
        name: "aws",
        inputs: { region: "eu-west-1" },
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

    it("do not know what the provider adds: names, defaults, all tags", () => {
        const { bucket, forceDestroy, region, tagsAll } = outputs(BUCKET, { tags: { Layer: "data" } });
        assert.deepEqual([bucket, forceDestroy, region, tagsAll], [unknown, unknown, unknown, unknown]);
    });

    it("are the inputs alone for a type no model knows", () => {
        assert.deepEqual(outputs("test:index:Box", { a: 1 }), { a: 1 });
    });
});
