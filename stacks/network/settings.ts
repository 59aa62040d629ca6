import { defineSettings, rules, type SettingsOf } from "@plinth/core/settings";
import {
    checkForRegion,
    DEFAULTS,
    endpointChecks,
    flowLogsChecks,
    GATEWAY_SERVICES,
    NAT_MODES,
    networkChecks,
    TIERS,
    ZONE_SLOTS,
} from "@plinth/network/plan";
import { z } from "zod";

const cidr = z.string();
const subnetsOfTier = z.record(z.string(), cidr).optional();

const schema = z
    .strictObject({
        cidr: cidr.describe(
            "The VPC's block of private IPv4 addresses, /16 to /22 with all three tiers. Changing it replaces the VPC.",
        ),
        zones: z
            .array(z.string())
            .describe(
                "Availability zones, by id (euw1-az1, the same place in every account) or by name (eu-west-1a). Order means nothing.",
            ),
        zoneSlots: z
            .record(
                z.string(),
                z
                    .int()
                    .min(0)
                    .max(ZONE_SLOTS - 1),
            )
            .optional()
            .describe(
                "The zone slot (0 to 3) of the address plan a zone takes. Default: its own position, a and az1 take 0.",
            ),
        tiers: z
            .array(z.enum(TIERS))
            .default([...DEFAULTS.tiers])
            .describe(
                "Tiers to make. Room for all of them is reserved, so one can be added later without moving the others.",
            ),
        subnets: z
            .strictObject({ public: subnetsOfTier, private: subnetsOfTier, isolated: subnetsOfTier })
            .optional()
            .describe("Subnets whose block is given rather than planned, by tier and zone."),
        reservedCidrs: z
            .record(z.string(), cidr)
            .default({})
            .describe(
                "Blocks of others the VPC must not overlap, by name: peered networks, offices, Kubernetes service ranges.",
            ),
        nat: z
            .enum(NAT_MODES)
            .default(DEFAULTS.nat)
            .describe(
                "How private subnets reach the internet. perZone, the default, keeps the outage of one zone from becoming one of all.",
            ),
        natZone: z.string().optional().describe("The zone of a single NAT gateway. Default: the zone in slot 0."),
        endpoints: z
            .strictObject({
                gateway: z
                    .array(z.enum(GATEWAY_SERVICES))
                    .default([...DEFAULTS.gateway])
                    .describe(
                        "Gateway endpoints in every private and isolated route table. They cost nothing and keep traffic off NAT.",
                    ),
                interface: z
                    .array(z.string())
                    .default([])
                    .describe("Interface endpoints by service, such as ecr.api. Each costs by the hour and zone."),
                organizationId: z
                    .string()
                    .optional()
                    .describe("The AWS organisation gateway endpoints let through. Default: the own account alone."),
                readableBuckets: z
                    .array(z.string())
                    .default([])
                    .describe("Buckets of others that may be read through the S3 endpoint."),
            })
            .check(...rules(endpointChecks))
            .prefault({})
            .describe("Ways to services of AWS that do not pass the internet."),
        flowLogs: z
            .strictObject({
                destination: z
                    .enum(["cloudwatch", "s3"])
                    .default(DEFAULTS.destination)
                    .describe("cloudwatch: an encrypted log group of this network. s3: the bucket in bucketArn."),
                retentionDays: z.int().optional().describe("Days the log group keeps records. Default: 365."),
                bucketArn: z.string().optional().describe("The bucket, with an optional prefix, for destination s3."),
                aggregationSeconds: z
                    .literal([60, 600])
                    .default(DEFAULTS.aggregationSeconds)
                    .describe("Longest time packets are gathered into one record."),
                protect: z
                    .boolean()
                    .default(DEFAULTS.protect)
                    .describe("Whether Pulumi refuses to delete the log group and its key."),
            })
            .check(...rules(flowLogsChecks))
            .prefault({})
            .describe("Records of all traffic in the VPC."),
        karpenterDiscovery: z
            .string()
            .min(1)
            .max(256)
            .optional()
            .describe("Value of the tag karpenter.sh/discovery on private subnets. Default: the environment's name."),
    })
    .check(...rules(networkChecks));

/** What `environments/<environment>/network.yaml` holds. */
export const settings = defineSettings({
    layer: "network",
    schema,
    crossCheck: (own, _used, environment) => checkForRegion(own, environment.target.region),
});

export type NetworkSettings = SettingsOf<typeof settings>;
