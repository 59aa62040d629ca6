import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { comparable } from "./compared.ts";
import { embeddedPreview } from "./embeddedPreview.ts";
import { invokeAnswers } from "./invokeAnswers.ts";
import { livePrograms } from "./live.ts";
import { copyProgram, programNames, STACK } from "./programFolders.ts";
import { realPreview } from "./realPreview.ts";
import { readRecording, record, RECORDED_ENGINE } from "./recordings.ts";
import { startTestProviders } from "./testProvider.ts";
import { withoutComputed } from "./withoutComputed.ts";

const POLICY_PACK = path.join(import.meta.dirname, "pack");

/** Programs that the test pack judges, too. */
const JUDGED: readonly string[] = [
    "components/outputs",
    "options/inherited",
    "providers/inheritance",
    "reads/get",
    "transforms/order",
    "urns/parent-chain",
    "values/nested",
    "values/references",
];

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-conformance-")));
const found = new Map<string, Promise<Record<string, unknown>>>();

/** What the embedded engine finds in a program; once, whoever asks. */
function embedded(name: string): Promise<Record<string, unknown>> {
    const known = found.get(name);
    if (known !== undefined) return known;
    const request = { directory: copyProgram(name, root), stack: STACK, answers: { invokes: invokeAnswers } };
    const result = embeddedPreview({ ...request, ...judged(name) }).then(comparable);
    found.set(name, result);
    return result;
}

function judged(name: string): { policyPack?: string } {
    return JUDGED.includes(name) ? { policyPack: POLICY_PACK } : {};
}

/** What encrypted the configuration of a program that has secrets in it; the real engine is given the same. */
const PASSPHRASE = "test";
const ownPassphrase = process.env.PULUMI_CONFIG_PASSPHRASE;

before(() => {
    process.env.PULUMI_CONFIG_PASSPHRASE = PASSPHRASE;
});

after(() => {
    rmSync(root, { recursive: true });
    if (ownPassphrase === undefined) delete process.env.PULUMI_CONFIG_PASSPHRASE;
    else process.env.PULUMI_CONFIG_PASSPHRASE = ownPassphrase;
});

describe("the embedded engine finds what the real one finds in", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let own: Awaited<ReturnType<typeof startTestProviders>>;
    let engine: RealEngine;
    let version: string;
    let initialised = false;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "awsx", "docker-build", "kubernetes"]);
        own = await startTestProviders();
        const attached = `${providers.env.PULUMI_DEBUG_PROVIDERS},${own.attached}`;
        engine = new RealEngine({ ...providers.env, PULUMI_DEBUG_PROVIDERS: attached });
        version = (await engine.succeed(engine.root, ["version"])).stdout.trim().replace(/^v/, "");
    });

    after(() => {
        providers?.stop();
        own?.stop();
        engine?.remove();
    });

    for (const name of livePrograms()) {
        it(name, async () => {
            const directory = copyProgram(name, path.join(engine.root, "programs"));
            // All programs are one project, and so have one stack.
            if (!initialised) await engine.succeed(directory, ["stack", "init", STACK]);
            initialised = true;
            const [here, there] = await Promise.all([
                embedded(name),
                realPreview(engine, { directory, stack: STACK, ...judged(name) }).then(comparable),
            ]);
            if (process.env.PLINTH_RECORD === "1") record(name, version, there);
            assert.deepEqual(here, there);
            if (version === RECORDED_ENGINE)
                assert.deepEqual(readRecording(name).preview, withoutComputed(there), "the recording is stale");
        });
    }
});

describe(`recorded results of engine ${RECORDED_ENGINE}: the embedded engine finds the same in`, function () {
    this.timeout(180_000);

    for (const name of programNames()) {
        it(name, async () => {
            const { preview } = readRecording(name);
            assert.deepEqual(withoutComputed(await embedded(name)), preview);
        });
    }
});
