import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { FAST_PROGRAMS, findOnPath, RealEngine } from "../realEngine/cli.ts";
import { RepositoryCopy } from "../repository/copy.ts";
import { type Block, commandsOf, readBlocks } from "./blocks.ts";

/** The suite that runs this test: run from here it would never end. Every clone's CI runs it for real. */
const THIS_SUITE = "npm test";

const page = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const blocks = readBlocks(page).filter(({ language }) => language === "sh" || language === "diff");

describe("the README", function () {
    this.timeout(180_000);
    let copy: RepositoryCopy;
    let engine: RealEngine | undefined;
    let providers: SimulatedProviders | undefined;

    before(async () => {
        copy = new RepositoryCopy();
        if (findOnPath("pulumi") === undefined) return;
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS, PATH: copy.env()["PATH"] ?? "" });
    });

    after(() => {
        copy.remove();
        engine?.remove();
        providers?.stop();
    });

    for (const block of blocks.filter(({ language }) => language === "diff")) {
        const at = `line ${block.line}`;
        it(`shows a change that fits the files (${at})`, () => {
            const applied = spawnSync("git", ["apply", "--verbose", "-"], {
                cwd: copy.root,
                input: `${block.text}\n`,
                encoding: "utf8",
            });
            assert.equal(applied.status, 0, applied.stderr);
            runNext(block);
        });
    }

    for (const block of blocks.filter(isPlain)) {
        if (follows(block)?.language === "diff") continue;
        for (const command of commandsOf(block)) {
            it(`says what works: ${command} (line ${block.line})`, () => {
                if (command !== THIS_SUITE) return expectExit(block, command);
                const { scripts } = JSON.parse(copy.read("package.json")) as { scripts: Record<string, string> };
                assert.match(scripts["test"] ?? "", /checks/);
            });
        }
    }

    for (const block of blocks.filter(({ notes }) => notes.has("pulumi"))) {
        for (const command of commandsOf(block)) {
            it(`says what works: ${command} (needs pulumi on PATH)`, async function () {
                if (engine === undefined) return this.skip();
                const [, ...args] = command.split(" ");
                const ended = await engine.run(join(copy.root, block.notes.get("cwd") ?? "."), args);
                assert.equal(ended.code, 0, `${ended.stdout}\n${ended.stderr}`);
            });
        }
    }

    /** A change is tried by the commands that follow it, and undone for the next one. */
    function runNext(change: Block): void {
        const next = blocks[blocks.indexOf(change) + 1];
        if (next !== undefined) for (const command of commandsOf(next)) expectExit(next, command);
        const undone = spawnSync("git", ["apply", "--reverse", "-"], {
            cwd: copy.root,
            input: `${change.text}\n`,
            encoding: "utf8",
        });
        assert.equal(undone.status, 0, undone.stderr);
    }

    function expectExit(block: Block, command: string): void {
        const ended = spawnSync("sh", ["-c", command], { cwd: copy.root, env: copy.env(), encoding: "utf8" });
        assert.equal(
            ended.status,
            Number(block.notes.get("exit") ?? 0),
            `${command}\n${ended.stdout}\n${ended.stderr}`,
        );
    }
});

function isPlain({ language, notes }: Block): boolean {
    return language === "sh" && !notes.has("pulumi");
}

function follows(block: Block): Block | undefined {
    return blocks[blocks.indexOf(block) - 1];
}
