import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkEnvironment, ENVIRONMENTS, listEnvironments } from "@plinth/core/settings";
import { parse } from "yaml";
import { neededStacks, programFolders } from "./programFolders.ts";

/** A stack of Pulumi that an environment has. */
export interface RepositoryStack {
    readonly environment: string;
    /** `undefined` where the environment is one stack. */
    readonly layer?: string | undefined;
    readonly project: string;
    /** Where its `Pulumi.yaml` is, relative to the repository; `.` for the root. */
    readonly folder: string;
    /** Layers of the same environment whose outputs it reads. */
    readonly needs: readonly string[];
    /** Customers use the environment, or it holds evidence. */
    readonly production: boolean;
    /** Where its state is, as `PULUMI_BACKEND_URL` has it; `undefined` where the environment does not say. */
    readonly backend?: string | undefined;
    /** Globs of the files that can change what the stack is, or how it is judged, relative to the repository. */
    readonly paths: readonly string[];
}

/** Folder and layer of what makes the other stacks' settings: none may make its own. */
const OWN = "delivery";

/**
 * The stacks of a repository that Pulumi Deployments may run: those of every environment, layer by layer, but the one that
 * says how they run.
 *
 * @throws ProblemsError where an `environment.yaml` is wrong.
 */
export function repositoryStacks(repository: string): RepositoryStack[] {
    return listEnvironments(repository).flatMap((environment) => stacksOf(repository, environment));
}

function stacksOf(repository: string, environment: string): RepositoryStack[] {
    const { settings } = checkEnvironment({ repository, environment, layers: [] });
    const { layout, layers, production, upstream, state } = settings;
    const common = { environment, production, backend: state?.backend };
    if (layout === "single") {
        const programs = ["stacks/environment", ...layers.map((layer) => `stacks/${layer}`)];
        const paths = stackPaths(repository, environment, { programs, layers, root: true });
        return [{ ...common, project: projectAt(repository, "."), folder: ".", needs: [], paths }];
    }
    return layers
        .filter((layer) => layer !== OWN)
        .map((layer) => {
            const folder = `stacks/${layer}`;
            const needs = neededStacks(repository, folder)
                .map((needed) => basename(needed))
                .filter((needed) => layers.includes(needed) && upstream[needed] === undefined);
            const paths = stackPaths(repository, environment, { programs: [folder], layers });
            return { ...common, layer, project: projectAt(repository, folder), folder, needs, paths };
        });
}

/** What a program reads of the environment: its own settings, and those of layers that it checks them against. */
function stackPaths(
    repository: string,
    environment: string,
    { programs, layers, root = false }: { programs: string[]; layers: readonly string[]; root?: boolean },
): string[] {
    const folders = programFolders(repository, programs);
    const settings = layers.filter((layer) => folders.includes(`stacks/${layer}`)).sort();
    const own = layers.filter((layer) => programs.includes(`stacks/${layer}`)).sort();
    return [
        ...["environment", ...settings].map((name) => `${ENVIRONMENTS}/${environment}/${name}.yaml`),
        ...own.map((name) => `${ENVIRONMENTS}/${environment}/adopt/${name}.yaml`),
        ...folders.map((folder) => `${folder}/**`),
        "policies/**",
        "package-lock.json",
        ...(root ? ["Pulumi.yaml", `Pulumi.${environment}.yaml`] : []),
    ];
}

function projectAt(repository: string, folder: string): string {
    const { name } = parse(readFileSync(join(repository, folder, "Pulumi.yaml"), "utf8")) as { name: string };
    return name;
}
