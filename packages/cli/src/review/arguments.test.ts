import assert from "node:assert/strict";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";

describe("the arguments of plinth review", () => {
    for (const argv of [
        [],
        ["up"],
        ["up", "0"],
        ["up", "7", "--ttl", "3d"],
        ["down", "x"],
        ["sweep", "--format", "xml"],
        ["list", "--yes"],
    ]) {
        it(`refuse with 64 what makes no sense: ${["review", ...argv].join(" ")}`, async () => {
            assert.equal(await main(["review", ...argv], recordingHost({ cwd: "/" })), 64);
        });
    }
});
