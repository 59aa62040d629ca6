import { readFileSync } from "node:fs";
import path from "node:path";
import { ENVIRONMENT_PROJECT, runEnvironment } from "@plinth/core";
import type { StackPlan } from "@plinth/plan";
import { record } from "@plinth/testing";
import { layers } from "plinth-environment";
import { parse } from "yaml";
import { LayerPlanner } from "./layerPlans.ts";

/** The plans of every stack of an environment as the settings below a folder have it, in this process. */
export async function planEnvironment(root: string, environment: string): Promise<readonly StackPlan[]> {
    const file = path.join(root, "environments", environment, "environment.yaml");
    const settings = parse(readFileSync(file, "utf8")) as { layout: string; layers: string[] };
    if (settings.layout === "layered") {
        const plans = await new LayerPlanner(root, environment, settings.layers).all();
        return [...plans.values()].map(({ plan }) => plan);
    }
    const here = process.cwd();
    process.chdir(root);
    try {
        const options = { project: ENVIRONMENT_PROJECT, stack: environment, preview: true };
        const { plan } = await record(() => void runEnvironment(layers), options);
        return [plan];
    } finally {
        process.chdir(here);
    }
}
