import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { type EnvironmentSettings, requireEnvironment, type StateSettings } from "@plinth/core/settings";
import type { DeliveryLayer, DeliveryRequest, Operation, Release } from "@plinth/deployer";
import { layersToShow } from "../preview/layerFilter.ts";
import { checkedEnvironments, stacksToPreview } from "../preview/stacks.ts";
import { allNeeds, ENVIRONMENT_PROJECT, type RepositoryLayer } from "../repository/layers.ts";
import { POLICIES } from "../repository/policyFolder.ts";
import { openRepository } from "../repository/repository.ts";
import { readReleases, withReleases } from "../rollback/releases.ts";
import type { DeployOptions } from "./arguments.ts";

/** What a whole environment is called where others name a layer. */
export const WHOLE = "environment";

/** What is to be done, and in which repository. */
export interface DeployTarget {
    readonly root: string;
    readonly settings: EnvironmentSettings;
    readonly request: Omit<DeliveryRequest, "commit" | "uncommitted">;
    /** Where states are kept, by the environment's settings. */
    readonly state?: StateSettings | undefined;
    /** What is deployed, where it is not what stands in the root. */
    readonly revision?: Pick<DeliveryRequest, "commit" | "uncommitted">;
}

/** Reads what a command line asks for. @throws UserError with everything wrong in the environment's settings. */
export async function deployTarget(
    verb: Operation,
    environment: string,
    options: DeployOptions,
    cwd: string,
): Promise<DeployTarget> {
    const repository = await openRepository(cwd);
    requireEnvironment(repository.root, environment);
    const environments = await checkedEnvironments(repository, environment);
    const settings = environments.get(environment) as EnvironmentSettings;
    const single = settings.layout === "single";
    if (single && options.layer.length > 0) {
        throw new UserError(
            `--layer: environment ${environment} has layout single: it is one stack, and is changed as a whole. Fix: leave --layer out`,
        );
    }
    const asked = layersToShow(options.layer, environment, settings.layers);
    // Refuses needs that another environment cannot answer.
    stacksToPreview(repository, environments, environment, asked);
    const layers = repository.layers.filter(({ name }) => settings.layers.includes(name));
    const deliveryLayers = single
        ? [wholeEnvironment(repository.root, environment, layers, repository.layers, settings)]
        : layers.map((layer) => deliveryLayer(environment, layer, repository.layers, settings));
    const releases = verb === "up" ? await readReleases(repository, environment) : new Map<string, Release>();
    const own = join(repository.root, POLICIES);
    const { yes, confirm, despiteFreeze, message } = options;
    return {
        root: repository.root,
        state: settings.state,
        settings,
        request: {
            verb,
            environment,
            layout: settings.layout,
            production: settings.production,
            layers: withReleases(deliveryLayers, releases),
            asked: single ? [WHOLE] : asked,
            delivery: settings.delivery,
            policyPacks: [
                ...(existsSync(join(own, "PulumiPolicy.yaml")) ? [own] : []),
                ...options.policyPack.map((pack) => resolve(cwd, pack)),
            ],
            allowReplace: options.allowReplace,
            yes: yes === true,
            ...(confirm === undefined ? {} : { confirm }),
            ...(despiteFreeze === undefined ? {} : { despiteFreeze }),
            ...(message === undefined ? {} : { message }),
        },
    };
}

function deliveryLayer(
    environment: string,
    layer: RepositoryLayer,
    all: readonly RepositoryLayer[],
    settings: EnvironmentSettings,
): DeliveryLayer {
    const { name, project, directory } = layer;
    return {
        name,
        address: { directory, project, stack: environment },
        needs: allNeeds(layer).filter((need) => settings.layers.includes(need) && !(need in settings.upstream)),
        upstream: upstreamOf([layer], all, settings),
    };
}

function wholeEnvironment(
    root: string,
    environment: string,
    layers: readonly RepositoryLayer[],
    all: readonly RepositoryLayer[],
    settings: EnvironmentSettings,
): DeliveryLayer {
    const address = { directory: root, project: ENVIRONMENT_PROJECT, stack: environment };
    return { name: WHOLE, address, needs: [], upstream: upstreamOf(layers, all, settings) };
}

/** Stacks of other environments that layers read. */
function upstreamOf(
    layers: readonly RepositoryLayer[],
    all: readonly RepositoryLayer[],
    { upstream }: EnvironmentSettings,
): DeliveryLayer["upstream"] {
    const needed = new Set(layers.flatMap(allNeeds));
    return all.flatMap(({ name, project, directory }) => {
        const stack = upstream[name];
        return stack === undefined || !needed.has(name)
            ? []
            : [{ layer: name, address: { directory, project, stack } }];
    });
}
