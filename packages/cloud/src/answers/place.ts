import { domainOf, isRecord } from "../values/target.ts";
import type { AnswerContext, Answers } from "./answer.ts";
import { type RegionFacts, regions, REGIONS_SOURCE } from "./data/regions.ts";

/** Where the program acts: account, partition, region and its zones. */
export const placeAnswers: Answers = {
    "aws:index/getCallerIdentity:getCallerIdentity": (context) => {
        const { account, partition } = context.target;
        // The account follows from the provider's configuration, who is calling does not.
        return context.about(
            ["account"],
            {
                id: account,
                accountId: account,
                arn: `arn:${partition}:iam::${account}:user/simulated`,
                userId: "AIDASIMULATEDUSER0000",
            },
            ["arn", "userId"],
        );
    },
    "aws:index/getPartition:getPartition": (context) => {
        const { partition } = context.target;
        const dnsSuffix = domainOf(partition);
        return context.about(["region"], {
            id: partition,
            partition,
            dnsSuffix,
            reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
        });
    },
    "aws:index/getRegion:getRegion": (context) => {
        const { region, partition } = context.target;
        const description = regions[region]?.description;
        if (description === undefined) return undefined;
        return context.about(["region"], {
            id: region,
            name: region,
            region,
            description,
            endpoint: `ec2.${region}.${domainOf(partition)}`,
        });
    },
    "aws:index/getRegions:getRegions": (context) => {
        // Which of the others an account has opted in to is its own affair.
        if (context.args.filters !== undefined) return undefined;
        const { partition } = context.target;
        const all = context.args.allRegions === true;
        const names = Object.entries(regions)
            .filter(([name, { optIn }]) => partitionOfRegion(name) === partition && (all || !optIn))
            .map(([name]) => name);
        return context.published({ ...context.args, id: partition, names }, REGIONS_SOURCE);
    },
    "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
    "aws:index/getAvailabilityZone:getAvailabilityZone": (context) => {
        const { region } = context.target;
        const zone = zonesOf(region)?.find(
            ({ name, zoneId }) => name === context.text("name") || zoneId === context.text("zoneId"),
        );
        if (zone === undefined || context.args.filters !== undefined) return undefined;
        return context.published(
            {
                id: zone.name,
                name: zone.name,
                nameSuffix: zone.letter,
                zoneId: zone.zoneId,
                region,
                groupName: `${region}-zg-1`,
                groupLongName: `${regions[region]?.description} 1`,
                networkBorderGroup: region,
                optInStatus: zone.optInStatus,
                parentZoneId: "",
                parentZoneName: "",
                state: "available",
                zoneType: "availability-zone",
            },
            REGIONS_SOURCE,
        );
    },
    "aws:index/getArn:getArn": (context) => {
        const arn = context.text("arn");
        const [prefix, partition, service, region, account, ...resource] = arn?.split(":") ?? [];
        if (prefix !== "arn" || resource.length === 0) return undefined;
        return {
            result: { id: arn, arn, partition, service, region, account, resource: resource.join(":") },
            madeUp: [],
            basis: "exact",
            source: "the ARN itself",
        };
    },
    "aws:index/getDefaultTags:getDefaultTags": (context) => {
        const { partition, defaultTags } = context.target;
        return {
            result: { id: partition, tags: defaultTags },
            basis: "exact",
            madeUp: [],
            source: "the provider's configuration",
        };
    },
    "aws:index/getServicePrincipal:getServicePrincipal": (context) => {
        const service = context.text("serviceName");
        const { region, partition } = context.target;
        if (service === undefined) return undefined;
        const suffix =
            partition === "aws-cn" && CHINESE_PRINCIPALS.has(service) ? domainOf(partition) : "amazonaws.com";
        const name = `${service}.${suffix}`;
        return context.about(["region"], {
            id: `${service}.${region}.${suffix}`,
            name,
            serviceName: service,
            suffix,
            region,
        });
    },
};

/** Services whose principal in China has China's domain (the provider's own list, terraform-provider-aws, looked up 2026-11-21). */
const CHINESE_PRINCIPALS = new Set(["codedeploy", "elasticmapreduce", "logs"]);

interface Zone {
    readonly name: string;
    readonly letter: string;
    readonly zoneId: string;
    readonly optInStatus: string;
}

/** The zones of a region that every account with that region has. */
function zonesOf(region: string): Zone[] | undefined {
    const facts: RegionFacts | undefined = regions[region];
    return facts?.zones.map(([letter, number]) => ({
        name: `${region}${letter}`,
        letter,
        zoneId: `${facts.idPrefix}-az${number}`,
        optInStatus: facts.optIn ? "opted-in" : "opt-in-not-required",
    }));
}

function availabilityZones(context: AnswerContext): ReturnType<Answers[string]> {
    const { args } = context;
    const { region } = context.target;
    const filters = Array.isArray(args.filters) ? args.filters.filter(isRecord) : [];
    const limited = filters.some(({ name }) => name === "opt-in-status" || name === "zone-type");
    // All zones of a region include local ones, of which nothing is known here.
    if (args.allAvailabilityZones === true && !limited) return undefined;
    let zones = zonesOf(region);
    for (const { name, values } of filters) {
        const property = FILTERS[String(name)];
        if (property === undefined || !Array.isArray(values)) return undefined;
        zones = zones?.filter((zone) => values.includes(property(zone, region)));
    }
    if (zones === undefined) return undefined;
    if (args.state !== undefined && args.state !== "available") zones = [];
    const excluded = [args.excludeNames, args.excludeZoneIds].flatMap((list) => (Array.isArray(list) ? list : []));
    const left = zones.filter(({ name, zoneId }) => !excluded.includes(name) && !excluded.includes(zoneId));
    // Which two zones of this region an account has differs; everywhere else the letters are the same.
    const names = region === "us-west-1" ? (["names", "zoneIds"] as const) : [];
    return context.published(
        {
            ...args,
            id: region,
            region,
            names: left.map(({ name }) => name),
            zoneIds: left.map(({ zoneId }) => zoneId),
            groupNames: left.length === 0 ? [] : [`${region}-zg-1`],
        },
        REGIONS_SOURCE,
        names,
    );
}

const FILTERS: Readonly<Record<string, (zone: Zone, region: string) => string>> = {
    "group-name": (_, region) => `${region}-zg-1`,
    "network-border-group": (_, region) => region,
    "opt-in-status": ({ optInStatus }) => optInStatus,
    "region-name": (_, region) => region,
    state: () => "available",
    "zone-id": ({ zoneId }) => zoneId,
    "zone-name": ({ name }) => name,
    "zone-type": () => "availability-zone",
};

function partitionOfRegion(name: string): string {
    return name.startsWith("cn-") ? "aws-cn" : name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
