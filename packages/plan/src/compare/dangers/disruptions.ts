import { changed, lowered, type PropertyRule, turnedOff } from "./rule.ts";

const SCHEMA = "declarations of @pulumi/aws 7.48";
const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html";
const RDS_REBOOT = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html";
const CACHE_SCALING = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.RedisReplGrps.html";
const CACHE_VERSION = "https://docs.aws.amazon.com/AmazonElastiCache/latest/red-ug/Replication.Modify.html";
const EKS_NODES = "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html";
const OPENSEARCH =
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-configuration-changes.html";
const EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Stop_Start.html";
const REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const INSTANCE = "aws:rds/instance:Instance";

type Row = readonly [
    types: readonly string[],
    property: string,
    says: PropertyRule["says"],
    why: string,
    source?: string,
];

const outage = "the database is down while it changes; at once with applyImmediately, else in the maintenance window";
const failover = "connections break while replicas take over, one node after another";

const rows: readonly Row[] = [
    [[INSTANCE], "engineVersion", changed("the engine version"), outage, RDS],
    [[INSTANCE], "instanceClass", changed("the instance class"), outage, RDS],
    [[INSTANCE], "storageType", changed("the storage type"), "a brief outage while the change starts", RDS],
    [[INSTANCE], "port", changed("the port"), "the database is rebooted, and clients of the old port fail", RDS],
    [
        [INSTANCE],
        "parameterGroupName",
        changed("the parameter group"),
        "static parameters take effect at a reboot",
        RDS_REBOOT,
    ],
    [[INSTANCE], "multiAz", turnedOff("the standby in another zone"), "the next failure of a zone is an outage"],
    [
        ["aws:rds/cluster:Cluster", "aws:docdb/cluster:Cluster", "aws:neptune/cluster:Cluster"],
        "engineVersion",
        changed("the engine version"),
        outage,
        RDS,
    ],
    [
        [
            "aws:rds/clusterInstance:ClusterInstance",
            "aws:docdb/clusterInstance:ClusterInstance",
            "aws:neptune/clusterInstance:ClusterInstance",
        ],
        "instanceClass",
        changed("the instance class"),
        outage,
        RDS,
    ],
    [[REPLICATION_GROUP], "nodeType", changed("the node type"), `${failover}; old connections are cut`, CACHE_SCALING],
    [
        [REPLICATION_GROUP],
        "engineVersion",
        changed("the engine version"),
        `${failover}; it cannot go back to an older version`,
        CACHE_VERSION,
    ],
    [[REPLICATION_GROUP], "numCacheClusters", lowered("the number of nodes", 1), "fewer replicas to fail over to"],
    [
        [REPLICATION_GROUP],
        "replicasPerNodeGroup",
        lowered("the number of replicas", 0),
        "fewer replicas to fail over to",
    ],
    [
        [REPLICATION_GROUP],
        "automaticFailoverEnabled",
        turnedOff("automatic failover"),
        "the next failure of a node is an outage",
    ],
    [
        [REPLICATION_GROUP],
        "multiAzEnabled",
        turnedOff("spreading over zones"),
        "the next failure of a zone may be an outage",
    ],
    [
        ["aws:eks/cluster:Cluster"],
        "version",
        changed("the Kubernetes version"),
        "the control plane is upgraded; a rollback is possible for 7 days only, and only to the version before",
        "https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html",
    ],
    [
        ["aws:eks/nodeGroup:NodeGroup"],
        "version",
        changed("the nodes' Kubernetes version"),
        "nodes are drained and replaced, a few at a time",
        EKS_NODES,
    ],
    [
        ["aws:eks/nodeGroup:NodeGroup"],
        "releaseVersion",
        changed("the nodes' image"),
        "nodes are drained and replaced, a few at a time",
        EKS_NODES,
    ],
    [
        ["aws:eks/nodeGroup:NodeGroup"],
        "launchTemplate.version",
        changed("the nodes' launch template"),
        "nodes are drained and replaced, a few at a time",
        EKS_NODES,
    ],
    [
        ["aws:eks/nodeGroup:NodeGroup"],
        "scalingConfig.maxSize",
        lowered("the largest number of nodes", 0),
        "pods may find no place",
    ],
    [
        ["aws:opensearch/domain:Domain"],
        "engineVersion",
        changed("the engine version"),
        "a second domain is built and switched to",
        OPENSEARCH,
    ],
    [
        ["aws:ec2/instance:Instance"],
        "instanceType",
        changed("the instance type"),
        "the instance is stopped and started",
        EC2,
    ],
];

/** Changes in place during which something is not available, or less able to bear a failure. */
export const disruptions: readonly PropertyRule[] = rows.map(([types, property, says, why, source]) => ({
    kind: "disruption",
    types,
    property,
    says,
    why,
    source: source ?? SCHEMA,
}));

/** Types whose replacement is felt outside: by clients that know its name or address. */
export const feltReplacements: Readonly<Record<string, string>> = {
    "aws:lb/loadBalancer:LoadBalancer": "a new load balancer has a new DNS name, and the old one drops its connections",
    "aws:alb/loadBalancer:LoadBalancer":
        "a new load balancer has a new DNS name, and the old one drops its connections",
    "aws:rds/clusterInstance:ClusterInstance": "connections to it break; without another one, the database is down",
    "aws:ec2/eip:Eip": "the address is given back; others have it in their allow lists",
    "aws:ec2/natGateway:NatGateway": "private subnets have no way out while it is made anew",
    "aws:ec2/vpc:Vpc": "everything in the network is made anew",
    "aws:ec2/subnet:Subnet": "everything in the subnet has to move",
    "aws:eks/nodeGroup:NodeGroup": "all its pods move at once",
    "aws:cloudfront/distribution:Distribution": "a new distribution has a new domain name",
    "aws:apigatewayv2/api:Api": "a new API has a new endpoint",
    "aws:apigateway/restApi:RestApi": "a new API has a new endpoint",
    "aws:ec2/instance:Instance": "the instance and its instance store are gone until the new one is up",
};
