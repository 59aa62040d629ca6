import type { FoundDrift } from "../found.ts";
import { between, isLonger, isMinorUpgrade, isScaled, isTargetOfAutoscaler } from "./conditions.ts";
import type { BenignKind } from "./kind.ts";

const PROVIDER = "https://www.pulumi.com/registry/packages/aws/api-docs";
const AUTO_SCALING =
    "the cloud's value lies within the bounds of a scalable target of Application Auto Scaling in the same stack";

/**
 * What AWS and autoscalers move by themselves. Anything that a person could have done instead is drift: a condition asks for
 * what makes the difference, in the same stack, and for the bounds that it keeps.
 */
export const benignKinds: readonly BenignKind[] = [
    {
        name: "external-resource",
        types: ["*"],
        property: "*",
        when: "the program only reads the resource (a stack reference, or get)",
        reason: "it belongs to another stack or to somebody else, who changes it; the next up reads what it is then",
        source: "https://www.pulumi.com/docs/iac/concepts/resources/get/",
        applies: (_difference, { external }) => external,
    },
    {
        name: "node-group-size",
        types: ["aws:eks/nodeGroup:NodeGroup"],
        property: "scalingConfig.desiredSize",
        when: "the cloud's value lies between minSize and maxSize",
        reason: "the autoscaler of the cluster's nodes decides how many there are",
        source: `${PROVIDER}/eks/nodegroup/ (Ignoring Changes to Desired Size)`,
        applies: (difference, resource) =>
            between(difference, resource, [
                ["scalingConfig", "minSize"],
                ["scalingConfig", "maxSize"],
            ]),
    },
    {
        name: "auto-scaling-group-size",
        types: ["aws:autoscaling/group:Group"],
        property: "desiredCapacity",
        when: "the cloud's value lies between minSize and maxSize",
        reason: "scaling policies, schedules and capacity providers decide how many instances there are",
        source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
        applies: (difference, resource) => between(difference, resource, [["minSize"], ["maxSize"]]),
    },
    {
        name: "service-task-count",
        types: ["aws:ecs/service:Service"],
        property: "desiredCount",
        when: AUTO_SCALING,
        reason: "Application Auto Scaling decides how many tasks there are",
        source: `${PROVIDER}/ecs/service/ (Ignoring Changes to Desired Count)`,
        applies: (difference, resource, stack) =>
            isScaled(difference, stack, { resourceId: serviceId(resource), dimension: "ecs:service:DesiredCount" }),
    },
    {
        name: "workload-replicas",
        types: [
            "kubernetes:apps/v1:Deployment",
            "kubernetes:apps/v1:StatefulSet",
            "kubernetes:apps/v1:ReplicaSet",
            "kubernetes:argoproj.io/v1alpha1:Rollout",
        ],
        property: "spec.replicas",
        when: "a HorizontalPodAutoscaler in the same stack has the workload as its target",
        reason: "the autoscaler decides how many pods there are",
        source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
        applies: (_difference, resource, stack) => isTargetOfAutoscaler(resource, stack),
    },
    {
        name: "database-minor-version",
        types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
        property: "engineVersion",
        when: "autoMinorVersionUpgrade is not off, and the cloud has a later version of the same major one",
        reason: "RDS upgrades minor versions in the maintenance window; take the version over into the settings, since AWS refuses to go back",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
        applies: (difference, { inState: { inputs } }) =>
            inputs["autoMinorVersionUpgrade"] !== false && isMinorUpgrade(difference, inputs["engine"]),
    },
    {
        name: "aurora-minor-version",
        types: ["aws:rds/cluster:Cluster"],
        property: "engineVersion",
        when: "autoMinorVersionUpgrade is not off in the cluster, nor in one of its instances, and the cloud has a later version of the same major one",
        reason: "RDS upgrades minor versions in the maintenance window; take the version over into the settings",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.Maintenance.html",
        applies: (difference, cluster, stack) => {
            const instances = stack.filter(
                ({ type, inState }) =>
                    type === "aws:rds/clusterInstance:ClusterInstance" &&
                    inState.inputs["clusterIdentifier"] === cluster.inState.id,
            );
            // One instance that does not want it keeps Aurora from upgrading any.
            const allowed = [cluster, ...instances].every(
                ({ inState }) => inState.inputs["autoMinorVersionUpgrade"] !== false,
            );
            return allowed && instances.length > 0 && isMinorUpgrade(difference, cluster.inState.inputs["engine"]);
        },
    },
    {
        name: "database-storage",
        types: ["aws:rds/instance:Instance"],
        property: "allocatedStorage",
        when: "storage autoscaling is on, and the cloud has more, up to maxAllocatedStorage",
        reason: "RDS adds storage where it runs out, and nobody can take it away again",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html",
        applies: (difference, resource) =>
            Number(difference.inCloud) > Number(difference.inState) &&
            between(difference, resource, [["allocatedStorage"], ["maxAllocatedStorage"]]),
    },
    {
        name: "cluster-zones",
        types: ["aws:rds/cluster:Cluster", "aws:docdb/cluster:Cluster"],
        property: "availabilityZones",
        when: "the cloud has all zones of the state, and more",
        reason: "storage of a cluster lies in three zones, whatever was asked for",
        source: `${PROVIDER}/rds/cluster/ (availabilityZones)`,
        // Providers name the added entry alone.
        applies: (_difference, { inState, inCloud }) =>
            isLonger(inState.inputs["availabilityZones"], inCloud?.inputs["availabilityZones"]),
    },
    {
        name: "cache-minor-version",
        types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
        property: "engineVersion",
        when: "autoMinorVersionUpgrade is not off, the version is 6 or later, and the cloud has a later one of the same major version",
        reason: "ElastiCache upgrades minor versions in campaigns; take the version over into the settings",
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html (AutoMinorVersionUpgrade)",
        applies: (difference, { inState: { inputs } }) =>
            // The provider has it as text.
            String(inputs["autoMinorVersionUpgrade"]) !== "false" &&
            Number.parseInt(String(difference.inState), 10) >= 6 &&
            isMinorUpgrade(difference, inputs["engine"]),
    },
    ...(["replicasPerNodeGroup", "numNodeGroups"] as const).map((property): BenignKind => ({
        name: property === "numNodeGroups" ? "cache-shards" : "cache-replicas",
        types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
        property,
        when: AUTO_SCALING,
        reason: "Application Auto Scaling decides how many nodes the cache has",
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html",
        applies: (difference, { inState }, stack) =>
            isScaled(difference, stack, {
                resourceId: `replication-group/${String(inState.id)}`,
                dimension: `elasticache:replication-group:${property === "numNodeGroups" ? "NodeGroups" : "Replicas"}`,
            }),
    })),
    ...(["readCapacity", "writeCapacity"] as const).map((property): BenignKind => ({
        name: property === "readCapacity" ? "table-read-capacity" : "table-write-capacity",
        types: ["aws:dynamodb/table:Table"],
        property,
        when: AUTO_SCALING,
        reason: "Application Auto Scaling decides what the table can take",
        source: `${PROVIDER}/dynamodb/table/ (first note)`,
        applies: (difference, { inState }, stack) =>
            isScaled(difference, stack, {
                resourceId: `table/${String(inState.id)}`,
                dimension: `dynamodb:table:${property === "readCapacity" ? "Read" : "Write"}CapacityUnits`,
            }),
    })),
    {
        name: "webhook-certificate",
        types: [
            "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
            "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration",
        ],
        property: "webhooks.clientConfig.caBundle",
        when: "the program sets none, and the object asks for one by a cert-manager.io/inject annotation",
        reason: "cert-manager puts the authority's certificate in, and renews it",
        source: "https://cert-manager.io/docs/concepts/ca-injector/",
        applies: ({ inState }, { inState: { inputs } }) =>
            (inState === undefined || inState === "") &&
            /"cert-manager\.io\/inject-/.test(JSON.stringify(inputs["metadata"] ?? {})),
    },
    {
        name: "decided-by-aws",
        types: ["*"],
        property: "*",
        when: "it is lastModified, lastModifiedDate, lastUpdatedDate or latestRestorableTime, and no program can set it",
        reason: "the time of the last change or backup, which the cloud writes",
        source: `${PROVIDER}/lambda/function/ (lastModified)`,
        applies: ({ path }, { inState, inCloud }) =>
            /^(lastModified(Date|Time)?|lastUpdated(Date|Time)?|latestRestorableTime)$/.test(path) &&
            !(path in inState.inputs) &&
            !(path in (inCloud?.inputs ?? {})),
    },
];

/** `service/<cluster>/<service>`, as Application Auto Scaling names it, from the service's ARN, which is its id. */
function serviceId({ inState: { id = "" } }: FoundDrift): string | undefined {
    const [, name] = /:(service\/[^/]+\/[^/]+)$/.exec(id) ?? [];
    return name;
}
