import assert from "node:assert/strict";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import { RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { RepositoryCopy } from "../repository/copy.ts";
import { comparable } from "./compared.ts";
import { embeddedPreview } from "./embeddedPreview.ts";
import { environmentNames, layersInOrder } from "./layers.ts";
import { realPreview } from "./realPreview.ts";

const ORGANIZATION = "organization";

describe("the embedded engine against the real one", function () {
    this.timeout(600_000);
    needsPulumi();
    let providers: SimulatedProviders;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
    });

    after(() => {
        providers?.stop();
    });

    for (const environment of environmentNames()) {
        describe(environment, () => {
            let engine: RealEngine;
            let copy: RepositoryCopy;

            beforeEach(() => {
                engine = new RealEngine(providers.env);
                copy = new RepositoryCopy();
            });

            afterEach(() => {
                engine.remove();
                copy.remove();
            });

            const compare = async (directory: string, stackOutputs: Record<string, PlanObject>): Promise<void> => {
                const stack = environment;
                const request = { directory, stack, policyPack: copy.policyPack };
                const real = await realPreview(engine, request);
                const embedded = await embeddedPreview({ ...request, stackOutputs });
                assert.deepEqual(comparable(embedded), comparable(real));
                assert.equal(real.code, 0, real.said);
            };

            /** The second run must find nothing: a program that never settles would be deployed for ever. */
            const deployTwice = async (directory: string): Promise<void> => {
                const up = ["up", "--yes", "--skip-preview", "--stack", environment];
                await engine.succeed(directory, [...up, "--policy-pack", copy.policyPack]);
                if (environment === "sandbox" || environment === "prod") {
                    await engine.succeed(directory, [...up, "--expect-no-changes"]);
                }
            };

            it("finds the same resources, inputs and verdicts for the environment as one stack, which deploys once and for all", async () => {
                copy.setLayout(environment, "single");
                await engine.succeed(copy.root, ["stack", "init", environment]);
                await compare(copy.root, {});
                if (environment === "sandbox") await deployTwice(copy.root);
            });

            it("finds the same for each layer, once the layers before it are deployed", async () => {
                copy.setLayout(environment, "layered");
                const stackOutputs: Record<string, PlanObject> = {};
                for (const layer of layersInOrder(environment)) {
                    const directory = copy.layer(layer);
                    await engine.succeed(directory, ["stack", "init", environment]);
                    await compare(directory, stackOutputs);
                    await deployTwice(directory);
                    stackOutputs[`${ORGANIZATION}/plinth-${layer}/${environment}`] = await deployedOutputs(
                        engine,
                        directory,
                        environment,
                    );
                }
            });
        });
    }
});

/** A deployed stack's outputs, with secrets marked. */
async function deployedOutputs(engine: RealEngine, directory: string, stack: string): Promise<PlanObject> {
    const values = await engine.outputs(directory, stack);
    const secrets = await engine.secretOutputs(directory, stack);
    return Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
            name,
            secrets.has(name) ? new Secret(value as PlanValue) : (value as PlanValue),
        ]),
    );
}
