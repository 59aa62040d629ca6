import type { Problem } from "@plinth/core/errors";
import { nearest } from "@plinth/core/settings";
import type { Tree } from "nx/src/devkit-exports.js";
import { parse } from "yaml";
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

interface InstancesFile {
    readonly instances?: Readonly<Record<string, { readonly connectTo?: ConnectTo } | null>>;
    readonly clusters?: Readonly<Record<string, unknown>>;
    readonly serverless?: Readonly<Record<string, unknown>>;
}

type ConnectTo = { readonly [list in "databases" | "caches"]?: readonly string[] };

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
    if (!known.includes(environment)) return [unknownEnvironment(environment, known)];
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
    const [[cluster, instance] = ["main", {}]] = Object.entries(settings("cluster").instances ?? {});
    const peers = [
        ...checkPeer("database", options.database, settings("database"), { environment, cluster, instance }),
        ...checkPeer("cache", options.cache, settings("cache"), { environment, cluster, instance }),
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

interface ClusterAt {
    readonly environment: string;
    readonly cluster: string;
    readonly instance: { readonly connectTo?: ConnectTo } | null;
}

function checkPeer(
    layer: "database" | "cache",
    name: string | undefined,
    { instances, clusters, serverless }: InstancesFile,
    { environment, cluster, instance }: ClusterAt,
): Problem[] {
    if (name === undefined) return [];
    const there = Object.keys({ ...instances, ...clusters, ...serverless });
    const guess = nearest(name, there);
    if (!there.includes(name)) {
        const rule = `must be in environments/${environment}/${layer}.yaml`;
        const fix = guess === undefined ? `name one of ${there.join(", ") || "none"}` : `did you mean ${guess}?`;
        return [{ path: layer, rule, value: name, fix }];
    }
    const list = layer === "database" ? "databases" : "caches";
    if (instance?.connectTo?.[list]?.includes(name) === true) return [];
    return [
        {
            file: `environments/${environment}/cluster.yaml`,
            path: `instances.${cluster}.connectTo.${list}`,
            rule: `must hold ${name}: nothing else lets the cluster's pods in`,
            fix: `add ${name}`,
        },
    ];
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

function unknownEnvironment(name: string, known: readonly string[]): Problem {
    const guess = nearest(name, known);
    const fix = guess === undefined ? `name some of ${known.join(", ")}` : `did you mean ${guess}?`;
    return { path: "environments", rule: "must be environments of the repository", value: name, fix };
}

function read<Of>(tree: Tree, file: string): Of | undefined {
    const text = tree.read(file, "utf8");
    return text === null ? undefined : (parse(text) as Of);
}
