import assert from "node:assert/strict";
import { NxFixture } from "./nxFixture.ts";

/** Previews every layer of an environment and names those that were not taken from the cache. */
const preview = (workspace: NxFixture, environment: string) =>
    [...workspace.ranBy("run-many", "-t", "preview", "-c", environment)].sort();

describe("previews through Nx", () => {
    let workspace: NxFixture;
    before(() => {
        workspace = new NxFixture();
        assert.deepEqual(preview(workspace, "dev"), ["dev cache", "dev database", "dev network"]);
        assert.deepEqual(preview(workspace, "prod"), ["prod cache", "prod database", "prod network"]);
    });
    after(() => workspace.remove());

    it("come from the cache when nothing changed", () => {
        assert.deepEqual(preview(workspace, "dev"), []);
    });

    it("run again for exactly the layer and environment one setting of which changed", () => {
        workspace.write("environments/dev/network.yaml", "visible: 1\nhidden: 2\n");
        assert.deepEqual(preview(workspace, "dev"), ["dev network"]);
        assert.deepEqual(preview(workspace, "prod"), []);
    });

    it("run again for the layers that use an output that changed, and no other", () => {
        workspace.write("environments/dev/network.yaml", "visible: 2\nhidden: 2\n");
        assert.deepEqual(preview(workspace, "dev"), ["dev database", "dev network"]);
    });

    it("come from the cache when a settings file changed without a value of it changing", () => {
        workspace.write("environments/dev/network.yaml", "# a comment\nhidden: 2\nvisible: 2\n");
        assert.deepEqual(preview(workspace, "dev"), []);
    });

    it("run again for a layer whose stack configuration changed", () => {
        workspace.write("stacks/cache/Pulumi.dev.yaml", "config:\n  plinth-cache:nodes: 3\n");
        assert.deepEqual(preview(workspace, "dev"), ["dev cache"]);
    });

    it("run again for every layer when the policy pack changed", () => {
        workspace.write("policies/rule.ts", "export const rule = 2;\n");
        assert.deepEqual(preview(workspace, "prod"), ["prod cache", "prod database", "prod network"]);
    });

    it("run again for a layer whose program changed, and for those built on it", () => {
        workspace.write("stacks/network/layer.ts", "export const layer = 2;\n");
        assert.deepEqual(preview(workspace, "prod"), ["prod database", "prod network"]);
    });

    it("refuses to take a preview from the cache while the environment's settings contradict each other", () => {
        workspace.write("contradiction", "");
        assert.throws(() => preview(workspace, "prod"), /plinth-environment:check:prod/);
    });
});
