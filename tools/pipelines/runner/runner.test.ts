import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PULUMI_VERSION } from "../github/workflow.ts";

const text = readFileSync(join(import.meta.dirname, "Dockerfile"), "utf8");
const require = createRequire(import.meta.url);

function argument(name: string): string | undefined {
    const found = new RegExp(`^ARG ${name}(?:=(.*))?$`, "m").exec(text);
    assert.ok(found, `ARG ${name}`);
    return found[1];
}

describe("the image that jobs run in", () => {
    it("has the Pulumi CLI and plugins of the versions that this repository is tested with", () => {
        const version = (name: string) => (require(`${name}/package.json`) as { version: string }).version;
        assert.equal(argument("PULUMI_VERSION"), PULUMI_VERSION);
        assert.equal(argument("AWS_PLUGIN_VERSION"), version("@pulumi/aws"));
        assert.equal(argument("KUBERNETES_PLUGIN_VERSION"), version("@pulumi/kubernetes"));
        assert.match(argument("NODE_IMAGE") ?? "", /^node:24-/);
    });

    it("takes nothing without a checksum that somebody gave for it", () => {
        const checksums = [...text.matchAll(/^ARG (\w+_SHA256)(.*)$/gm)];
        for (const [, name = "", value] of checksums) {
            assert.equal(value, "", `${name} has a default`);
            assert.ok(text.includes(`"\${${name}:?must be given}"`), name);
        }
        const downloads = text.match(/^ {8}"https:/gm)?.length ?? 0;
        const plugins = text.match(/pulumi plugin install resource/g)?.length ?? 0;
        assert.equal(checksums.length, downloads + plugins);
        assert.equal(text.match(/--checksum "/g)?.length, plugins);
        assert.doesNotMatch(text, /^ADD |\| *(ba)?sh\b/m);
    });

    it("runs as nobody of importance", () => {
        assert.equal(/^USER (\w+)$/m.exec(text)?.[1], "node");
    });
});
