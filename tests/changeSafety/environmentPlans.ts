import type { Change, Environment } from "./change.ts";
import { LayerPlanner, type LayerPlans } from "./layerPlans.ts";
import { SettingsCopy } from "./settingsCopy.ts";

const LAYERS = ["network", "database", "cache", "cluster"];

/** An environment's plans before and after changes, from a copy of its settings. */
export class EnvironmentPlans {
    readonly #copy = new SettingsCopy();
    readonly #environment: Environment;
    readonly #planner: LayerPlanner;
    #deployed: LayerPlans | undefined;

    constructor(environment: Environment) {
        this.#environment = environment;
        this.#planner = new LayerPlanner(this.#copy.root, environment, LAYERS);
    }

    /** The plans on both sides of a change, as if what the repository has, and what comes before the change, were deployed. */
    async around({ file, before, edit, also = {} }: Change): Promise<{ before: LayerPlans; after: LayerPlans }> {
        const edits = { [file]: edit, ...also };
        const changed = file === "environment" ? LAYERS : Object.keys(edits);
        this.#deployed ??= await this.#planner.all();
        try {
            let deployed = this.#deployed;
            if (before !== undefined) {
                this.#copy.edit(this.#environment, file, before);
                deployed = await this.#planner.after(deployed, changed);
            }
            for (const [name, one] of Object.entries(edits)) this.#copy.edit(this.#environment, name, one);
            return { before: deployed, after: await this.#planner.after(deployed, changed) };
        } finally {
            for (const name of Object.keys(edits)) this.#copy.reset(this.#environment, name);
        }
    }

    remove(): void {
        this.#copy.remove();
    }
}
