import { domainOf, type ProviderTarget } from "../values/target.ts";

/** Zones of a region that the simulated cloud has. */
const ZONES = ["a", "b", "c"];

type Answer = (args: Readonly<Record<string, unknown>>, target: ProviderTarget) => Record<string, unknown>;

const answers: Readonly<Record<string, Answer>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": (_, { account, partition }) => ({
        id: account,
        accountId: account,
        arn: `arn:${partition}:iam::${account}:user/simulated`,
        userId: "AIDASIMULATEDUSER0000",
    }),
    "aws:index/getRegion:getRegion": (_, { region, partition }) => ({
        id: region,
        name: region,
        region,
        description: region,
        endpoint: `ec2.${region}.${domainOf(partition)}`,
    }),
    "aws:index/getPartition:getPartition": (_, { partition }) => ({
        id: partition,
        partition,
        dnsSuffix: domainOf(partition),
        reverseDnsPrefix: domainOf(partition).split(".").reverse().join("."),
    }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": (_, { region }) => ({
        id: region,
        names: ZONES.map((zone) => `${region}${zone}`),
        zoneIds: ZONES.map((_zone, index) => `${region}-az${index + 1}`),
        groupNames: [region],
    }),
};

/** What the simulated cloud says to a provider function; nothing when it has no answer. */
export function answerInvoke(
    token: string,
    args: Readonly<Record<string, unknown>>,
    target: ProviderTarget,
): Record<string, unknown> | undefined {
    return answers[token]?.(args, target);
}
