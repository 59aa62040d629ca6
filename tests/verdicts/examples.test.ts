import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { catalogue } from "@plinth/policies/catalogue";
import type { ResourceData } from "../../policies/resource/resourceData.ts";
import { embeddedPreview } from "../conformance/embeddedPreview.ts";
import { readEventLog } from "../conformance/eventLog.ts";
import { startTestProviders } from "../conformance/testProvider.ts";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { canBeMade, writeExampleProgram } from "./exampleProgram.ts";
import { canBeDeployed, exampleState } from "./exampleState.ts";
import { exampleStacks, type ExampleStack, STACK } from "./exampleStack.ts";
import { analyzed, checked, difference, NO_DIFFERENCE } from "./ofStates.ts";

const PACK = path.resolve(import.meta.dirname, "../../policies");
/** As many examples as one program gets: enough to spare starts, few enough to find the one that differs. */
const AT_ONCE = 150;

describe("the examples of every rule, with every rule on", function () {
    this.timeout(600_000);
    needsPulumi();
    let providers: Awaited<ReturnType<typeof startTestProviders>>;
    let engine: RealEngine;
    let stacks: ExampleStack[];
    const ownEnvironments = process.env.PLINTH_ENVIRONMENTS;

    before(async () => {
        stacks = await exampleStacks(path.join(PACK, "rules"));
        // The examples are parts of resources: what knows AWS would refuse them before any rule saw them.
        providers = await startTestProviders({ aws: { preview: true }, kubernetes: { preview: true } });
        engine = new RealEngine({ PULUMI_DEBUG_PROVIDERS: providers.attached, ...FAST_PROGRAMS });
        const environments = path.join(engine.root, "environments");
        mkdirSync(path.join(environments, STACK), { recursive: true });
        // A mandatory violation would end the real engine's preview before the other resources are judged.
        const levels = Object.fromEntries(catalogue.map(({ name }) => [name, "advisory"]));
        const settings = { policy: { profiles: ["strict"], levels } };
        // JSON is YAML.
        writeFileSync(path.join(environments, STACK, "environment.yaml"), JSON.stringify(settings));
        process.env.PLINTH_ENVIRONMENTS = environments;
    });

    after(() => {
        if (ownEnvironments === undefined) delete process.env.PLINTH_ENVIRONMENTS;
        else process.env.PLINTH_ENVIRONMENTS = ownEnvironments;
        providers?.stop();
        engine?.remove();
    });

    it("get the same verdicts from a preview of the real engine and from an embedded one", async () => {
        const all = stacks.filter(({ resources }) => resources.every(canBeMade));
        assert.ok(all.length > stacks.length * 0.9, `${all.length} of ${stacks.length} can be made by a program`);
        for (let from = 0, initialised = false; from < all.length; from += AT_ONCE, initialised = true) {
            const resources = all.slice(from, from + AT_ONCE).flatMap((stack) => stack.resources);
            const directory = path.join(engine.root, `program-${from}`);
            writeExampleProgram(directory, resources);
            if (!initialised) await engine.succeed(directory, ["stack", "init", STACK]);
            const [here, there] = [await embedded(directory), await real(directory)];
            assert.ok(here.length > 0);
            assert.deepEqual(difference(here, there), NO_DIFFERENCE);
        }
    });

    async function embedded(directory: string): Promise<readonly string[]> {
        const { verdicts, diagnostics } = await embeddedPreview({ directory, stack: STACK, policyPack: PACK });
        assert.deepEqual(diagnostics, []);
        return verdicts;
    }

    async function real(directory: string): Promise<readonly string[]> {
        const log = path.join(directory, "events.jsonl");
        const { PLINTH_ENVIRONMENTS = "" } = process.env;
        const env = { PULUMI_DEBUG_COMMANDS: "true", PLINTH_ENVIRONMENTS };
        const ended = await engine.run(
            directory,
            ["preview", "--stack", STACK, "--policy-pack", PACK, "--event-log", log],
            env,
        );
        assert.equal(ended.code, 0, (ended.stdout + ended.stderr).slice(-2000));
        return readEventLog(log).verdicts;
    }

    it("get the same verdicts from pulumi policy analyze on a state and from plinth check", async () => {
        const all = stacks.filter(({ resources }) => resources.every(canBeDeployed));
        assert.ok(all.length > stacks.length / 2, `${all.length} of ${stacks.length} can be deployed`);
        const file = path.join(engine.root, "state.json");
        writeFileSync(
            file,
            JSON.stringify(exampleState(all.flatMap(({ resources }): readonly ResourceData[] => resources))),
        );
        const { PLINTH_ENVIRONMENTS = "" } = process.env;
        const here = await checked(engine, file, engine.root);
        const there = await analyzed(engine, file, PACK, PLINTH_ENVIRONMENTS);
        assert.ok(here.length > 0);
        assert.deepEqual(difference(here, there), NO_DIFFERENCE);
    });
});
