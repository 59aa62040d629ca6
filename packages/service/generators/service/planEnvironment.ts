import type { Problem } from "@plinth/core/errors";
import type { Tree } from "nx/src/devkit-exports.js";
import { parse } from "yaml";
import { checkPeer, chooseCluster, type InstancesFile, notThere } from "./checkInstances.ts";
import type { PlannedEnvironment, ServiceOptions } from "./options.ts";

/** Layers without which a service runs nowhere. */
const NEEDED: readonly string[] = ["cluster", "platform"];

interface EnvironmentFile {
    readonly layout?: "layered" | "single";
    readonly layers?: readonly string[];
    readonly upstream?: Readonly<Record<string, string>>;
    readonly target?: { readonly account?: string; readonly region?: string };
    readonly tags?: { readonly Project?: string };
}

/** Names of the environments that are asked for, each once. */
export function environmentsAsked({ environments }: Pick<ServiceOptions, "environments">): string[] {
    return [...new Set(environments.split(/[\s,]+/).filter(Boolean))];
}

/** Names of the environments of a repository. */
export function environmentsIn(tree: Tree): string[] {
    return tree
        .children("environments")
        .filter((name) => tree.exists(`environments/${name}/environment.yaml`))
        .sort();
}

/** What the service uses in one environment, or everything that is in the way there. */
export function planEnvironment(
    tree: Tree,
    environment: string,
    options: ServiceOptions,
    known: readonly string[],
): PlannedEnvironment | Problem[] {
    if (!known.includes(environment)) {
        return [notThere("environments", "must be environments of the repository", environment, known)];
    }
    const file = `environments/${environment}/environment.yaml`;
    const {
        layout = "layered",
        layers = [],
        upstream = {},
        target = {},
        tags = {},
    } = read<EnvironmentFile>(tree, file) ?? {};
    const problems: Problem[] = [];
    if (tree.exists(`environments/${environment}/${options.name}.yaml`)) {
        const rule = "must not be there already";
        const fix = "delete it, or give the service another name";
        problems.push({ file: `environments/${environment}/${options.name}.yaml`, path: "", rule, fix });
    }
    const used = [...NEEDED, ...(options.database ? ["database"] : []), ...(options.cache ? ["cache"] : [])];
    for (const layer of used.filter((name) => !layers.includes(name) && !(name in upstream))) {
        const rule = `must have layer ${layer}, which the service needs`;
        problems.push({ file, path: "layers", rule, fix: `add ${layer}, or leave out ${environment}` });
    }
    if (problems.length > 0) return problems;
    const settings = (layer: string): InstancesFile =>
        read(tree, `environments/${upstream[layer] ?? environment}/${layer}.yaml`) ?? {};
    const clusters = settings("cluster").instances ?? {};
    const cluster = chooseCluster(environment, options.cluster, Object.keys(clusters));
    if (typeof cluster !== "string") return [cluster];
    const at = { environment, cluster, connectTo: clusters[cluster]?.connectTo };
    const peers = [
        ...checkPeer("database", options.database, settings("database"), at),
        ...checkPeer("cache", options.cache, settings("cache"), at),
    ];
    if (peers.length > 0) return peers;
    return {
        environment,
        layout,
        cluster,
        ...(options.database === undefined ? {} : { database: options.database }),
        ...(options.cache === undefined ? {} : { cache: options.cache }),
        repository: repositoryOf(tree, target, tags.Project ?? "plinth", options.name),
    };
}

/** The environment whose registry has the images of all, where there is one. */
export function registryFileIn(tree: Tree): string | undefined {
    return environmentsIn(tree)
        .map((environment) => `environments/${environment}/registry.yaml`)
        .find((file) => tree.exists(file));
}

/** Where images are: in the account of the registry, or else in the environment's own. */
function repositoryOf(
    tree: Tree,
    target: NonNullable<EnvironmentFile["target"]>,
    project: string,
    name: string,
): string {
    const beside = registryFileIn(tree)?.replace("registry.yaml", "environment.yaml");
    const { account, region } =
        (beside === undefined ? undefined : read<EnvironmentFile>(tree, beside)?.target) ?? target;
    return `${account}.dkr.ecr.${region}.amazonaws.com/${project}/${name}`;
}

function read<Of>(tree: Tree, file: string): Of | undefined {
    const text = tree.read(file, "utf8");
    return text === null ? undefined : (parse(text) as Of);
}
