import assert from "node:assert/strict";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { writeProject } from "../realEngine/program.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { comparable } from "./compared.ts";
import { embeddedPreview } from "./embeddedPreview.ts";
import { programs, violations } from "./programs.ts";
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
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS });
    });

    after(() => {
        providers?.stop();
        engine?.remove();
    });

    /** A stack of a project with one program. */
    async function stackOf(name: string, program: string): Promise<{ directory: string; stack: string }> {
        const directory = path.join(engine.root, name);
        writeProject(directory, { name, program });
        await engine.succeed(directory, ["stack", "init", STACK]);
        return { directory, stack: STACK };
    }

    for (const [index, [title, program]] of Object.entries(programs).entries()) {
        it(title, async () => {
            const request = await stackOf(`program-${index}`, program);
            const real = comparable(await realPreview(engine, request));
            assert.deepEqual(comparable(await embeddedPreview(request)), real);
        });
    }

    it("what the policy pack finds", async () => {
        const request = { ...(await stackOf("violations", violations)), policyPack: POLICY_PACK };
        const real = await realPreview(engine, request);
        assert.deepEqual(comparable(await embeddedPreview(request)), comparable(real));
        const rules = new Set(real.verdicts.map((line) => line.split(" ")[0]));
        for (const rule of ["rds-public", "rds-encryption", "tag-required"])
            assert.ok(rules.has(rule), [...rules].join());
    });
});
