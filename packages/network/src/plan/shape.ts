/** Who reaches a subnet, and what it reaches: see {@link TIERS}. */
export type Tier = "public" | "private" | "isolated";

/**
 * The tiers, in the order in which outputs list them.
 * `public`: routed to the internet gateway (load balancers, NAT). `private`: out through NAT (nodes, tasks).
 * `isolated`: no route out of the VPC but to gateway endpoints (databases, caches).
 */
export const TIERS = ["public", "private", "isolated"] as const satisfies readonly Tier[];

/** How private subnets reach the internet. */
export const NAT_MODES = ["none", "single", "perZone"] as const;
export type NatMode = (typeof NAT_MODES)[number];

export const GATEWAY_SERVICES = ["s3", "dynamodb"] as const;
export type GatewayService = (typeof GATEWAY_SERVICES)[number];

/** What decides the structure of a network: plain data, so it is checked and planned before anything registers. */
export interface NetworkShape {
    /** The VPC's block of private IPv4 addresses, /16 to /22 with all three tiers. It cannot be changed later: AWS replaces the VPC. */
    readonly cidr: string;
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
    /** Subnets whose addresses are given rather than planned, by tier and zone: to adopt a plan that exists. */
    readonly subnets?: { readonly [T in Tier]?: Readonly<Record<string, string>> };
    /** Blocks of others that this VPC must not overlap, by name: peered networks, offices, Kubernetes service ranges. @default none */
    readonly reservedCidrs?: Readonly<Record<string, string>>;
    /**
     * `none`: no way out but endpoints. `single`: one NAT gateway; losing its zone cuts every zone off.
     * `perZone`: one each, so that losing a zone costs only that zone, and no traffic crosses zones to leave.
     * @default perZone - an outage of one zone must not become one of all.
     */
    readonly nat?: NatMode;
    /** The zone of a single NAT gateway. @default the zone in slot 0; required where no zone has it, so that adding one moves nothing. */
    readonly natZone?: string;
    readonly endpoints?: EndpointsShape;
    readonly flowLogs?: FlowLogsShape;
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
    tiers: TIERS,
    nat: "perZone",
    gateway: GATEWAY_SERVICES,
    destination: "cloudwatch",
    retentionDays: 365,
    aggregationSeconds: 60,
    protect: true,
} as const;
