import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "@plinth/core/settings";
import { parse } from "yaml";
import { commandsOf, readBlocks } from "../readme/blocks.ts";
import { FAST_PROGRAMS, RealEngine, run } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { RepositoryCopy } from "../repository/copy.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/guides/deploy.md"), "utf8");
const blocks = readBlocks(page);

describe("the guide to deploying", function () {
    this.timeout(180_000);
    let copy: RepositoryCopy;

    before(() => {
        copy = new RepositoryCopy();
    });

    after(() => {
        copy.remove();
    });

    it("shows settings that are taken as they are", () => {
        const shown = blocks.find(({ language }) => language === "yaml")?.text ?? "";
        const file = "environments/dev/environment.yaml";
        const before = copy.read(file);
        copy.write(`${before}\n${shown}`, file);
        const { settings } = checkEnvironment({ repository: copy.root, environment: "dev", layers: [] });
        copy.write(before, file);
        const { delivery } = parse(shown) as { delivery: unknown };
        const { freeze, window } = settings.delivery;
        assert.deepEqual({ freeze, window }, delivery);
    });

    describe("with the real engine", () => {
        needsPulumi();
        let engine: RealEngine;

        before(() => {
            engine = new RealEngine({ ...FAST_PROGRAMS, npm_config_offline: "true", PATH: copy.env()["PATH"] ?? "" });
        });

        after(() => {
            engine?.remove();
        });

        const said: string[] = [];
        for (const block of blocks.filter(({ language }) => language === "sh")) {
            for (const command of commandsOf(block)) {
                it(`says what works: ${command} (line ${block.line})`, async () => {
                    const ended = await run("sh", ["-c", command], copy.root, engine.env);
                    const all = `${ended.stdout}\n${ended.stderr}`;
                    assert.equal(ended.code, Number(block.notes.get("exit") ?? 0), all);
                    said.push(all);
                });
            }
        }

        it("is right about what the second one finds", () => {
            assert.match(said[1] ?? "", /environment {2}nothing to do/);
            assert.match(said[2] ?? "", /CONFIRMATION_REQUIRED/);
        });
    });
});
