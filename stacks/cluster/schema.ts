import {
    ACCESS_LEVELS,
    ADD_ON_NAMES,
    type AddOnName,
    type AnyClusterShape,
    CAPACITIES,
    clusterAlarms,
    clusterChecks,
    DEFAULTS,
    LARGEST_DISK,
    NODE_POOLS,
    OPERATING_SYSTEMS,
    SMALLEST_DISK,
    TAINT_EFFECTS,
} from "@plinth/cluster/plan";
import { alarmsSetting } from "@plinth/alarms/settings";
import { rule, rules, type Violation } from "@plinth/core/settings";
import { RETENTION_DAYS } from "@plinth/logs";
import { z } from "zod";
import { karpenter } from "./karpenterSchema.ts";
import { podIdentity } from "./podIdentities.ts";

/** Names of databases, caches and clusters: they stand in names of AWS resources. */
const instanceName = z
    .string()
    .max(20)
    .regex(/^[a-z][a-z0-9]*$/, "lower-case letters and digits, a letter first");

const grant = z.strictObject({
    roleArn: z.string().describe("The IAM role: arn:aws:iam::<account>:role/<name>."),
    level: z
        .enum(ACCESS_LEVELS)
        .describe("cluster-admin: everything. admin, edit, view: Kubernetes' user-facing roles."),
    namespaces: z.array(z.string()).optional().describe("Namespaces the right is limited to. Default: all."),
});

const taint = z.strictObject({ value: z.string().optional(), effect: z.enum(TAINT_EFFECTS) });

const nodeCount = z.int().min(0).max(1000);

const nodeGroup = z.strictObject({
    operatingSystem: z
        .enum(OPERATING_SYSTEMS)
        .default(DEFAULTS.operatingSystem)
        .describe("al2023: Amazon Linux 2023. bottlerocket: no shell, updated as a whole."),
    instanceTypes: z
        .array(z.string())
        .describe(
            "Instance types AWS may choose from, all of one architecture (Graviton types have a g after the generation).",
        ),
    capacity: z
        .enum(CAPACITIES)
        .default(DEFAULTS.capacity)
        .describe("spot is cheaper; its nodes disappear at two minutes' notice."),
    size: z
        .strictObject({
            min: nodeCount,
            max: nodeCount,
            desired: nodeCount
                .optional()
                .describe("Nodes to begin with. Default: min. Later changes are the autoscaler's."),
        })
        .describe("Number of nodes over all zones."),
    diskSize: z
        .int()
        .min(SMALLEST_DISK)
        .max(LARGEST_DISK)
        .default(DEFAULTS.diskSize)
        .describe("GiB for images and logs on each node."),
    labels: z.record(z.string(), z.string()).default({}).describe("Kubernetes labels of the nodes."),
    taints: z.record(z.string(), taint).default({}).describe("Taints by key: only pods that tolerate them run here."),
    releaseVersion: z
        .string()
        .optional()
        .describe("AMI release. Default: the newest when the group is made; it stays until this changes."),
});

const autoMode = z.strictObject({
    nodePools: z
        .array(z.enum(NODE_POOLS))
        .default([...DEFAULTS.nodePools])
        .describe("Node pools that EKS keeps. Empty: all pools are your own."),
});

const addOn = z.strictObject({
    version: z
        .string()
        .describe(
            "As EKS names it: v1.21.1-eksbuild.7. aws eks describe-addon-versions lists those of a Kubernetes version.",
        ),
    configuration: z.record(z.string(), z.unknown()).optional().describe("The add-on's own settings."),
});

const addOns = z
    .strictObject(
        Object.fromEntries(ADD_ON_NAMES.map((name) => [name, addOn.optional()])) as Record<
            AddOnName,
            z.ZodOptional<typeof addOn>
        >,
    )
    .describe("Add-ons with their pinned versions.");

const cluster = z
    .strictObject({
        alarms: alarmsSetting(clusterAlarms),
        version: z.string().describe('Kubernetes version, in quotes: "1.35". Raised by one minor version at a time.'),
        serviceCidr: z
            .string()
            .default(DEFAULTS.serviceCidr)
            .describe(
                "Addresses of Kubernetes services, /24 to /12, apart from the VPC's. Changing it replaces the cluster.",
            ),
        publicAccess: z
            .strictObject({
                cidrs: z.array(z.string()).describe("Public blocks, /9 or narrower."),
                reason: z.string().describe("Why they cannot come from inside the VPC; it is logged."),
            })
            .optional()
            .describe(
                "Networks outside the VPC that reach the Kubernetes API. Default: none, the endpoint is private.",
            ),
        privateAccess: z
            .record(z.string(), z.string())
            .optional()
            .describe("Networks that reach the private endpoint, by a name of your choice. Default: the nodes alone."),
        access: z.record(z.string(), grant).describe("Who may do what inside the cluster, by a name of your choice."),
        nodeGroups: z
            .record(z.string(), nodeGroup)
            .optional()
            .describe("Managed node groups, by name: one choice of nodes; autoMode is the other."),
        autoMode: z
            .union([autoMode, z.literal(false)])
            .optional()
            .describe(
                "Nodes, networking, storage and load balancers run by EKS. false switches it off where it was on.",
            ),
        karpenter: karpenter
            .optional()
            .describe("Role, queue and node role for Karpenter, which adds nodes beside the groups. Default: none."),
        addOns: addOns.optional(),
        podIdentities: z
            .record(z.string(), podIdentity)
            .default({})
            .describe("AWS permissions of your own pods, by a name of your choice."),
        logRetentionDays: z
            .literal([...RETENTION_DAYS])
            .default(DEFAULTS.logRetentionDays)
            .describe("Days the control plane's logs are kept."),
        deletionProtection: z
            .boolean()
            .default(DEFAULTS.deletionProtection)
            .describe("Whether AWS and Pulumi refuse to delete the cluster, and Pulumi its keys."),
        connectTo: z
            .strictObject({
                databases: z
                    .array(z.string())
                    .default([])
                    .describe("Names of databases that pods of this cluster reach."),
                caches: z.array(z.string()).default([]).describe("Names of caches that pods of this cluster reach."),
            })
            .prefault({})
            .describe("What the cluster may connect to. Nothing else lets it in."),
    })
    .check(...rules<AnyClusterShape>(clusterChecks));

/** What `environments/<environment>/cluster.yaml` holds. */
export const schema = z
    .strictObject({
        instances: z.record(instanceName, cluster).describe("Clusters, by name."),
    })
    .check(rule<{ instances: object }>(["instances"], ({ instances }) => checkAny(instances)));

function checkAny(instances: object): Violation[] {
    if (Object.keys(instances).length > 0) return [];
    return [
        {
            path: ["instances"],
            rule: "must hold at least one cluster",
            value: instances,
            fix: "add one, or remove cluster from layers in environment.yaml and delete this file",
        },
    ];
}

export type ClusterInstance = z.output<typeof cluster>;
