import type { StackRequest } from "@plinth/engine";
import { ProblemsError, UserError } from "@plinth/core/errors";
import type { EnvironmentSettings } from "@plinth/core/settings";
import { allNeeds, ENVIRONMENT_PROJECT, type RepositoryLayer } from "../repository/layers.ts";
import { inspect, type Repository } from "../repository/repository.ts";

/** A stack to preview, and whether the report is about it or it only answers references of those. */
export interface StackToPreview extends StackRequest {
    readonly project: string;
    readonly shown: boolean;
}

/** Settings of environments by name. */
export type Environments = ReadonlyMap<string, EnvironmentSettings>;

/**
 * The settings of an environment, and of those it takes layers from.
 *
 * @throws ProblemsError with everything wrong in the first environment that has problems.
 */
export async function checkedEnvironments(repository: Repository, environment: string): Promise<Environments> {
    const checked = new Map<string, EnvironmentSettings>();
    const toCheck = [environment];
    for (let name = toCheck.shift(); name !== undefined; name = toCheck.shift()) {
        if (checked.has(name)) continue;
        const { settings, problems } = await inspect(repository, name);
        if (settings === undefined || problems.length > 0) throw new ProblemsError(`environment "${name}"`, problems);
        checked.set(name, settings);
        toCheck.push(...Object.values(settings.upstream));
    }
    return checked;
}

/**
 * Which stacks a preview of an environment takes, each after those it needs. Needs that `upstream` resolves in another
 * environment bring that environment's stacks along.
 *
 * @param layers the layers the report is about; those they need are previewed too, but not shown.
 * @throws UserError where another environment cannot answer for a layer.
 */
export function stacksToPreview(
    { root, layers: all }: Pick<Repository, "root" | "layers">,
    environments: Environments,
    environment: string,
    layers: readonly string[],
): StackToPreview[] {
    const stacks = new Map<string, StackToPreview>();
    const visited = new Set<string>();
    const settingsOf = (name: string): EnvironmentSettings => {
        const settings = environments.get(name);
        if (settings === undefined) throw new Error(`environment ${name} was not read`);
        return settings;
    };

    const visit = (where: string, layer: RepositoryLayer): void => {
        const settings = settingsOf(where);
        if (visited.has(`${layer.name}@${where}`)) return;
        visited.add(`${layer.name}@${where}`);
        for (const need of all.filter(({ name }) => allNeeds(layer).includes(name))) {
            const elsewhere = settings.upstream[need.name];
            if (elsewhere !== undefined) {
                requireStackOf(need.name, elsewhere, settingsOf(elsewhere), environment);
                visit(elsewhere, need);
            } else if (settings.layers.includes(need.name)) {
                visit(where, need);
            }
        }
        const single = settings.layout === "single";
        const project = single ? ENVIRONMENT_PROJECT : layer.project;
        stacks.set(`${project}/${where}`, {
            directory: single ? root : layer.directory,
            project,
            stack: where,
            shown: where === environment && (single || layers.includes(layer.name)),
        });
    };

    const settings = settingsOf(environment);
    const wanted = settings.layout === "single" ? settings.layers : layers;
    for (const layer of all) if (wanted.includes(layer.name)) visit(environment, layer);
    return [...stacks.values()];
}

/** Refuses an environment that has no stack of its own for a layer that another one takes from it. */
function requireStackOf(layer: string, where: string, { layout, layers }: EnvironmentSettings, consumer: string): void {
    const [theirs, ours] = [where, consumer].map((name) => `environments/${name}/environment.yaml`);
    if (layout === "single") {
        throw new UserError(
            `environment ${consumer} takes layer ${layer} from environment ${where}, which has layout single: its layers have no stacks of their own to refer to. ` +
                `Fix: set layout: layered in ${theirs}, or change upstream in ${ours}`,
        );
    }
    if (!layers.includes(layer)) {
        throw new UserError(
            `environment ${consumer} takes layer ${layer} from environment ${where}, which does not have it. ` +
                `Fix: add ${layer} to layers in ${theirs}, or change upstream in ${ours}`,
        );
    }
}
