import assert from "node:assert/strict";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { RepositoryCopy } from "../repository/copy.ts";
import { comparable } from "./compared.ts";
import { embeddedPreview } from "./embeddedPreview.ts";
import { environmentNames, layersInOrder } from "./layers.ts";
import { everything } from "./live.ts";
import { realPreview } from "./realPreview.ts";

/** What self-managed backends call the organization. */
const ORGANIZATION = "organization";

describe("the embedded engine against the real one", function () {
    this.timeout(600_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;
    let copy: RepositoryCopy;

    // A cloud of its own for each test: names that one took are refused to the next.
    beforeEach(async () => {
        providers = await startSimulatedProviders(["aws", "awsx", "kubernetes"]);
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS });
        copy = new RepositoryCopy();
    });

    afterEach(() => {
        providers?.stop();
        engine?.remove();
        copy?.remove();
    });

    /** Asserts that both engines find the same in a stack, and that nothing in it is refused. */
    async function compare(directory: string, stack: string, stackOutputs: Record<string, PlanObject>): Promise<void> {
        await engine.succeed(directory, ["stack", "init", stack]);
        const request = { directory, stack, policyPack: copy.policyPack };
        const real = await realPreview(engine, request);
        const embedded = await embeddedPreview({ ...request, answers: { stackOutputs } });
        assert.deepEqual(comparable(embedded), comparable(real));
        assert.equal(real.code, 0, real.said);
    }

    async function deploy(directory: string, stack: string): Promise<void> {
        const judged = ["--policy-pack", copy.policyPack];
        await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", stack, ...judged]);
    }

    /** A program that never settles would be deployed for ever. */
    async function findNothingMore(directory: string, stack: string): Promise<void> {
        await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", stack, "--expect-no-changes"]);
    }

    // What settings do shows in one stack.
    for (const environment of everything() ? environmentNames() : ["sandbox", "shared"]) {
        it(`finds the same resources, inputs, outputs and verdicts for ${environment} as one stack`, async () => {
            copy.setLayout(environment, "single");
            await compare(copy.root, environment, {});
        });
    }

    // How layers read each other shows where they are deployed, too: tests/realEngine/deploy/layered.test.ts.
    for (const environment of everything() ? ["dev", "prod", "shared"] : []) {
        it(`finds the same for each layer of ${environment}, once the layers before it are deployed`, async () => {
            copy.setLayout(environment, "layered");
            const stackOutputs: Record<string, PlanObject> = {};
            for (const layer of layersInOrder(environment)) {
                const directory = copy.layer(layer);
                await compare(directory, environment, stackOutputs);
                await deploy(directory, environment);
                await findNothingMore(directory, environment);
                const name = `${ORGANIZATION}/plinth-${layer}/${environment}`;
                stackOutputs[name] = await deployedOutputs(engine, directory, environment);
            }
        });
    }
});

/** A deployed stack's outputs, with secrets marked. */
async function deployedOutputs(engine: RealEngine, directory: string, stack: string): Promise<PlanObject> {
    const values = (await engine.outputs(directory, stack)) as Record<string, PlanValue>;
    const secrets = await engine.secretOutputs(directory, stack);
    return Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, secrets.has(name) ? new Secret(value) : value]),
    );
}
