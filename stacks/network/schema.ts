import { alarmsSetting } from "@plinth/alarms/settings";
import { rule, rules } from "@plinth/core/settings";
import {
    DEFAULTS,
    endpointChecks,
    flowLogsChecks,
    GATEWAY_SERVICES,
    NAT_ADDRESSES,
    NAT_MODES,
    anyNetworkChecks,
    networkAlarms,
    TIERS,
    TOPOLOGIES,
    ZONE_SLOTS,
} from "@plinth/network/plan";
import { z } from "zod";

const cidr = z.string();
const subnetsOfTier = z.record(z.string(), cidr);

const tags = z.record(z.string(), z.string());

const customTier = z.strictObject({
    routed: z.enum(TIERS).describe("Which of the three tiers it is routed like."),
    place: z
        .int()
        .optional()
        .describe(
            "The first of its sixteenths in the VPC's last quarter, 0 to 3. Needed unless its subnets are given.",
        ),
    sixteenths: z.int().default(DEFAULTS.sixteenths).describe("How much of the VPC it takes: 1, 2 or 4 sixteenths."),
    tags: tags.default({}).describe("Tags on its subnets, such as those a controller looks for."),
});

/** What `network.yaml` may hold. */
export const schema = z
    .strictObject({
        cidr: cidr
            .optional()
            .describe(
                "The VPC's block of private IPv4 addresses, /16 to /22 with all three tiers. Changing it replaces the VPC. This or ipam.",
            ),
        ipam: z
            .strictObject({
                poolId: z.string().describe("The pool, ipam-pool-…, of this region or shared into this account."),
                netmaskLength: z.int().describe("The size of the block, 16 to 28. Changing it replaces the VPC."),
            })
            .optional()
            .describe("Where IPAM hands the VPC's block out, instead of cidr. Subnets are planned once it is known."),
        existing: z
            .strictObject({
                vpcId: z.string().describe("vpc-…, of this account or shared into it."),
                subnets: z
                    .strictObject({
                        public: subnetsOfTier.optional(),
                        private: subnetsOfTier.optional(),
                        isolated: subnetsOfTier.optional(),
                    })
                    .describe("A subnet's id for each zone of each tier."),
            })
            .optional()
            .describe("A VPC that somebody else made and keeps: it is used, nothing in it is made or changed."),
        topology: z
            .enum(TOPOLOGIES)
            .default(DEFAULTS.topology)
            .describe(
                "What makes the VPC, its subnets, routes and NAT: plain resources, or awsx.ec2.Vpc in the same blocks. native, the default, names each child by its tier and zone and needs no second plugin.",
            ),
        movedFrom: z
            .enum(TOPOLOGIES)
            .optional()
            .describe(
                "The topology that is deployed, while it is being changed: what exists is then taken over. For one deployment.",
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
        customTiers: z
            .record(z.string(), customTier)
            .default({})
            .describe("Tiers beside the three, by name, each with route tables of its own."),
        subnets: z
            .record(z.string(), subnetsOfTier)
            .default({})
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
                "How private subnets reach the internet. perZone, the default, keeps the outage of one zone from becoming one of all; regional is one gateway that AWS spreads over the zones.",
            ),
        natZone: z.string().optional().describe("The zone of a single NAT gateway. Default: the zone in slot 0."),
        natAddresses: z
            .enum(NAT_ADDRESSES)
            .optional()
            .describe(
                "For nat: regional. automatic, the default: AWS takes and releases addresses. own: one that stays for each zone.",
            ),
        networkAcls: z
            .strictObject({
                publicPorts: z
                    .array(z.int())
                    .default([...DEFAULTS.publicPorts])
                    .describe("TCP ports that the internet may open in public subnets."),
                peers: z
                    .record(z.string(), cidr)
                    .default({})
                    .describe("Blocks beside the VPC's own whose packets pass, by name: peered networks, offices."),
                closeDefault: z
                    .boolean()
                    .default(DEFAULTS.closeDefault)
                    .describe(
                        "Whether the VPC's default ACL lets nothing through. Deploy false before removing networkAcls.",
                    ),
            })
            .optional()
            .describe(
                "Network ACLs of each tier's own. Default: none, all subnets use the VPC's default one, which lets everything through.",
            ),
        subnetTags: z
            .strictObject({ public: tags.optional(), private: tags.optional(), isolated: tags.optional() })
            .default({})
            .describe("More tags on the subnets of a tier, such as kubernetes.io/cluster/<name>."),
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
                fields: z
                    .array(z.string())
                    .optional()
                    .describe(
                        "What a record holds, by AWS's names. Default: AWS's own fields, and those that tell pods, subnets and ways out apart.",
                    ),
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
        alarms: alarmsSetting(networkAlarms),
        encryptionControl: z
            .literal("monitor")
            .optional()
            .describe(
                "VPC Encryption Controls: monitor lets AWS say what in the VPC sends unencrypted, and blocks nothing. Default: none.",
            ),
        karpenterDiscovery: z
            .string()
            .min(1)
            .max(256)
            .optional()
            .describe("Value of the tag karpenter.sh/discovery on private subnets. Default: the environment's name."),
    })
    .check(
        ...rules(anyNetworkChecks),
        rule<{ existing?: object; alarms?: unknown }>(["existing", "alarms"], ({ existing, alarms }) =>
            existing === undefined || alarms === undefined
                ? []
                : [
                      {
                          path: ["alarms"],
                          rule: "has no effect beside existing: the VPC is its owner's to watch",
                          fix: "remove it, or existing",
                      },
                  ],
        ),
    );
