import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FakeEngine } from "@plinth/deployer/fake";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { StateOptions } from "./arguments.ts";
import { exportStates, restoreStates } from "./command.ts";

const plain: StateOptions = { layer: [], yes: true, reason: "the state is lost", format: "text" };

/** Writes states with everything a real one has, which the engine in memory leaves out. */
class WholeStates extends FakeEngine {
    override async exportCheckpoint(stack: Parameters<FakeEngine["exportCheckpoint"]>[0]): Promise<unknown> {
        const { version, deployment } = (await super.exportCheckpoint(stack)) as {
            version: number;
            deployment: object;
        };
        return { version, deployment: { manifest: { time: "2026-11-21T10:00:00Z" }, ...deployment } };
    }
}

describe("plinth state", () => {
    let repository: TemporaryRepository;
    let engine: WholeStates;
    let host: RecordingHost;

    beforeEach(async () => {
        repository = smallRepository();
        engine = new WholeStates({ "plinth-base": () => ({ resources: { one: {}, two: {} } }) });
        host = recordingHost({ cwd: repository.root });
        const base = { directory: join(repository.root, "stacks/base"), project: "plinth-base", stack: "layered" };
        await engine.create(base);
        await engine.run(base, "up", {});
        engine.calls.length = 0;
    });

    afterEach(() => {
        repository.dispose();
    });

    it("exports the states that there are, beside the journal or where --out says", async () => {
        assert.equal(await exportStates("layered", plain, host, async () => engine), 0);
        assert.match(
            host.out(),
            /^base: \.plinth\/deployments\/layered\/checkpoints\/plinth-base\.layered\.\S+\.json\nextra: is not deployed\napp: is not deployed\n$/,
        );
        host = recordingHost({ cwd: repository.root });
        const options = { ...plain, layer: ["base"], out: "kept", format: "json" } as const;
        await exportStates("layered", options, host, async () => engine);
        const { states } = JSON.parse(host.out()) as { states: { file: string }[] };
        assert.match(states[0]?.file ?? "", /^kept\/checkpoints\/plinth-base/);
        assert.match(readFileSync(join(repository.root, states[0]?.file ?? ""), "utf8"), /"resources"/);
    });

    it("restores what it has exported, with the state from before kept and the journal told", async () => {
        await exportStates("layered", { ...plain, layer: ["base"] }, host, async () => engine);
        const file = host.out().trim().replace("base: ", "");
        await engine.importCheckpoint(
            { directory: "", project: "plinth-base", stack: "layered" },
            { deployment: { resources: [] } },
        );
        host = recordingHost({ cwd: repository.root });
        const code = await restoreStates("layered", file, { ...plain, layer: ["base"] }, host, async () => engine);
        assert.equal(code, 0, host.out());
        assert.deepEqual(engine.resources("plinth-base"), ["one", "two"]);
        assert.match(host.out(), /^state restore layered base: done\nState from before: .*checkpoints/);
        const journal = readFileSync(join(repository.root, ".plinth/deployments/layered/journal.jsonl"), "utf8");
        assert.match(journal, /"verb":"state".*"message":"the state is lost"/);
    });

    it("ends with 2 where something is against it, having changed nothing", async () => {
        writeFileSync(join(repository.root, "other.json"), "{}");
        const code = await restoreStates(
            "layered",
            "other.json",
            { ...plain, layer: ["base"] },
            host,
            async () => engine,
        );
        assert.deepEqual([code, engine.calls], [2, []]);
        assert.match(host.out(), /STATE_RESTORE_REFUSED.*\nbase: the file \(state-not-a-checkpoint\)/);
    });

    it("refuses a file that cannot be read, and one for several stacks", async () => {
        const options = { ...plain, layer: ["base"] };
        await assert.rejects(
            restoreStates("layered", "nowhere.json", options, host, async () => engine),
            /nowhere\.json: cannot be read/,
        );
        await assert.rejects(
            restoreStates("layered", "nowhere.json", plain, host, async () => engine),
            /has several stacks, and a checkpoint is of one\. Fix: name it: --layer <base\|extra\|app>/,
        );
    });

    it("takes a reason for a restore", async () => {
        assert.equal(await main(["state", "restore", "layered", "x.json", "--layer", "base"], host), 64);
        assert.equal(await main(["state"], host), 64);
    });
});
