import assert from "node:assert/strict";
import { z } from "zod";
import { releaseValue, releaseValues } from "./release.ts";

const digest = releaseValue(z.string().describe("The image."));

function valuesOf(schema: z.ZodType, data: unknown): object {
    return releaseValues({ schema, parsed: schema.parse(data) });
}

describe("values of a release", () => {
    it("are those that the schema marks, by their path", () => {
        const schema = z.strictObject({ image: z.strictObject({ repository: z.string(), digest }), size: z.int() });
        const data = { image: { repository: "shop", digest: "sha256:1" }, size: 2 };
        assert.deepEqual(valuesOf(schema, data), { "image.digest": "sha256:1" });
    });

    it("are found in maps of services, in one of several forms, and behind defaults", () => {
        const service = z.discriminatedUnion("kind", [
            z.strictObject({ kind: z.literal("image"), digest }),
            z.strictObject({ kind: z.literal("site"), prefix: releaseValue(z.string()).default("r1") }),
        ]);
        const schema = z.strictObject({ services: z.record(z.string(), service).default({}) });
        const services = { api: { kind: "image", digest: "sha256:1" }, "my.site": { kind: "site" } };
        assert.deepEqual(valuesOf(schema, { services }), {
            "services.api.digest": "sha256:1",
            'services["my.site"].prefix': "r1",
        });
    });

    it("are none where nothing is marked, is left out, or stands in a list", () => {
        const schema = z.strictObject({ size: z.int(), digest: digest.optional(), all: z.array(digest) });
        assert.deepEqual(valuesOf(schema, { size: 1, all: ["sha256:1"] }), {});
        assert.deepEqual(releaseValues({ schema, parsed: undefined }), {});
    });

    it("keep their description", () => {
        assert.equal(digest.description, "The image.");
    });
});
