import assert from "node:assert/strict";
import { providerTarget } from "../values/target.ts";
import { updateState } from "./lifecycle.ts";
import { UNKNOWN, type WireProperties } from "./wire.ts";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

function latestVersion(change: WireProperties, preview = false): unknown {
    const oldInputs = { name: "nodes", tags: { Owner: "platform" }, imageId: "ami-1" };
    return updateState(TEMPLATE, {
        urn: `urn:pulumi:dev::shop::${TEMPLATE}::nodes`,
        oldInputs,
        oldState: { ...oldInputs, id: "lt-1", latestVersion: 3 },
        news: { ...oldInputs, ...change },
        target: providerTarget({}),
        preview,
    }).latestVersion;
}

describe("an update of a launch template", () => {
    it("makes a new version of what is launched, which a preview does not know yet", () => {
        assert.equal(latestVersion({ imageId: "ami-2" }), 4);
        assert.equal(latestVersion({ imageId: "ami-2" }, true), UNKNOWN);
    });

    it("makes none for the template's own tags", () => {
        assert.equal(latestVersion({ tags: { Owner: "shop" } }), 3);
        assert.equal(latestVersion({ tags: { Owner: "shop" } }, true), 3);
    });
});
