import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = join(import.meta.dirname, "..");
const INSTALLED = join(PACKAGE, "../../node_modules");

const TEST = `
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { known, setMocks } from "@plinth/testing";

class Box extends pulumi.CustomResource {
    declare readonly size: pulumi.Output<string>;
    constructor(name: string) {
        super("shop:index:Box", name, { size: undefined });
    }
}
const newResource = () => ({ id: "box", state: { size: "large" } });

it("sees values", async () => {
    await setMocks({ newResource }, "shop", "dev");
    const box = new Box("box");
    assert.equal(await known(box.urn), "urn:pulumi:dev::shop::shop:index:Box::box");
    assert.equal(await known(box.size), "large");
});

it("asserts over an unknown value", async () => {
    await setMocks({ newResource: () => ({ id: "box", state: {} }) }, "shop", "dev", true);
    new Box("box").size.apply((size) => assert.equal(size, "small"));
});
`;

// This package is linked into other projects; beside it stands a copy of the SDK that is not theirs.
describe("a project with a copy of the SDK of its own", function () {
    this.timeout(60_000);
    const project = mkdtempSync(join(tmpdir(), "project-"));
    const modules = join(project, "shop/node_modules");

    before(() => {
        mkdirSync(join(modules, "@plinth"), { recursive: true });
        cpSync(join(INSTALLED, "@pulumi/pulumi"), join(modules, "@pulumi/pulumi"), { recursive: true });
        symlinkSync(PACKAGE, join(modules, "@plinth/testing"));
        symlinkSync(INSTALLED, join(project, "node_modules"));
        writeFileSync(join(project, "shop/package.json"), '{ "type": "module" }');
        writeFileSync(join(project, "shop/box.test.ts"), TEST);
    });

    after(() => rmSync(project, { recursive: true }));

    it("is tested with that copy", () => {
        const mocha = join(INSTALLED, "mocha/bin/mocha.js");
        const { stdout } = spawnSync(process.execPath, [mocha, "--reporter", "dot", "box.test.ts"], {
            cwd: join(project, "shop"),
            encoding: "utf8",
        });
        assert.match(stdout, /1 passing/);
        assert.match(stdout, /1 failing/);
        assert.match(stdout, /an apply at box\.test\.ts:\d+:\d+ did not run: its value is unknown in this run/);
    });
});
