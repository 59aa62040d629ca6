import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { inOrder, projectOf, resolveNeed } from "@plinth/core";
import { layers } from "plinth-environment";
import type { Edit } from "../../changeSafety/edit.ts";
import { editSettings } from "../../changeSafety/settingsCopy.ts";
import { RepositoryCopy } from "../../repository/copy.ts";
import { RealEngine } from "../cli.ts";
import { type Operations, readOperations } from "./operations.ts";

/** One environment, a stack for each layer, deployed by the real engine into a simulated cloud that lives as long as this. */
export class Deployment {
    readonly environment: string;
    readonly copy: RepositoryCopy;
    /** Layers in the order of their needs. */
    readonly layers: readonly string[];
    readonly #providers: SimulatedProviders;
    readonly #engine: RealEngine;

    private constructor(
        environment: string,
        names: readonly string[],
        providers: SimulatedProviders,
        engine: RealEngine,
    ) {
        this.environment = environment;
        this.#providers = providers;
        this.#engine = engine;
        this.copy = new RepositoryCopy();
        this.layers = inOrder(layers)
            .map(({ name }) => name)
            .filter((name) => names.includes(name));
    }

    static async start(environment: string, names: readonly string[]): Promise<Deployment> {
        const providers = await startSimulatedProviders(["aws", "random"]);
        const engine = await RealEngine.withLoadedPrograms({ ...providers.env, PULUMI_DEBUG_COMMANDS: "true" });
        const deployment = new Deployment(environment, names, providers, engine);
        for (const layer of deployment.layers)
            await deployment.#engine.succeed(deployment.copy.layer(layer), ["stack", "init", environment]);
        return deployment;
    }

    /** Rewrites a file of the environment's settings. */
    edit(file: string, edit: Edit): void {
        editSettings(this.copy.root, this.environment, file, edit);
    }

    /** Deploys a layer. @throws Error with everything that was said when it fails. */
    async up(layer: string): Promise<Operations> {
        return await this.#run(layer, "up");
    }

    /** Deploys layers, and every layer after them that reads an output which has changed. */
    async upWithDependants(changed: readonly string[]): Promise<Operations> {
        const all: Operations[] = [];
        const moved = new Set<string>();
        for (const name of this.layers) {
            const layer = layers.find((one) => one.name === name);
            const reads = Object.values(layer?.needs ?? {}).map((need) => resolveNeed(need).layer.name);
            if (!changed.includes(name) && !reads.some((one) => moved.has(one))) continue;
            const before = this.#outputs(name);
            all.push(await this.up(name));
            if (this.#outputs(name) !== before) moved.add(name);
        }
        return {
            done: all.flatMap(({ done }) => done).sort(),
            complaints: all.flatMap(({ complaints }) => complaints),
        };
    }

    /** Destroys a layer. @throws Error with everything that was said when it fails. */
    async destroy(layer: string): Promise<Operations> {
        return await this.#run(layer, "destroy");
    }

    /** What is left in a layer's state. */
    resources(layer: string): readonly string[] {
        const { checkpoint } = JSON.parse(readFileSync(this.#stateFile(layer), "utf8")) as {
            checkpoint: { latest?: { resources?: readonly { urn: string }[] } };
        };
        return (checkpoint.latest?.resources ?? []).map(({ urn }) => urn);
    }

    /** What is left in the cloud. */
    get made(): ReturnType<SimulatedProviders["made"]> {
        return this.#providers.made();
    }

    stop(): void {
        this.#providers.stop();
        this.#engine.remove();
        this.copy.remove();
    }

    async #run(layer: string, verb: "up" | "destroy"): Promise<Operations> {
        const events = path.join(this.#engine.root, `${layer}.events.jsonl`);
        rmSync(events, { force: true });
        const args = [verb, "--yes", "--skip-preview", "--stack", this.environment, "--event-log", events];
        await this.#engine.succeed(this.copy.layer(layer), args);
        return readOperations(events);
    }

    /** The outputs of a layer as its state has them: text, to be compared. */
    #outputs(layer: string): string {
        const { checkpoint } = JSON.parse(readFileSync(this.#stateFile(layer), "utf8")) as {
            checkpoint: { latest?: { resources?: readonly { type: string; outputs?: object }[] } };
        };
        const stack = checkpoint.latest?.resources?.find(({ type }) => type === "pulumi:pulumi:Stack");
        return JSON.stringify(stack?.outputs ?? {});
    }

    #stateFile(layer: string): string {
        const project = projectOf(layer);
        return path.join(this.#engine.root, "state/.pulumi/stacks", project, `${this.environment}.json`);
    }
}
