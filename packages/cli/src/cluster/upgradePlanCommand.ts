import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "@plinth/core/errors";
import { type CheckedEnvironment, checkEnvironment, requireEnvironment } from "@plinth/core/settings";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { STACKS } from "../repository/layers.ts";
import { openRepository } from "../repository/repository.ts";
import type { UpgradePlanOptions } from "./arguments.ts";
import { type InUse, readInUse } from "./inUse.ts";

/** The part of `stacks/cluster/upgradePlan.ts` that the command line uses: what clusters are is the layer's to know. */
interface UpgradePlanner {
    planUpgrades(
        environment: CheckedEnvironment,
        settings: unknown,
        today: string,
        inUse: InUse,
    ): readonly { readonly blockers: readonly string[] }[];
    renderUpgrades(environment: string, upgrades: readonly object[]): string;
}

/**
 * Prints the way of an environment's clusters to the next Kubernetes version, from its settings and what is handed over.
 * Blocked while something has to be mended first.
 */
export async function upgradePlan(
    environment: string,
    options: UpgradePlanOptions,
    { cwd, stdout }: Host,
): Promise<number> {
    const { root, layers, settings } = await openRepository(cwd);
    requireEnvironment(root, environment);
    const layer = layers.find(({ name }) => name === "cluster");
    const file = layer === undefined ? undefined : join(layer.directory, "upgradePlan.ts");
    if (file === undefined || !existsSync(file)) {
        throw new UserError(`${STACKS}/cluster/upgradePlan.ts is missing. Fix: this repository plans no clusters`);
    }
    const checked = checkEnvironment({
        repository: root,
        environment,
        layers: settings,
        known: layers.map(({ name }) => name),
        needs: Object.fromEntries(layers.map(({ name, needs }) => [name, needs])),
    });
    const own = checked.layers.get("cluster");
    if (own === undefined) {
        throw new UserError(
            `environment ${environment} has no clusters. Fix: name one whose layers in environment.yaml include cluster`,
        );
    }
    const inUse = readInUse(options, cwd);
    const planner = (await import(pathToFileURL(file).href)) as UpgradePlanner;
    const upgrades = planner.planUpgrades(checked, own, new Date().toISOString().slice(0, "YYYY-MM-DD".length), inUse);
    stdout.write(
        options.format === "json"
            ? `${JSON.stringify({ version: 1, environment, clusters: upgrades }, undefined, 2)}\n`
            : planner.renderUpgrades(environment, upgrades),
    );
    return upgrades.some(({ blockers }) => blockers.length > 0) ? exitCodes.blocked : exitCodes.clean;
}
