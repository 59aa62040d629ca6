import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EnvironmentSettings } from "@plinth/core/settings";
import type { Layout } from "@plinth/plan";
import type { PreviewOptions } from "./arguments.ts";
import { openRepository } from "../repository/repository.ts";
import { commandLine } from "./commandLine.ts";
import { layersToShow } from "./layerFilter.ts";
import { checkedEnvironments, stacksToPreview, type StackToPreview } from "./stacks.ts";

/** What a preview is about, and who judges it. */
export interface Target {
    /** The environment; for a project of another repository the stack's name. */
    readonly environment: string;
    readonly layout: Layout;
    /** Whether a rule may pass on a made-up value. */
    readonly assumed: "accept" | "block";
    readonly stacks: readonly StackToPreview[];
    readonly layers: { readonly shown: readonly string[]; readonly all: readonly string[] };
    /** Absolute. */
    readonly policyPacks: readonly string[];
    readonly organization?: string;
    /** The command line that previews it. */
    readonly again: string;
}

/** The folder of a repository that holds its policy pack. */
const POLICIES = "policies";

/**
 * What a preview of an environment is about: its stacks, judged by the repository's own pack, and others that are named.
 *
 * @throws UserError with everything wrong in its settings.
 */
export async function environmentTarget(environment: string, options: PreviewOptions, cwd: string): Promise<Target> {
    const repository = await openRepository(cwd);
    const environments = await checkedEnvironments(repository, environment);
    const { layers, layout, policy } = environments.get(environment) as EnvironmentSettings;
    const shown = layersToShow(options.layer, environment, layers);
    const own = join(repository.root, POLICIES);
    return {
        environment,
        layout,
        assumed: policy.assumed,
        stacks: stacksToPreview(repository, environments, environment, shown),
        layers: { shown, all: layers },
        policyPacks: [
            ...(existsSync(join(own, "PulumiPolicy.yaml")) ? [own] : []),
            ...options.policyPack.map((pack) => resolve(cwd, pack)),
        ],
        again: commandLine([environment], options),
    };
}
