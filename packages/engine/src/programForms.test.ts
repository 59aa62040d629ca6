import assert from "node:assert/strict";
import { join } from "node:path";
import { Secret } from "@plinth/plan";
import { Programs } from "./testdata/programs.ts";
import { type Ran, run } from "./testdata/run.ts";

/** `{ name: value }` as a stack's outputs. */
const found = async (directory: string): Promise<Ran["plan"]["outputs"]> => {
    const ran = await run(directory, { passes: 1 });
    assert.deepEqual(ran.said("error"), []);
    return ran.plan.outputs;
};

const yaml = (more = "", options = "typescript: false"): string =>
    `name: shop\nruntime: { name: nodejs, options: { ${options} } }\n${more}`;

describe("a program", () => {
    const programs = new Programs();
    after(() => programs.remove());
    let count = 0;

    function project(files: Readonly<Record<string, string>>): string {
        count += 1;
        return programs.files(`form-${count}`, { "Pulumi.yaml": yaml(), "package.json": "{}", ...files });
    }

    it("may be CommonJS, and return its outputs from a promise or a function", async () => {
        const sdk = 'const pulumi = require("@pulumi/pulumi");\n';
        assert.deepEqual(await found(project({ "index.js": `${sdk}exports.form = pulumi.getStack();` })), {
            form: "test",
        });
        const returned = `${sdk}module.exports = async () => ({ form: await Promise.resolve("async") });`;
        assert.deepEqual(await found(project({ "index.js": returned })), { form: "async" });
    });

    it("may be an ES module that waits at its top, by its package or by its ending", async () => {
        const code = 'export const form = await Promise.resolve("awaited");';
        assert.deepEqual(await found(project({ "package.json": '{ "type": "module" }', "index.js": code })), {
            form: "awaited",
        });
        const main = { "Pulumi.yaml": yaml("main: program.mjs\n"), "package.json": '{ "type": "module" }' };
        assert.deepEqual(await found(project({ ...main, "program.mjs": code })), { form: "awaited" });
    });

    it("may be named by package.json", async () => {
        const files = { "package.json": '{ "main": "lib/start.js" }', "lib/start.js": 'exports.form = "main";' };
        assert.deepEqual(await found(project(files)), { form: "main" });
    });

    it("may be TypeScript that the SDK compiles, with its options and its own compiler settings", async () => {
        const code =
            'enum Form { Typed = "typed" }\nexport const form: Form = Form.Typed;\nexport const strict: string = null;\n';
        const files = {
            "Pulumi.yaml": yaml("", "nodeargs: \"--title='a b'\", tsconfig: own.json"),
            "own.json": '{ "compilerOptions": { "strict": false, "skipLibCheck": true, "types": [] } }',
            "index.ts": `${code}declare const process: { title: string };\nexport const title = process.title;\n`,
        };
        assert.deepEqual(await found(project(files)), { form: "typed", strict: null, title: "a b" });
    });

    it("is checked for types once, and run once more with them where it cannot run without", async () => {
        const typed = {
            "Pulumi.yaml": yaml("", "nodeargs: --title=x"),
            "tsconfig.json": '{ "compilerOptions": { "strict": true, "skipLibCheck": true, "types": [] } }',
        };
        const wrong = await run(project({ ...typed, "index.ts": "export const form: number = 'text';\n" }));
        assert.match(wrong.said("error").join("\n"), /Type 'string' is not assignable to type 'number'/);
        const files = {
            "index.ts": '/// <reference path="./size.d.ts" />\nexport const size: string = Size.Small;\n',
            "size.d.ts": 'declare const enum Size { Small = "s" }\n',
        };
        // This pack judges both passes in one process, and must not wait for the one that was given up.
        const policyPacks = [join(import.meta.dirname, "../../../policies")];
        const { plan, result } = await run(project({ ...typed, ...files }), { passes: 2, policyPacks });
        assert.deepEqual([result.failed, plan.outputs, plan.diagnostics], [false, { size: "s" }, []]);
    });

    it("runs in the folder of its main, and knows the project's root", async () => {
        const code =
            'const pulumi = require("@pulumi/pulumi");\nexports.here = require("node:path").basename(process.cwd());\n' +
            'exports.root = require("node:path").relative(pulumi.runtime.getRootDirectory(), process.cwd());';
        const directory = project({ "Pulumi.yaml": yaml("main: infra/index.js\n"), "infra/index.js": code });
        assert.deepEqual(await found(directory), { here: "infra", root: "infra" });
    });

    it("ends although timers of it still run, with its outputs", async () => {
        const code = "const timer = setTimeout(() => undefined, 400);\nexports.form = 1;\nvoid timer;";
        assert.deepEqual(await found(project({ "index.js": code })), { form: 1 });
    });

    it("reads declared configuration, decrypted secrets included, which nothing it says shows", async () => {
        const code =
            'const pulumi = require("@pulumi/pulumi");\nconst config = new pulumi.Config();\n' +
            'exports.list = config.requireObject("list");\nexports.count = config.requireNumber("count");\n' +
            'exports.leaked = `it is ${config.require("pw")}`;\nexports.kept = config.requireSecret("pw");\n' +
            'console.log(config.require("pw"));\nconsole.error(`x${config.require("pw")}x`);\n';
        const declared =
            "config:\n  list: { type: array, items: { type: string }, default: [a, b] }\n  count: { type: integer, default: 3 }\n";
        // "hunter2", encrypted by the CLI with the passphrase "test".
        const encrypted =
            "encryptionsalt: v1:fLQpiy5BQ+c=:v1:fIsRO+PYjWd6Nu/+:1gcId2HQdgSkkT5nNy2GIydvCDV9kQ==\n" +
            "config: { shop:pw: { secure: v1:BJKks07vf9bRc+d7:vPJAoKG6mhdu9SLM2qoIfao3E51+1Hw= } }\n";
        const before = process.env["PULUMI_CONFIG_PASSPHRASE"];
        process.env["PULUMI_CONFIG_PASSPHRASE"] = "test";
        try {
            const directory = project({
                "Pulumi.yaml": yaml(declared),
                "Pulumi.test.yaml": encrypted,
                "index.js": code,
            });
            const { plan } = await run(directory, { passes: 1 });
            assert.deepEqual(plan.outputs, {
                list: ["a", "b"],
                count: 3,
                leaked: new Secret("it is hunter2"),
                kept: new Secret("hunter2"),
            });
            assert.deepEqual(
                plan.diagnostics.map(({ message }) => message),
                ["[secret]", "x[secret]x"],
            );
        } finally {
            if (before === undefined) delete process.env["PULUMI_CONFIG_PASSPHRASE"];
            else process.env["PULUMI_CONFIG_PASSPHRASE"] = before;
        }
    });
});
