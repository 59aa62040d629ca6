import { networkPoliciesOf } from "@plinth/cluster/plan";
import { type EnvironmentSettings, suggestion, type Violation } from "@plinth/core/settings";
import { checkIngressPlace, checkSecretPlace } from "@plinth/workload/plan";
import { checkPlatform, type PlatformInUse } from "./checkPlatform.ts";
import type { ServiceSettings } from "./serviceSchema.ts";

/** What a service's rules read of other layers' settings; `undefined` where the environment does not list the layer. */
export interface UsedByService {
    readonly cluster: { readonly instances: Readonly<Record<string, ClusterInUse>> } | undefined;
    readonly database: DatabasesInUse | undefined;
    readonly cache: CachesInUse | undefined;
    readonly platform: PlatformInUse | undefined;
}

interface ClusterInUse extends NetworkPolicySettings {
    readonly connectTo: { readonly databases: readonly string[]; readonly caches: readonly string[] };
}

interface DatabasesInUse {
    readonly instances: Readonly<Record<string, { readonly masterUsername: string }>>;
    readonly clusters: Readonly<Record<string, { readonly masterUsername: string }>>;
}

/** What decides whether a cluster's pods keep to network policies. */
type NetworkPolicySettings = Parameters<typeof networkPoliciesOf>[0];

type CacheInUse = { readonly users: Readonly<Record<string, { readonly password?: unknown }>> };

interface CachesInUse {
    readonly instances: Readonly<Record<string, CacheInUse>>;
    readonly serverless: Readonly<Record<string, CacheInUse>>;
}

type Place = Pick<EnvironmentSettings, "target" | "upstream">;

/**
 * A service's rules across files: what it runs on and connects to is there, lets it in and takes it as it signs in. Layers
 * that come from another environment have their settings there: those are not read here.
 */
export function checkService(own: ServiceSettings, used: UsedByService, environment: Place): Violation[] {
    return [
        ...checkCluster(own, used),
        ...checkDatabase(own, used, environment),
        ...checkCache(own, used, environment),
        ...checkPlatform(own, used.platform),
        ...checkIngressPlace(own.ingress, environment.target),
        ...checkSecrets(own, environment),
    ];
}

function checkCluster({ cluster }: ServiceSettings, used: UsedByService): Violation[] {
    if (used.cluster === undefined) return [];
    const instance = used.cluster.instances[cluster];
    if (instance === undefined) return checkName(["cluster"], cluster, "cluster", Object.keys(used.cluster.instances));
    if (networkPoliciesOf(instance) !== "off") return [];
    const rule = "must make its pods keep to network policies: without that everybody reaches the service";
    const fix = 'leave enableNetworkPolicy out of the configuration of vpc-cni in cluster.yaml, or write "true"';
    return [{ path: ["cluster"], rule, value: cluster, fix }];
}

function checkDatabase({ database, cluster }: ServiceSettings, used: UsedByService, place: Place): Violation[] {
    if (database === undefined) return [];
    const at = ["database", "name"];
    if (used.database === undefined) return checkThere(at, "database", database.name, place);
    const all = { ...used.database.instances, ...used.database.clusters };
    const found = all[database.name];
    if (found === undefined) return checkName(at, database.name, "database", Object.keys(all));
    const problems = checkOpen(at, "databases", database.name, used.cluster?.instances[cluster], cluster);
    const { auth, secretArn, user } = database;
    if (auth === "password" && secretArn === undefined && user !== found.masterUsername) {
        problems.push({
            path: ["database", "user"],
            rule: `must be ${found.masterUsername}, whose password the database's own secret holds`,
            value: user,
            fix: "name the secret of this user in secretArn, or set auth: iam",
        });
    }
    return problems;
}

function checkCache({ cache, cluster }: ServiceSettings, used: UsedByService, place: Place): Violation[] {
    if (cache === undefined) return [];
    const at = ["cache", "name"];
    if (used.cache === undefined) return checkThere(at, "cache", cache.name, place);
    const there = cache.serverless ? used.cache.serverless : used.cache.instances;
    const found = there[cache.name];
    if (found === undefined) {
        const elsewhere = cache.name in (cache.serverless ? used.cache.instances : used.cache.serverless);
        if (!elsewhere) return checkName(at, cache.name, "cache", Object.keys(there));
        const rule = `must say which kind of cache ${cache.name} is in cache.yaml`;
        const fix = `set serverless: ${!cache.serverless}`;
        return [{ path: ["cache", "serverless"], rule, value: cache.serverless, fix }];
    }
    const problems = checkOpen(at, "caches", cache.name, used.cluster?.instances[cluster], cluster);
    const user = found.users[cache.user];
    if (user === undefined) {
        const users = Object.keys(found.users);
        problems.push({
            path: ["cache", "user"],
            rule: `must be a user of ${cache.name} in cache.yaml`,
            value: cache.user,
            fix: suggestion(cache.user, users),
        });
    } else if ((cache.auth === "password") !== (user.password !== undefined)) {
        const auth = user.password === undefined ? "iam" : "password";
        const rule = `must be ${auth}, as ${cache.user} of ${cache.name} signs in`;
        problems.push({ path: ["cache", "auth"], rule, value: cache.auth, fix: `set auth: ${auth}` });
    }
    return problems;
}

function checkSecrets({ secrets, database }: ServiceSettings, { target }: Place): Violation[] {
    return [
        ...Object.entries(secrets).flatMap(([file, { secretArn }]) =>
            checkSecretPlace(["secrets", file, "secretArn"], secretArn, target),
        ),
        ...checkSecretPlace(["database", "secretArn"], database?.secretArn, target),
    ];
}

function checkName(path: string[], name: string, layer: string, known: readonly string[]): Violation[] {
    if (known.includes(name)) return [];
    const rule = `must be the name of an instance in ${layer}.yaml`;
    return [{ path, rule, value: name, fix: suggestion(name, known) }];
}

/** A layer that another environment has is not read here, but is there. */
function checkThere(path: string[], layer: string, name: string, { upstream }: Place): Violation[] {
    if (layer in upstream) return [];
    const rule = `needs layer ${layer}, which this environment does not have`;
    return [{ path, rule, value: name, fix: `remove it, or add ${layer} to layers in environment.yaml` }];
}

function checkOpen(
    path: string[],
    list: "databases" | "caches",
    name: string,
    instance: ClusterInUse | undefined,
    cluster: string,
): Violation[] {
    if (instance === undefined || instance.connectTo[list].includes(name)) return [];
    const rule = `must be open for the cluster: connectTo.${list} of ${cluster} in cluster.yaml does not hold it`;
    return [{ path, rule, value: name, fix: `add ${name} there` }];
}
