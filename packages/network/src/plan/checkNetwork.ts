import { suggestion, type Violation } from "@plinth/core/settings";
import { addressChecks } from "./checkAddresses.ts";
import type { Check } from "./checks.ts";
import { checkRegion } from "./checkZones.ts";
import { endpointService, INTERFACE_SERVICES } from "./endpointServices.ts";
import { tiersOf } from "./layout.ts";
import { singleNatZone } from "./planNat.ts";
import { DEFAULTS, type NetworkShape, RETENTION_DAYS } from "./shape.ts";

function checkNat(shape: NetworkShape): Violation[] {
    const mode = shape.nat ?? DEFAULTS.nat;
    const missing = (["public", "private"] as const).filter((tier) => !tiersOf(shape).includes(tier));
    if (mode !== "none" && missing.length > 0) {
        return [
            {
                path: ["nat"],
                rule: `must be "none" without tier ${missing.join(" and ")}: NAT stands in public subnets and serves private ones`,
                value: mode,
                fix: `add ${missing.join(" and ")} to tiers, or write nat: none`,
            },
        ];
    }
    return mode === "single" ? checkSingleNat(shape) : checkNoNatZone(shape, mode);
}

function checkSingleNat(shape: NetworkShape): Violation[] {
    const { natZone, zones } = shape;
    if (natZone !== undefined && !zones.includes(natZone)) {
        return [
            {
                path: ["natZone"],
                rule: "must be a zone this network has",
                value: natZone,
                fix: suggestion(natZone, zones),
            },
        ];
    }
    if (singleNatZone(shape) !== undefined || zones.length === 0) return [];
    return [
        {
            path: ["natZone"],
            rule: "is required for a single NAT gateway when no zone has slot 0, so that a zone added later does not move it",
            fix: `add natZone: ${zones[0]}`,
        },
    ];
}

function checkNoNatZone({ natZone }: NetworkShape, mode: string): Violation[] {
    if (natZone === undefined) return [];
    return [
        {
            path: ["natZone"],
            rule: `has no effect with nat: ${mode}`,
            value: natZone,
            fix: "remove it, or write nat: single",
        },
    ];
}

function checkGateway({ endpoints = {} }: NetworkShape): Violation[] {
    const { gateway = [] } = endpoints;
    return gateway.flatMap((service, index) =>
        gateway.indexOf(service) === index
            ? []
            : [
                  {
                      path: ["endpoints", "gateway", index],
                      rule: "must stand in the list once",
                      value: service,
                      fix: `remove one ${service}`,
                  },
              ],
    );
}

function checkInterface(shape: NetworkShape): Violation[] {
    const entries = shape.endpoints?.interface ?? [];
    const keys = entries.map((entry) => endpointService(entry)?.key);
    const placed = tiersOf(shape).some((tier) => tier !== "public");
    const misplaced: Violation[] =
        entries.length === 0 || placed
            ? []
            : [
                  {
                      path: ["endpoints", "interface"],
                      rule: "needs private or isolated subnets to stand in",
                      value: entries,
                      fix: "add private or isolated to tiers, or remove the endpoints",
                  },
              ];
    return [
        ...misplaced,
        ...entries.flatMap((entry, index): Violation[] => {
            const path = ["endpoints", "interface", index];
            const key = keys[index];
            if (key === undefined) {
                return [
                    {
                        path,
                        rule: "must be a service with an interface endpoint, or a full name (com.amazonaws.eu-west-1.ecr.api)",
                        value: entry,
                        fix: suggestion(entry, INTERFACE_SERVICES),
                    },
                ];
            }
            return keys.indexOf(key) === index
                ? []
                : [{ path, rule: "must stand in the list once", value: entry, fix: `remove one ${entry}` }];
        }),
    ];
}

function checkPerimeter({ endpoints = {} }: NetworkShape): Violation[] {
    const { organizationId, readableBuckets = [], gateway = DEFAULTS.gateway } = endpoints;
    const found: Violation[] = [];
    if (organizationId !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
        found.push({
            path: ["endpoints", "organizationId"],
            rule: "must be the id of an AWS organisation such as o-a1b2c3d4e5",
            value: organizationId,
            fix: "copy it from aws organizations describe-organization",
        });
    }
    if (readableBuckets.length > 0 && !gateway.includes("s3")) {
        found.push({
            path: ["endpoints", "readableBuckets"],
            rule: "has no effect without the s3 gateway endpoint",
            value: readableBuckets,
            fix: "remove it, or add s3 to endpoints.gateway",
        });
    }
    readableBuckets.forEach((bucket, index) => {
        // A pattern without three fixed characters in front would open the endpoint to buckets of anybody.
        if (/^[a-z0-9][a-z0-9.-]{2}[a-z0-9.*-]{0,60}$/.test(bucket)) return;
        found.push({
            path: ["endpoints", "readableBuckets", index],
            rule: "must be a bucket's name (3 to 63 lower-case letters, digits, dots and hyphens), with * after the third character at the earliest",
            value: bucket,
            fix: "write the bucket's name without s3:// and without a path",
        });
    });
    return found;
}

function checkFlowLogs({ flowLogs = {} }: NetworkShape): Violation[] {
    const { destination = DEFAULTS.destination, retentionDays, bucketArn } = flowLogs;
    const found: Violation[] = [];
    if (retentionDays !== undefined && !RETENTION_DAYS.some((days) => days === retentionDays)) {
        found.push({
            path: ["flowLogs", "retentionDays"],
            rule: `must be a number of days CloudWatch Logs takes (${RETENTION_DAYS.join(", ")})`,
            value: retentionDays,
            fix: `write ${RETENTION_DAYS.find((days) => days >= retentionDays) ?? RETENTION_DAYS.at(-1)}`,
        });
    }
    if (destination === "s3" && retentionDays !== undefined) {
        found.push({
            path: ["flowLogs", "retentionDays"],
            rule: "has no effect with destination s3",
            value: retentionDays,
            fix: "remove it: the bucket's lifecycle rules decide how long records stay",
        });
    }
    if (destination === "s3" && bucketArn === undefined) {
        found.push({
            path: ["flowLogs", "bucketArn"],
            rule: "is required with destination s3",
            fix: "add the ARN of the bucket that takes the records",
        });
    }
    if (destination === "cloudwatch" && bucketArn !== undefined) {
        found.push({
            path: ["flowLogs", "bucketArn"],
            rule: "has no effect with destination cloudwatch",
            value: bucketArn,
            fix: "remove it, or write destination: s3",
        });
    }
    if (bucketArn !== undefined && !/^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.+)?$/.test(bucketArn)) {
        found.push({
            path: ["flowLogs", "bucketArn"],
            rule: "must be the ARN of an S3 bucket, with an optional prefix",
            value: bucketArn,
            fix: "write it as arn:aws:s3:::central-logs or arn:aws:s3:::central-logs/vpc",
        });
    }
    return found;
}

/** Everything that can be wrong with a network's shape, but for what only its region decides. */
export const networkChecks: readonly Check<NetworkShape>[] = [
    ...addressChecks,
    { reads: ["nat", "natZone", "tiers", "zones", "zoneSlots"], check: checkNat },
    { reads: ["endpoints"], check: checkGateway },
    { reads: ["endpoints", "tiers"], check: checkInterface },
    { reads: ["endpoints"], check: checkPerimeter },
    { reads: ["flowLogs"], check: checkFlowLogs },
];

/** What is wrong with a shape in a certain region: zones or endpoints of another one. */
export function checkForRegion(shape: NetworkShape, region: string): Violation[] {
    const endpoints = (shape.endpoints?.interface ?? []).flatMap((entry, index): Violation[] => {
        const elsewhere = endpointService(entry)?.region;
        if (elsewhere === undefined || elsewhere === region || elsewhere === "vpce") return [];
        return [
            {
                path: ["endpoints", "interface", index],
                rule: `must be a service of region ${region}`,
                value: entry,
                fix: `write ${entry.replace(elsewhere, region)}`,
            },
        ];
    });
    return [...checkRegion(shape, region), ...endpoints];
}
