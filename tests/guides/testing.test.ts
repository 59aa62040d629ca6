import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Block, commandsOf, readBlocks } from "../readme/blocks.ts";

const REPOSITORY = join(import.meta.dirname, "../..");
const blocks = readBlocks(readFileSync(join(REPOSITORY, "docs/guides/testing.md"), "utf8"));

const PULUMIS_OWN = `import * as pulumi from "@pulumi/pulumi";
const setMocks = (_: object, ...run: [string, string, boolean?]) =>
    pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }, ...run);
`;

describe("the guide to testing", function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), "guide-"));
    const project = join(folder, "shop");

    before(() => {
        mkdirSync(project);
        symlinkSync(REPOSITORY, join(folder, "plinth"));
        // Above the project, where npm leaves them alone: what the project would have installed besides.
        symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"));
        for (const { notes, text } of blocks) {
            const file = notes.get("file");
            if (file !== undefined) writeFileSync(join(project, file), `${text}\n`);
        }
    });

    after(() => rmSync(folder, { recursive: true }));

    for (const [index, block] of blocks.entries()) {
        if (block.language !== "sh") continue;
        for (const command of commandsOf(block)) {
            it(`says what works, and what is seen: ${command} (line ${block.line})`, () => run(command, block, index));
        }
    }

    it("is right that its wrong test passes under Pulumi's own mocks", () => {
        const wrong = blocks.find(({ notes }) => notes.get("file") === "wrong.test.ts")?.text ?? "";
        const switched = wrong.replace(/^import \{ setMocks \}.*$/m, PULUMIS_OWN);
        assert.notEqual(switched, wrong);
        writeFileSync(join(project, "switched.test.ts"), switched);
        const ended = spawnSync("mocha", ["switched.test.ts"], { cwd: project, env: environment(), encoding: "utf8" });
        assert.match(stripVTControlCharacters(ended.stdout), /2 passing/);
        assert.equal(ended.status, 0);
    });

    function run(command: string, block: Block, index: number): void {
        const ended = spawnSync("sh", ["-c", command], { cwd: project, env: environment(), encoding: "utf8" });
        // On some CI systems mocha colours what it prints although nobody sees a terminal.
        const said = stripVTControlCharacters(`${ended.stdout}\n${ended.stderr}`);
        assert.equal(ended.status, Number(block.notes.get("exit") ?? 0), said);
        const next = blocks[index + 1];
        if (next?.language !== "text") return;
        for (const line of next.text.split("\n")) {
            assert.ok(said.includes(line.trim()), `the guide shows "${line.trim()}", and what was printed is\n${said}`);
        }
    }

    function environment(): NodeJS.ProcessEnv {
        const path = [join(REPOSITORY, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
        return { ...process.env, PATH: path, npm_config_offline: "true", npm_config_audit: "false" };
    }
});
