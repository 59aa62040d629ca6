import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Block, commandsOf, readBlocks } from "../readme/blocks.ts";

const REPOSITORY = join(import.meta.dirname, "../..");
const blocks = readBlocks(readFileSync(join(REPOSITORY, "docs/guides/settings.md"), "utf8"));

describe("the guide to settings", function () {
    this.timeout(120_000);

    for (const [index, block] of blocks.entries()) {
        if (block.language !== "sh") continue;
        for (const command of commandsOf(block)) {
            it(`says what works, and what is seen: ${command} (line ${block.line})`, () => run(command, block, index));
        }
    }

    function run(command: string, block: Block, index: number): void {
        const path = [join(REPOSITORY, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
        const env = { ...process.env, PATH: path, npm_config_offline: "true" };
        const ended = spawnSync("sh", ["-c", command], { cwd: REPOSITORY, env, encoding: "utf8" });
        const said = `${ended.stdout}\n${ended.stderr}`;
        assert.equal(ended.status, Number(block.notes.get("exit") ?? 0), said);
        const next = blocks[index + 1];
        if (next?.language !== "text") return;
        for (const line of next.text.split("\n")) {
            assert.ok(said.includes(line.trim()), `the guide shows "${line.trim()}", and what was printed is\n${said}`);
        }
    }
});
