import assert from "node:assert/strict";
import { refuseNoImage } from "./refuseNoImage.ts";
import { NO_IMAGE } from "./settings/imageSchema.ts";

const engine = { PULUMI_NODEJS_ENGINE: "127.0.0.1:1" };

describe("a service without an image", () => {
    it("refuses an update, saying what to do", () => {
        assert.throws(
            () => refuseNoImage("shop", NO_IMAGE, { isDryRun: false, env: engine }),
            /service shop has no image yet: .* Fix: build and push it, then npx plinth release <environment> shop --image/,
        );
    });

    it("is previewed, tested and rehearsed, so that somebody can propose it", () => {
        refuseNoImage("shop", NO_IMAGE, { isDryRun: true, env: engine });
        refuseNoImage("shop", NO_IMAGE, { isDryRun: false, env: {} });
        refuseNoImage("shop", NO_IMAGE, { isDryRun: false, env: { ...engine, PULUMI_DEBUG_PROVIDERS: "aws:1" } });
    });

    it("is one whose digest is all zeros", () => {
        refuseNoImage("shop", `sha256:${"01".repeat(32)}`, { isDryRun: false, env: engine });
    });
});
