import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { extensions, formats } from "./formats.ts";

const EXPORT = join(import.meta.dirname, "../check/testdata/export.json");

interface Sarif {
    readonly runs: readonly {
        readonly invocations: readonly { readonly executionSuccessful: boolean }[];
        readonly results: readonly { readonly ruleId: string; readonly locations: readonly object[] }[];
        readonly tool: {
            readonly driver: { readonly rules: readonly { readonly id: string; readonly help: object }[] };
        };
    }[];
}

describe("reports of a check", () => {
    let cwd: string;
    beforeEach(() => (cwd = realpathSync(mkdtempSync(join(tmpdir(), "plinth-reports-")))));
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    const check = async (...argv: string[]) => {
        const host = recordingHost({ cwd });
        const code = await main(["check", EXPORT, ...argv], host);
        return { code, out: host.out(), err: host.err() };
    };

    it("are written in every format at once, a file each, and change nothing about the exit code", async () => {
        const { code, out, err } = await check("--format", formats.join(","), "--out", "out");
        assert.equal(code, 2);
        assert.equal(out, "");
        const files = formats.map((format) => `check.${extensions[format]}`);
        assert.deepEqual(readdirSync(join(cwd, "out")).sort(), [...files].sort());
        assert.equal(err, `Wrote ${files.map((file) => join("out", file)).join(", ")}\n`);
        for (const file of files) assert.match(readFileSync(join(cwd, "out", file), "utf8"), /s3-public-access-block/);
    });

    it("are refused in several formats without a folder", async () => {
        const { code, err } = await check("--format", "sarif,junit");
        assert.equal(code, 64);
        assert.match(err, /several formats \(sarif, junit\) need --out <dir>/);
    });

    it("go to standard output in one format, with the catalogue's words and the line of each resource", async () => {
        const { out } = await check("--format", "sarif");
        const [run] = (JSON.parse(out) as Sarif).runs;
        const rule = run?.tool.driver.rules.find(({ id }) => id === "s3-public-access-block");
        assert.match(JSON.stringify(rule?.help), /Fix: add an aws\.s3\.BucketPublicAccessBlock/);
        const result = run?.results.find(({ ruleId }) => ruleId === "s3-public-access-block");
        const line = readFileSync(EXPORT, "utf8")
            .split("\n")
            .findIndex((text) => text.includes('"urn": "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::bucket"'));
        assert.match(
            JSON.stringify(result?.locations),
            new RegExp(`"uri":"packages/cli/src/check/testdata/export\\.json".*"startLine":${line + 1}[,}]`),
        );
    });

    it("say what could not be judged", async () => {
        const { code, out } = await check("missing.json", "--format", "sarif");
        assert.equal(code, 1);
        assert.equal((JSON.parse(out) as Sarif).runs[0]?.invocations[0]?.executionSuccessful, false);
        assert.match(out, /missing\.json: there is no such file/);
    });

    it("list rules that met no resource", async () => {
        const { out } = await check("--format", "json");
        const [entry] = JSON.parse(out) as { rulesWithoutResource: string[] }[];
        assert.ok(entry?.rulesWithoutResource.includes("efs-encryption"));
        assert.equal(entry?.rulesWithoutResource.includes("s3-public-access-block"), false);
    });
});
