import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentSettings } from "@plinth/core/settings";
import type { PreviewResult } from "@plinth/engine";
import type { PreviewOptions } from "./arguments.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import { layersToShow } from "./layerFilter.ts";
import { showProgress } from "./progress.ts";
import { checkedEnvironments, stacksToPreview, type StackToPreview } from "./stacks.ts";
import { withTimeout } from "./timeout.ts";

/** The folder of a repository that holds its policy pack. */
const POLICIES = "policies";

/**
 * Previews an environment: checks its settings, runs its programs and the policy pack in the embedded engine, reports.
 *
 * @returns the exit code.
 */
export async function preview(environment: string, options: PreviewOptions, host: Host): Promise<number> {
    const started = performance.now();
    const repository = await openRepository(host.cwd);
    const environments = await checkedEnvironments(repository, environment);
    const { layers, layout, policy } = environments.get(environment) as EnvironmentSettings;
    const shown = layersToShow(options.layer, environment, layers);
    const stacks = stacksToPreview(repository, environments, environment, shown);
    const packs = existsSync(join(repository.root, POLICIES, "PulumiPolicy.yaml"))
        ? [join(repository.root, POLICIES)]
        : [];

    // Reporting is loaded while the programs run; the promise is awaited after them.
    const running = run(environment, stacks, packs, options, host);
    const reporting = import("./report.ts");
    reporting.catch(() => undefined);
    const result = await running;
    const { report } = await reporting;
    return report({
        environment,
        layout,
        assumed: policy.assumed,
        result,
        stacks,
        layers: { shown, all: layers },
        milliseconds: performance.now() - started,
        options,
        host,
    });
}

async function run(
    environment: string,
    stacks: readonly StackToPreview[],
    policyPacks: readonly string[],
    options: PreviewOptions,
    host: Host,
): Promise<PreviewResult> {
    const engine = await host.loadEngine();
    const progress = showProgress(environment, stacks, host);
    try {
        return await withTimeout(options.timeout, host.signal, (signal) =>
            engine.preview({
                stacks: stacks.map(({ directory, stack }) => ({ directory, stack })),
                policyPacks,
                passes: options.passes === "1" ? 1 : 2,
                onEvent: progress.onEvent,
                signal,
            }),
        );
    } finally {
        progress.end();
    }
}
