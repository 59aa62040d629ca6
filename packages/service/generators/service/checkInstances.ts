import type { Problem } from "@plinth/core/errors";
import { nearest } from "@plinth/core/settings";

/** As much as is read of a layer's settings that hold named instances. */
export interface InstancesFile {
    readonly instances?: Readonly<Record<string, { readonly connectTo?: ConnectTo } | null>>;
    readonly clusters?: Readonly<Record<string, unknown>>;
    readonly serverless?: Readonly<Record<string, unknown>>;
}

type ConnectTo = { readonly [list in "databases" | "caches"]?: readonly string[] };

/** A cluster of an environment, and what lets its pods in. */
interface ClusterAt {
    readonly environment: string;
    readonly cluster: string;
    readonly connectTo: ConnectTo | undefined;
}

/** The cluster that a service runs on: the one that is asked for, or the only one; else what is in the way. */
export function chooseCluster(
    environment: string,
    asked: string | undefined,
    there: readonly string[],
): string | Problem {
    const file = `environments/${environment}/cluster.yaml`;
    if (asked !== undefined) {
        return there.includes(asked) ? asked : notThere("cluster", `must be in ${file}`, asked, there);
    }
    const [only = "main", ...others] = there;
    if (others.length === 0) return only;
    const rule = `must be said: ${file} has ${there.join(", ")}`;
    return { path: "cluster", rule, fix: "add --cluster with one of them" };
}

/** What is wrong with a database or a cache that a service uses in an environment: it is there, and lets the cluster's pods in. */
export function checkPeer(
    layer: "database" | "cache",
    name: string | undefined,
    { instances, clusters, serverless }: InstancesFile,
    { environment, cluster, connectTo }: ClusterAt,
): Problem[] {
    if (name === undefined) return [];
    const there = Object.keys({ ...instances, ...clusters, ...serverless });
    if (!there.includes(name)) {
        return [notThere(layer, `must be in environments/${environment}/${layer}.yaml`, name, there)];
    }
    const list = layer === "database" ? "databases" : "caches";
    if (connectTo?.[list]?.includes(name) === true) return [];
    return [
        {
            file: `environments/${environment}/cluster.yaml`,
            path: `instances.${cluster}.connectTo.${list}`,
            rule: `must hold ${name}: nothing else lets the cluster's pods in`,
            fix: `add ${name}`,
        },
    ];
}

/** A name that is none of those there are, with the nearest of them. */
export function notThere(path: string, rule: string, value: string, there: readonly string[]): Problem {
    const guess = nearest(value, there);
    const fix = guess === undefined ? `name one of ${there.join(", ") || "none"}` : `did you mean ${guess}?`;
    return { path, rule, value, fix };
}
