import { type AnyLayer, inOrder, projectOf, resolveNeed, runLayer } from "@plinth/core";
import type { StackPlan } from "@plinth/plan";
import * as pulumi from "@pulumi/pulumi";
import { record } from "@plinth/testing";
import { layers } from "plinth-environment";

/** The plan of one layer, and what other layers read of it once it is deployed. */
export interface LayerPlan {
    readonly plan: StackPlan;
    readonly outputs: Readonly<Record<string, unknown>>;
}

/** Plans by layer. */
export type LayerPlans = ReadonlyMap<string, LayerPlan>;

/** Plans an environment's layers in this process, from the settings below a folder. */
export class LayerPlanner {
    readonly #root: string;
    readonly #environment: string;
    readonly #layers: readonly AnyLayer[];

    /** @param names the layers of the environment. */
    constructor(root: string, environment: string, names: readonly string[]) {
        this.#root = root;
        this.#environment = environment;
        this.#layers = inOrder(layers.filter(({ name }) => names.includes(name)));
    }

    /** All layers; each reads what those before it return once they are deployed. */
    async all(): Promise<LayerPlans> {
        const plans = new Map<string, LayerPlan>();
        for (const { name } of this.#layers) plans.set(name, await this.#plan(name, plans));
        return plans;
    }

    /** The plans after a change of some layers: these, and every layer that reads something else of them now. */
    async after(before: LayerPlans, changed: readonly string[]): Promise<LayerPlans> {
        const plans = new Map(before);
        const moved = new Set<string>();
        for (const layer of this.#layers) {
            const reads = Object.values(layer.needs).map((need) => resolveNeed(need).layer.name);
            if (!changed.includes(layer.name) && !reads.some((name) => moved.has(name))) continue;
            const plan = await this.#plan(layer.name, plans);
            if (JSON.stringify(plan.outputs) !== JSON.stringify(before.get(layer.name)?.outputs)) moved.add(layer.name);
            plans.set(layer.name, plan);
        }
        return plans;
    }

    #isRead(name: string): boolean {
        const needs = this.#layers.flatMap((layer) => Object.values(layer.needs));
        return needs.some((need) => resolveNeed(need).layer.name === name);
    }

    async #plan(name: string, plans: LayerPlans): Promise<LayerPlan> {
        const layer = layers.find((one) => one.name === name) as AnyLayer;
        const stackOutputs = Object.fromEntries(
            [...plans].map(([other, { outputs }]) => [
                `organization/${projectOf(other)}/${this.#environment}`,
                outputs,
            ]),
        );
        const options = { project: projectOf(name), stack: this.#environment, stackOutputs };
        const here = process.cwd();
        // A program looks for its repository from the folder it runs in.
        process.chdir(this.#root);
        try {
            const { plan } = await record(() => void runLayer(layer), { ...options, preview: true });
            if (!this.#isRead(name)) return { plan, outputs: {} };
            const deployed = await record(() => ({ outputs: pulumi.output(runLayer(layer)) }), options);
            const outputs = (await deployed.known(deployed.result.outputs)) as LayerPlan["outputs"];
            return { plan, outputs };
        } finally {
            process.chdir(here);
        }
    }
}
