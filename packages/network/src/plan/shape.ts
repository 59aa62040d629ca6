/** Who reaches a subnet, and what it reaches: see {@link TIERS}. */
export type Tier = "public" | "private" | "isolated";

/**
 * The tiers, in the order in which outputs list them.
 * `public`: routed to the internet gateway (load balancers, NAT). `private`: out through NAT (nodes, tasks).
 * `isolated`: no route out of the VPC but to gateway endpoints (databases, caches).
 */
export const TIERS = ["public", "private", "isolated"] as const satisfies readonly Tier[];

/**
 * A tier of one's own, beside the three: subnets in every zone, with route tables of their own.
 *
 * It has no tags by which controllers find subnets, so load balancers and nodes go on choosing those of the three tiers.
 */
export interface CustomTier {
    /** Which of the three tiers it is routed like: `private` ones leave through NAT, `isolated` ones not at all. */
    readonly routed: Tier;
    /**
     * Its place in the last quarter of the VPC, which no tier of the three takes: the first of its sixteenths, 0 to 3. Set, never
     * counted, so that other tiers come and go without moving it. Needed unless all its subnets are given under `subnets`.
     */
    readonly place?: number;
    /** How many sixteenths of the VPC it takes: 1, 2 or 4. @default 1 - a /22 in each of four zones of a /16. */
    readonly sixteenths?: number;
    /** Tags on its subnets, such as those a controller looks for. @default none */
    readonly tags?: Readonly<Record<string, string>>;
}

/** How private subnets reach the internet. */
export const NAT_MODES = ["none", "single", "perZone", "regional"] as const;
export type NatMode = (typeof NAT_MODES)[number];

/** What makes the VPC, its subnets, routes and NAT. */
export const TOPOLOGIES = ["native", "awsx"] as const;
export type TopologyName = (typeof TOPOLOGIES)[number];

export const NAT_ADDRESSES = ["automatic", "own"] as const;
export type NatAddresses = (typeof NAT_ADDRESSES)[number];

export const GATEWAY_SERVICES = ["s3", "dynamodb"] as const;
export type GatewayService = (typeof GATEWAY_SERVICES)[number];

/** What decides the structure of a network: plain data, so it is checked and planned before anything registers. */
export interface NetworkShape {
    /**
     * The VPC's block of private IPv4 addresses, /16 to /22 with all three tiers. It cannot be changed later: AWS replaces the
     * VPC. This or {@link ipam}.
     */
    readonly cidr?: string;
    /**
     * What makes the VPC, its subnets, routes and NAT: plain resources, or `awsx.ec2.Vpc`. Addresses, zones, endpoints, ACLs, flow logs
     * and outputs are the same. awsx has no IPAM here, no regional NAT, and always an internet gateway; its zones fill the slots from 0.
     * @default native - each child is named by tier and zone, isolated subnets share one table, and nothing needs the awsx plugin.
     */
    readonly topology?: TopologyName;
    /**
     * The topology that is deployed, while it is being changed to the other: what exists is then taken over in place. Set for one
     * deployment. @default none
     */
    readonly movedFrom?: TopologyName;
    /** Where IPAM hands the VPC's block out, instead of {@link cidr}. Subnets are planned in it once it is known. */
    readonly ipam?: IpamShape;
    /**
     * Availability zones, all by id (`euw1-az1`) or all by name (`eu-west-1a`), in any order. Ids mean the same place in every
     * account; in the oldest regions (eu-west-1 and us-east-1 among them) names differ from account to account.
     */
    readonly zones: readonly string[];
    /**
     * Which of the four zone slots of the address plan a zone takes, 0 to 3.
     * @default the zone's own position: `a` and `az1` take 0, `b` and `az2` take 1. Needed for the fifth zone of a region and beyond.
     */
    readonly zoneSlots?: Readonly<Record<string, number>>;
    /** @default all three: room for each is reserved in any case, so leaving one out saves no addresses. */
    readonly tiers?: readonly Tier[];
    /** Tiers beside the three, by name: letters and digits, as in `network-streaming-az1`. @default none */
    readonly customTiers?: Readonly<Record<string, CustomTier>>;
    /** Subnets whose addresses are given rather than planned, by tier and zone: to adopt a plan that exists. */
    readonly subnets?: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
    /** Blocks of others that this VPC must not overlap, by name: peered networks, offices, Kubernetes service ranges. @default none */
    readonly reservedCidrs?: Readonly<Record<string, string>>;
    /**
     * `none`: no way out but endpoints. `single`: one NAT gateway; losing its zone cuts every zone off.
     * `perZone`: one each, so that losing a zone costs only that zone, and no traffic crosses zones to leave.
     * `regional`: one that AWS spreads over the zones in use, and that needs no public subnets.
     * @default perZone - an outage of one zone must not become one of all.
     */
    readonly nat?: NatMode;
    /** The zone of a single NAT gateway. @default the zone in slot 0; required where no zone has it, so that adding one moves nothing. */
    readonly natZone?: string;
    /**
     * Whose addresses a regional NAT gateway leaves from. `automatic`: AWS takes and releases them as zones come into use.
     * `own`: one Elastic IP for each zone of the network, which stay, for the allow-lists of others; AWS then adds no zone by itself.
     * @default automatic
     */
    readonly natAddresses?: NatAddresses;
    /**
     * Network ACLs of each tier's own, and a default one that lets nothing through.
     * @default none: all subnets use the VPC's default ACL, which lets everything through, and security groups decide alone.
     */
    readonly networkAcls?: NetworkAclsShape;
    /** More tags on the subnets of a tier, such as `kubernetes.io/cluster/<name>`. @default none */
    readonly subnetTags?: { readonly [T in Tier]?: Readonly<Record<string, string>> };
    readonly endpoints?: EndpointsShape;
    readonly flowLogs?: FlowLogsShape;
    /**
     * VPC Encryption Controls: `monitor` lets AWS find what in the VPC sends unencrypted, and flow logs say it of each record in the field
     * `encryption-status`. It blocks nothing; the mode that enforces takes exclusions of gateways and peerings, and is not offered.
     * @default none
     */
    readonly encryptionControl?: "monitor";
}

/** A pool of AWS's IP Address Manager that the VPC's block comes from. */
export interface IpamShape {
    /** `ipam-pool-…`, of the network's own region or shared into its account. */
    readonly poolId: string;
    /** The size of the block, 16 to 28. Changing it, or the pool, replaces the VPC. */
    readonly netmaskLength: number;
}

/** Network ACLs see packets, not connections: they hold where a security group was opened by mistake. */
export interface NetworkAclsShape {
    /**
     * TCP ports that the internet may open in public subnets; those that administer machines (20 to 22, 3389) are refused.
     * @default 80 and 443. Replies to what was opened from inside (ports 1024 and up) pass in any case.
     */
    readonly publicPorts?: readonly number[];
    /** Blocks beside the VPC's own whose packets pass into and out of every tier, by name: peered networks, offices. @default none */
    readonly peers?: Readonly<Record<string, string>>;
    /**
     * Whether the VPC's default ACL lets nothing through. Set to false and deployed before `networkAcls` is removed: subnets go
     * back to the default ACL then, which stays as it was last set.
     * @default true - a subnet that somebody adds by hand reaches nothing.
     */
    readonly closeDefault?: boolean;
}

export interface EndpointsShape {
    /** Gateway endpoints in every private and isolated route table. @default both: they cost nothing and keep traffic off NAT. */
    readonly gateway?: readonly GatewayService[];
    /**
     * Interface endpoints, by service (`ecr.api`) or full name (`com.amazonaws.eu-west-1.ecr.api`), one network interface per zone each.
     * @default none: each costs by the hour and zone, so each should have its reason.
     */
    readonly interface?: readonly string[];
    /**
     * The AWS organisation (`o-…`) whose principals and resources gateway endpoints let through.
     * @default none: only principals and resources of the own account pass.
     */
    readonly organizationId?: string;
    /**
     * Buckets of others that may be read through the S3 endpoint (names, `*` allowed), beside those AWS serves container
     * image layers and Amazon Linux packages from. @default none
     */
    readonly readableBuckets?: readonly string[];
}

export interface FlowLogsShape {
    /** `cloudwatch`: an encrypted log group of this network. `s3`: an existing bucket. @default cloudwatch - needs nothing beforehand. */
    readonly destination?: "cloudwatch" | "s3";
    /**
     * What a record holds, in this order, by AWS's names (`pkt-srcaddr`). Changing it replaces the flow log, not what it wrote.
     * @default the fields of AWS's own format, then those that tell pods, subnets, services of AWS and ways out apart.
     */
    readonly fields?: readonly string[];
    /** Days the log group keeps records, one of the values CloudWatch Logs takes. @default 365 - a year back for an investigation. */
    readonly retentionDays?: number;
    /** The bucket, with an optional prefix (`arn:aws:s3:::central-logs/vpc`); its policy must allow log delivery. For `s3` only. */
    readonly bucketArn?: string;
    /**
     * Longest time packets are gathered into one record, 60 or 600 seconds.
     * @default 60 - interfaces of Nitro instances use at most 60 whatever is set (EC2 API Reference, FlowLog).
     */
    readonly aggregationSeconds?: 60 | 600;
    /**
     * Whether Pulumi refuses to delete the log group and the key its records are encrypted with.
     * @default true - the records of an incident must outlive a mistake. Off where a whole environment is thrown away.
     */
    readonly protect?: boolean;
}

/** Defaults, where leaving a value out means something. Reasons stand at the fields of {@link NetworkShape}. */
export const DEFAULTS = {
    topology: "native",
    tiers: TIERS,
    sixteenths: 1,
    nat: "perZone",
    natAddresses: "automatic",
    publicPorts: [80, 443],
    closeDefault: true,
    gateway: GATEWAY_SERVICES,
    destination: "cloudwatch",
    retentionDays: 365,
    aggregationSeconds: 60,
    protect: true,
} as const;
