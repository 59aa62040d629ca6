import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type EnvironmentSettings, isWithin } from "@plinth/core/settings";
import type { RepositoryLayer } from "../../repository/layers.ts";
import type { ExplainedLayer, ExplainedSetting } from "./explained.ts";

/** The part of a layer's `costs.ts` that the command line uses: what costs what is the layer's to know. */
interface CostPlanner {
    /** Settings that costs follow from. */
    readonly COST_SETTINGS: readonly string[];
    planCosts(settings: unknown, environment: EnvironmentSettings): object | undefined;
    renderCosts(costs: object): string;
}

/** What a layer costs, as data and for people. */
export interface LayerCosts {
    readonly data: object;
    readonly text: string;
}

/** What a layer costs a month; `undefined` for one that cannot say, or where only settings are asked for that cost nothing. */
export async function costsOf(
    layers: readonly RepositoryLayer[],
    { layer, settings: shown }: ExplainedLayer,
    settings: unknown,
    environment: EnvironmentSettings,
): Promise<LayerCosts | undefined> {
    const directory = layers.find(({ name }) => name === layer)?.directory;
    const file = directory === undefined ? undefined : join(directory, "costs.ts");
    if (file === undefined || !existsSync(file)) return undefined;
    const planner = (await import(pathToFileURL(file).href)) as CostPlanner;
    const matters = ({ path }: ExplainedSetting) => planner.COST_SETTINGS.some((setting) => isWithin(path, setting));
    const data = shown.some(matters) ? planner.planCosts(settings, environment) : undefined;
    return data === undefined ? undefined : { data, text: planner.renderCosts(data) };
}
