import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EnvironmentSettings } from "@plinth/core/settings";
import type { Layout } from "@plinth/plan";
import type { PreviewOptions } from "./arguments.ts";
import { POLICIES } from "../repository/policyFolder.ts";
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
    /** Whether a mandatory rule that could not decide blocks. */
    readonly unverified: "block" | "warn";
    readonly stacks: readonly StackToPreview[];
    readonly layers: { readonly shown: readonly string[]; readonly all: readonly string[] };
    /** Absolute. */
    readonly policyPacks: readonly string[];
    /** The repository's own pack among them; a project of another repository has none. */
    readonly ownPack?: string;
    /** Whether the own pack may change resources (level `remediate`): programs then wait for it. */
    readonly mayCorrect?: boolean;
    readonly organization?: string;
    /** The command line that previews it. */
    readonly again: string;
}

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
    const hasPack = existsSync(join(own, "PulumiPolicy.yaml"));
    return {
        environment,
        layout,
        assumed: policy.assumed,
        unverified: policy.unverified,
        stacks: stacksToPreview(repository, environments, environment, shown),
        layers: { shown, all: layers },
        policyPacks: [...(hasPack ? [own] : []), ...options.policyPack.map((pack) => resolve(cwd, pack))],
        ...(hasPack ? { ownPack: own } : {}),
        mayCorrect: [...environments.values()].some(({ policy: { levels } }) =>
            Object.values(levels).includes("remediate"),
        ),
        again: commandLine([environment], options),
    };
}
