import assert from "node:assert/strict";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { RepositoryCopy } from "../repository/copy.ts";
import { RealEngine } from "./cli.ts";
import { needsPulumi } from "./skip.ts";

const ENVIRONMENT = "dev";
const CHANGED = "network";
const OTHERS = ["database", "cache", "cluster"];

describe("a command in one layer leaves every other layer and the settings unharmed", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;
    let copy: RepositoryCopy;
    let before_: unknown;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "kubernetes"]);
    });

    after(() => {
        providers?.stop();
    });

    beforeEach(async () => {
        engine = await RealEngine.withLoadedPrograms(providers.env);
        copy = new RepositoryCopy();
        for (const layer of [CHANGED, ...OTHERS]) {
            await engine.succeed(copy.layer(layer), ["stack", "init", ENVIRONMENT]);
            await engine.succeed(copy.layer(layer), ["config", "set", "some:key", layer]);
        }
        before_ = untouched();
    });

    afterEach(() => {
        assert.deepEqual(untouched(), before_);
        engine.remove();
        copy.remove();
    });

    /** All that must stay: settings, and the files, configuration, state and selection of the other layers. */
    function untouched(): unknown {
        const layers: Record<string, unknown> = {};
        for (const layer of OTHERS) {
            const project = `plinth-${layer}`;
            layers[layer] = {
                files: copy.contents("stacks", layer),
                selected: engine.files("home/workspaces", `${project}-`),
                state: engine.files(`state/.pulumi/stacks/${project}`),
            };
        }
        return { settings: copy.contents("environments"), root: copy.read("Pulumi.yaml"), layers };
    }

    /** Runs a command in the one layer. */
    async function inLayer(...args: string[]): Promise<string> {
        return (await engine.succeed(copy.layer(CHANGED), args)).stdout;
    }

    it("config set", async () => {
        await inLayer("config", "set", "--path", "nat", "none");
        assert.match(copy.read("stacks", CHANGED, `Pulumi.${ENVIRONMENT}.yaml`), /plinth-network:nat: none/);
    });

    it("stack init", async () => {
        await inLayer("stack", "init", "staging");
        assert.equal((await inLayer("stack", "--show-name")).trim(), "staging");
    });

    it("stack select", async () => {
        await inLayer("stack", "init", "staging");
        await inLayer("stack", "select", ENVIRONMENT);
        assert.equal((await inLayer("stack", "--show-name")).trim(), ENVIRONMENT);
    });

    it("stack rename", async () => {
        await inLayer("stack", "rename", "development");
        assert.match(copy.read("stacks", CHANGED, "Pulumi.development.yaml"), /some:key: network/);
    });

    it("stack rm", async () => {
        await inLayer("stack", "rm", "--yes", ENVIRONMENT);
        assert.equal(`Pulumi.${ENVIRONMENT}.yaml` in copy.contents("stacks", CHANGED), false);
    });

    it("destroy --remove", async () => {
        await inLayer("up", "--yes", "--skip-preview");
        await inLayer("destroy", "--yes", "--skip-preview", "--remove");
        assert.deepEqual(JSON.parse(await inLayer("stack", "ls", "--json")), []);
    });
});
