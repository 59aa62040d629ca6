import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { Programs } from "../testdata/programs.ts";

const PRELOAD = join(import.meta.dirname, "preload.js");

describe("what programs and packs load before the SDK", function () {
    this.timeout(60_000);
    const programs = new Programs();
    after(() => programs.remove());

    /** Runs CommonJS code beside the SDK and returns what it prints, as JSON. */
    const evaluate = async (code: string): Promise<unknown> => {
        const loaded =
            "const loaded = (name) => Object.keys(require.cache).some((file) => file.includes(`/${name}/`));";
        const { stdout } = await promisify(execFile)(process.execPath, ["-r", PRELOAD, "-e", loaded + code], {
            cwd: programs.root,
        });
        return JSON.parse(stdout);
    };

    it("leaves out what the SDK loads and a preview hardly uses", async () => {
        const code = `
            require("@pulumi/pulumi");
            console.log(JSON.stringify(["@npmcli/arborist", "typescript", "@grpc/grpc-js"].map(loaded)));`;
        assert.deepEqual(await evaluate(code), [false, false, true]);
    });

    it("loads the compiler when a function is serialized", async () => {
        const code = `
            const pulumi = require("@pulumi/pulumi");
            pulumi.runtime.serializeFunction(() => 42).then(({ text }) =>
                console.log(JSON.stringify([loaded("typescript"), text.includes("return 42") || text.includes("() => 42")])));`;
        assert.deepEqual(await evaluate(code), [true, true]);
    });

    it("loads the reader of packages when their files are asked for", async () => {
        programs.files("with-packages", { "package.json": '{ "name": "with-packages", "version": "1.0.0" }' });
        const code = `
            process.chdir("with-packages");
            const pulumi = require("@pulumi/pulumi");
            pulumi.runtime.computeCodePaths().then((paths) =>
                console.log(JSON.stringify([loaded("@npmcli/arborist"), paths instanceof Map])));`;
        assert.deepEqual(await evaluate(code), [true, true]);
    });

    it("loads tracing when it is started", async () => {
        const code = `
            const tracing = require("@pulumi/pulumi/cmd/run/tracing");
            const before = loaded("@opentelemetry/sdk-trace-node");
            tracing.newSpan("quiet").end();
            tracing.start("http://127.0.0.1:9/api/v2/spans");
            console.log(JSON.stringify([before, loaded("@opentelemetry/sdk-trace-node")]));
            process.exit(0);`;
        assert.deepEqual(await evaluate(code), [false, true]);
    });

    it("leaves modules of others alone", async () => {
        const code = `
            const typescript = require("typescript");
            console.log(JSON.stringify([loaded("typescript"), Object.getPrototypeOf(typescript) === Object.prototype]));`;
        assert.deepEqual(await evaluate(code), [true, true]);
    });

    /** Starts a pack with the SDK's runner and returns the first line it prints. */
    const firstLine = async (directory: string): Promise<string> => {
        const runner = join(programs.root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
        const child = spawn(process.execPath, ["-r", PRELOAD, runner, "127.0.0.1:9", "."], { cwd: directory });
        let errors = "";
        child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
        const exited = once(child, "exit").then(() => Promise.reject(new Error(errors)));
        exited.catch(() => undefined);
        try {
            const [line] = (await Promise.race([once(child.stdout, "data"), exited])) as [Buffer];
            return line.toString().trim();
        } finally {
            child.kill();
        }
    };

    const typescriptPack = (policies: string): Readonly<Record<string, string>> => ({
        "PulumiPolicy.yaml": "runtime: nodejs\n",
        "package.json": '{ "version": "1.0.0", "main": "index.ts" }',
        // Not valid once the types are only stripped: it takes the compiler.
        "index.ts": `import { PolicyPack } from "@pulumi/policy";\nenum Level { Off }\nnew PolicyPack("typed", { policies: ${policies} });\n`,
    });

    it("compiles a pack in TypeScript as the runner would without it", async () => {
        assert.match(await firstLine(programs.files("typed", typescriptPack("[]"))), /^\d+$/);
    });

    it("refuses a pack with a type error as the runner would without it", async () => {
        const directory = programs.files("mistyped", typescriptPack("42"));
        await assert.rejects(firstLine(directory), /Type '(42|number)' is not assignable to type/);
    });
});
