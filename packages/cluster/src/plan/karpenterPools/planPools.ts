import { type Consolidation, type DisruptionBudget, type KarpenterPoolShape, POOL_DEFAULTS } from "./shape.ts";

/** A Kubernetes object as plain data. */
export interface KarpenterObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string };
    readonly spec: Readonly<Record<string, unknown>>;
}

/** What node classes select in AWS, and what stands on the nodes. */
export interface PoolHome {
    readonly nodeRoleName: string;
    readonly subnetIds: readonly string[];
    readonly securityGroupId: string;
    /** Tags of instances and volumes, which the provider's default tags do not reach. */
    readonly tags: Readonly<Record<string, string>>;
}

const CLASS_GROUP = "karpenter.k8s.aws";

const policies: Record<Consolidation, string> = {
    empty: "WhenEmpty",
    emptyOrUnderutilized: "WhenEmptyOrUnderutilized",
};

/** For each pool its node class and itself, of Karpenter's API v1, ready to be applied. The shapes are ones that passed their checks. */
export function planPools(pools: Readonly<Record<string, KarpenterPoolShape>>, home: PoolHome): KarpenterObject[] {
    return Object.entries(pools)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([name, pool]) => [nodeClass(name, pool, home), nodePool(name, pool)]);
}

function nodeClass(name: string, pool: KarpenterPoolShape, home: PoolHome): KarpenterObject {
    const { image, diskSize = POOL_DEFAULTS.diskSize } = pool;
    return {
        apiVersion: `${CLASS_GROUP}/v1`,
        kind: "EC2NodeClass",
        metadata: { name },
        spec: {
            role: home.nodeRoleName,
            amiSelectorTerms: [{ alias: image }],
            subnetSelectorTerms: home.subnetIds.map((id) => ({ id })),
            securityGroupSelectorTerms: [{ id: home.securityGroupId }],
            // Pods must not take the node's role.
            metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            blockDeviceMappings: volumes(image, diskSize),
            tags: home.tags,
        },
    };
}

/** Bottlerocket keeps images and data on a second volume (Bottlerocket documentation, "Storage"). */
function volumes(image: string, diskSize: number): object[] {
    const volume = (deviceName: string, size: number): object => ({
        deviceName,
        ebs: { volumeType: "gp3", volumeSize: `${size}Gi`, encrypted: true, deleteOnTermination: true },
    });
    if (!image.startsWith("bottlerocket@")) return [volume("/dev/xvda", diskSize)];
    return [volume("/dev/xvda", BOTTLEROCKET_SYSTEM_GIB), volume("/dev/xvdb", diskSize)];
}

/** The size of the system volume in Karpenter's own default for Bottlerocket (Karpenter, "NodeClasses", spec.blockDeviceMappings). */
const BOTTLEROCKET_SYSTEM_GIB = 4;

function nodePool(name: string, pool: KarpenterPoolShape): KarpenterObject {
    const {
        architectures = POOL_DEFAULTS.architectures,
        capacities = POOL_DEFAULTS.capacities,
        categories = POOL_DEFAULTS.categories,
        oldestGeneration = POOL_DEFAULTS.oldestGeneration,
        consolidate = POOL_DEFAULTS.consolidate,
        budgets = POOL_DEFAULTS.budgets,
        taints = {},
    } = pool;
    const among = (key: string, values: readonly string[]): object => ({ key, operator: "In", values: [...values] });
    return {
        apiVersion: "karpenter.sh/v1",
        kind: "NodePool",
        metadata: { name },
        spec: {
            template: {
                metadata: { labels: { ...pool.labels } },
                spec: {
                    nodeClassRef: { group: CLASS_GROUP, kind: "EC2NodeClass", name },
                    requirements: [
                        among("kubernetes.io/os", ["linux"]),
                        among("kubernetes.io/arch", architectures),
                        among("karpenter.sh/capacity-type", capacities),
                        among(`${CLASS_GROUP}/instance-category`, categories),
                        {
                            key: `${CLASS_GROUP}/instance-generation`,
                            operator: "Gt",
                            values: [String(oldestGeneration - 1)],
                        },
                    ],
                    taints: Object.entries(taints).map(([key, { value, effect }]) => ({
                        key,
                        effect,
                        ...(value === undefined ? {} : { value }),
                    })),
                    expireAfter: pool.expireAfter ?? POOL_DEFAULTS.expireAfter,
                },
            },
            limits: { cpu: String(pool.cpuLimit) },
            disruption: {
                consolidationPolicy: policies[consolidate],
                consolidateAfter: pool.consolidateAfter ?? POOL_DEFAULTS.consolidateAfter,
                budgets: Object.values<DisruptionBudget>(budgets).map(planBudget),
            },
        },
    };
}

function planBudget({ nodes, schedule, duration, reasons }: DisruptionBudget): object {
    return {
        nodes,
        ...(schedule === undefined ? {} : { schedule, duration }),
        ...(reasons === undefined ? {} : { reasons: [...reasons] }),
    };
}
