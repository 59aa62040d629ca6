import assert from "node:assert/strict";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { RealEngine } from "../realEngine/cli.ts";
import { writeProject } from "../realEngine/program.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { comparable } from "./compared.ts";
import { embeddedPreview } from "./embeddedPreview.ts";
import { programs } from "./programs.ts";
import { realPreview } from "./realPreview.ts";

const POLICY_PACK = path.resolve(import.meta.dirname, "../../policies");
const STACK = "dev";

describe("the embedded engine agrees with the real one about", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
        engine = new RealEngine(providers.env);
    });

    after(() => {
        providers?.stop();
        engine?.remove();
    });

    for (const [index, [title, program]] of Object.entries(programs).entries()) {
        it(title, async () => {
            const directory = path.join(engine.root, `program-${index}`);
            writeProject(directory, { name: `program-${index}`, program });
            await engine.succeed(directory, ["stack", "init", STACK]);
            const request = { directory, stack: STACK, policyPack: POLICY_PACK };
            const real = comparable(await realPreview(engine, request));
            const embedded = comparable(await embeddedPreview({ ...request, stackOutputs: {} }));
            assert.deepEqual(embedded, real);
            if (title.startsWith("policy rules")) assert.notDeepEqual(real.verdicts, []);
        });
    }
});
