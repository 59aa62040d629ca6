import {
    defineSettings,
    type EnvironmentSettings,
    suggestion,
    type SettingsOf,
    type Violation,
} from "@plinth/core/settings";
import { overlaps, parseCidr } from "@plinth/core/addresses";
import { settings as cache } from "plinth-cache/settings";
import { settings as database } from "plinth-database/settings";
import { needsTier, needsTwoZones } from "plinth-network/placement";
import { type NetworkSettings, settings as network } from "plinth-network/settings";
import { type ClusterInstance, schema } from "./schema.ts";

/** What `environments/<environment>/cluster.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "cluster",
    schema,
    uses: { network, database, cache },
    disposable: { instances: { "*": { deletionProtection: false } } },
    crossCheck: (own, used, environment) =>
        Object.entries(own.instances).flatMap(([name, instance]) =>
            [
                ...(used.network === undefined ? [] : checkNetwork(instance, used.network)),
                ...checkPeers("databases", "database", instance.connectTo.databases, used.database?.instances),
                ...checkPeers("caches", "cache", instance.connectTo.caches, used.cache?.instances),
                ...checkPartition(instance, environment),
            ].map((violation) => ({ ...violation, path: ["instances", name, ...violation.path] })),
        ),
});

export type ClusterSettings = SettingsOf<typeof settings>;

function checkNetwork({ serviceCidr }: ClusterInstance, network: NetworkSettings): Violation[] {
    const problems: Violation[] = [];
    // A block that IPAM hands out is not known here: EKS refuses an overlap then.
    const [services, vpc] = [parseCidr(serviceCidr), parseCidr(network.cidr ?? "")];
    if ("cidr" in services && "cidr" in vpc && overlaps(services.cidr, vpc.cidr)) {
        problems.push({
            path: ["serviceCidr"],
            rule: `must not overlap the VPC's block ${network.cidr}: pods could not reach the addresses both have`,
            value: serviceCidr,
            fix: "choose another private block for the services; the VPC's is harder to change",
        });
    }
    problems.push(
        ...needsTwoZones(network, [], ": EKS keeps the control plane's interfaces apart"),
        ...needsTier(network, [], "private", "nodes"),
    );
    return problems;
}

/** A name that nothing answers to would only show when the rule for it cannot be made. */
function checkPeers(
    list: "databases" | "caches",
    layer: string,
    names: readonly string[],
    instances: Readonly<Record<string, unknown>> | undefined,
): Violation[] {
    const known = Object.keys(instances ?? {});
    return names.flatMap((name, index) => {
        const path = ["connectTo", list, index];
        if (instances === undefined) {
            return [
                {
                    path,
                    rule: `needs layer ${layer}, which this environment does not have`,
                    value: name,
                    fix: `remove it, or add ${layer} to layers in environment.yaml`,
                },
            ];
        }
        if (!known.includes(name)) {
            return [
                {
                    path,
                    rule: `must be the name of an instance in ${layer}.yaml`,
                    value: name,
                    fix: suggestion(name, known),
                },
            ];
        }
        if (names.indexOf(name) === index) return [];
        return [{ path, rule: "must stand once", value: name, fix: "remove the second one" }];
    });
}

function checkPartition({ access }: ClusterInstance, { target }: EnvironmentSettings): Violation[] {
    return Object.entries(access)
        .filter(([, { roleArn }]) => !roleArn.startsWith(`arn:${target.partition}:`))
        .map(([name, { roleArn }]) => ({
            path: ["access", name, "roleArn"],
            rule: `must be a role of the environment's partition, ${target.partition}`,
            value: roleArn,
            fix: "name the role that people of this environment take",
        }));
}
