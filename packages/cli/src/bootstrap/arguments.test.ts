import assert from "node:assert/strict";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";

describe("the arguments of plinth bootstrap", () => {
    it("refuses what makes no sense, with 64", async () => {
        for (const [args, says] of [
            [["dev", "--backend", "gcs"], /Allowed choices are s3, pulumi-cloud/],
            [[], /missing required argument 'environment'/],
        ] as const) {
            const host = recordingHost({ cwd: "/" });
            assert.equal(await main(["bootstrap", ...args], host), 64);
            assert.match(host.err(), says);
        }
    });
});
