import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { isKnown, isSecret, known, record } from "./index.ts";

describe("known", () => {
    it("tells known, unknown and secret values apart", async () => {
        const program = (): aws.ssm.Parameter => new aws.ssm.Parameter("token", { type: "String", value: "v" });
        const { result } = await record(program, { preview: true });
        assert.equal(await known(result.type), "String");
        assert.equal(await isKnown(result.arn), false);
        assert.equal(await isKnown(result.type), true);
        assert.equal(await isSecret(result.value), true);
        assert.equal(await isSecret(result.type), false);
    });
});
