import type { StackRequest } from "@plinth/engine";
import { ProblemsError, UserError } from "@plinth/core/errors";
import type { EnvironmentSettings } from "@plinth/core/settings";
import { allNeeds, ENVIRONMENT_PROJECT } from "../repository/layers.ts";
import { inspect, type Repository } from "../repository/repository.ts";

/** A stack to preview, and whether the report is about it or it only answers references of those. */
export interface StackToPreview extends StackRequest {
    readonly project: string;
    readonly shown: boolean;
}

/** An environment's settings. @throws ProblemsError with everything wrong in them. */
export function checkedSettings(repository: Repository, environment: string): EnvironmentSettings {
    const { settings, problems } = inspect(repository, environment);
    if (settings === undefined || problems.length > 0)
        throw new ProblemsError(`environment "${environment}"`, problems);
    return settings;
}

/**
 * Which stacks a preview of an environment takes, each after those it needs. Needs that `upstream` resolves in another
 * environment bring that environment's stacks along.
 *
 * @param layers the layers the report is about; those they need are previewed too, but not shown.
 */
export function stacksToPreview(
    repository: Repository,
    environment: string,
    settings: EnvironmentSettings,
    layers: readonly string[],
): StackToPreview[] {
    const stacks = new Map<string, StackToPreview>();
    const visited = new Set<string>();
    const settingsByName = new Map([[environment, settings]]);
    const settingsOf = (name: string): EnvironmentSettings => {
        const known = settingsByName.get(name) ?? checkedSettings(repository, name);
        settingsByName.set(name, known);
        return known;
    };

    const visit = (where: string, name: string): void => {
        const key = `${name}@${where}`;
        if (visited.has(key)) return;
        visited.add(key);
        const own = settingsOf(where);
        const layer = repository.layers.find((candidate) => candidate.name === name);
        if (layer === undefined || !own.layers.includes(name)) {
            throw new UserError(
                `environment ${environment} needs layer ${name} of environment ${where}, which does not have it. ` +
                    `Fix: add ${name} to layers in environments/${where}/environment.yaml, or change upstream in environments/${environment}/environment.yaml`,
            );
        }
        for (const need of allNeeds(layer)) {
            const elsewhere = own.upstream[need];
            if (elsewhere !== undefined) visitElsewhere(elsewhere, need);
            else if (own.layers.includes(need)) visit(where, need);
        }
        if (own.layout === "single") {
            addStack(where, { directory: repository.root, project: ENVIRONMENT_PROJECT, shown: true });
        } else {
            const shown = where === environment && layers.includes(name);
            addStack(where, { directory: layer.directory, project: layer.project, shown });
        }
    };
    const visitElsewhere = (where: string, need: string): void => {
        if (settingsOf(where).layout === "single") {
            throw new UserError(
                `environment ${environment} takes layer ${need} from environment ${where}, which has layout single: its layers have no stacks of their own to refer to. ` +
                    `Fix: set layout: layered in environments/${where}/environment.yaml, or change upstream in environments/${environment}/environment.yaml`,
            );
        }
        visit(where, need);
    };
    const addStack = (stack: string, { directory, project, shown }: Omit<StackToPreview, "stack">): void => {
        stacks.set(`${project}/${stack}`, { directory, project, stack, shown });
    };

    const wanted = settings.layout === "single" ? settings.layers : layers;
    for (const { name } of repository.layers) if (wanted.includes(name)) visit(environment, name);
    return [...stacks.values()];
}
