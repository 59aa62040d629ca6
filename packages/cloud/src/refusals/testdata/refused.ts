import type { CloudResource } from "../refusal.ts";
import { CACHE, EKS, INGRESS, RDS, resource, SUBNET, VPC, vpc, zones } from "./resources.ts";
import { refusedSecurity } from "./security.ts";

/** What is refused: type, inputs, the words, other resources. */
export const refused: readonly (readonly [string, Record<string, unknown>, string, (readonly CloudResource[])?])[] = [
    [VPC, { cidrBlock: "10.0.0.0" }, 'cidrBlock: "10.0.0.0" is not a valid CIDR block: invalid CIDR address: 10.0.0.0'],
    [
        VPC,
        { cidrBlock: "10.0.1.0/16" },
        'cidrBlock: "10.0.1.0/16" is not a valid CIDR block; did you mean "10.0.0.0/16"?',
    ],
    [
        VPC,
        { cidrBlock: "10.0.0.0/8" },
        'cidrBlock: expected "cidr_block" to contain a network Value with between 16 and 28 significant bits, got: 8',
    ],
    [
        RDS,
        { replicateSourceDb: "orders" },
        "replicateSourceDb: InvalidParameterValue: Creating read replicas for source instance with engine postgres where ManageMasterUserPassword is enabled is not supported.",
        [resource(RDS, "source", { identifier: "orders", engine: "postgres", manageMasterUserPassword: true })],
    ],
    [
        RDS,
        { replicateSourceDb: "orders", blueGreenUpdate: { enabled: true } },
        'blueGreenUpdate: "blue_green_update.enabled" cannot be set when "replicate_source_db" is set.',
    ],
    [SUBNET, { cidrBlock: "10.0.0.0/29" }, "cidrBlock: InvalidSubnet.Range: The CIDR '10.0.0.0/29' is invalid."],
    [
        SUBNET,
        { cidrBlock: "10.1.0.0/24", vpcId: "vpc-1" },
        "cidrBlock: InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
        [vpc("10.0.0.0/16")],
    ],
    [
        SUBNET,
        { cidrBlock: "10.0.1.0/24", vpcId: "vpc-1" },
        "cidrBlock: InvalidSubnet.Conflict: The CIDR '10.0.1.0/24' conflicts with another subnet",
        [vpc("10.0.0.0/16"), resource(SUBNET, "a-first", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/23" })],
    ],
    [
        "aws:ec2/natGateway:NatGateway",
        { subnetId: "subnet-1" },
        "allocationId: MissingParameter: The request must include the AllocationId parameter. Add the required parameter and retry the request.",
    ],
    ["aws:ec2/securityGroup:SecurityGroup", { name: "sg-web" }, "name: invalid value for name (cannot begin with sg-)"],
    [
        "aws:ec2/securityGroup:SecurityGroup",
        { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 80 }] },
        "ingress.fromPort: InvalidParameterValue: Invalid TCP/UDP port range (443:80)",
    ],
    [
        INGRESS,
        { ipProtocol: "tcp", fromPort: 443, toPort: 70000 },
        "toPort: Attribute to_port value must be between -1 and 65535, got: 70000",
    ],
    [
        RDS,
        { engine: "postgres", storageType: "gp3", allocatedStorage: 100, storageThroughput: 250 },
        "storageThroughput: InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
    ],
    [
        RDS,
        { engine: "oracle-ee", storageType: "gp3", allocatedStorage: 199, iops: 12000 },
        "iops: InvalidParameterCombination: You can't specify IOPS or storage throughput for engine oracle-ee and a storage size less than 200.",
    ],
    [
        RDS,
        { identifier: "orDers" },
        'identifier: only lowercase alphanumeric characters and hyphens allowed in "identifier"',
    ],
    [RDS, { identifier: "orders--eu" }, 'identifier: "identifier" cannot contain two consecutive hyphens'],
    [
        RDS,
        { identifier: "o".repeat(64) },
        "identifier: InvalidParameterValue: The parameter DBInstanceIdentifier is not a valid identifier because it is longer than 63 characters.",
    ],
    [
        RDS,
        { backupRetentionPeriod: 36 },
        "backupRetentionPeriod: InvalidParameterValue: Invalid backup retention period: 36. Retention period must be between 0 and 35.",
    ],
    [
        RDS,
        { backupWindow: "03:00-04:00", maintenanceWindow: "Sun:03:30-Sun:04:30" },
        "backupWindow: InvalidParameterValue: The backup window and maintenance window must not overlap.",
    ],
    [
        "aws:rds/cluster:Cluster",
        { backupRetentionPeriod: 40 },
        "backupRetentionPeriod: expected backup_retention_period to be at most (35), got 40",
    ],
    [
        "aws:rds/subnetGroup:SubnetGroup",
        { subnetIds: ["a", "a2"] },
        "subnetIds: DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: eu-west-1a. Add subnets to cover at least 2 AZs.",
        zones,
    ],
    [
        CACHE,
        { multiAzEnabled: true, numCacheClusters: 2 },
        "multiAzEnabled: automatic_failover_enabled must be true if multi_az_enabled is true",
    ],
    [
        CACHE,
        { automaticFailoverEnabled: true, numCacheClusters: 1 },
        'numCacheClusters: "num_cache_clusters": must be at least 2 if automatic_failover_enabled is true',
    ],
    [
        CACHE,
        { replicationGroupId: `s${"x".repeat(40)}` },
        `replicationGroupId: expected length of replication_group_id to be in the range (1 - 40), got s${"x".repeat(40)}`,
    ],
    [
        CACHE,
        { replicationGroupId: "9s" },
        "replicationGroupId: invalid value for replication_group_id (must begin with a letter)",
    ],
    [
        EKS,
        { vpcConfig: { subnetIds: ["a", "a2"] } },
        "vpcConfig.subnetIds: InvalidParameterException: Subnets specified must be in at least two different AZs",
        zones,
    ],
    [
        EKS,
        { name: "no dots." },
        'name: "name" doesn\'t comply with restrictions ("^[0-9A-Za-z][0-9A-Za-z_-]*$"): "no dots."',
    ],
    [
        EKS,
        { computeConfig: { enabled: true }, bootstrapSelfManagedAddons: false },
        "computeConfig.enabled: compute_config.enabled, kubernetes_networking_config.elastic_load_balancing.enabled, and storage_config.block_storage.enabled must all be set to either true or false",
    ],
    [
        EKS,
        {
            computeConfig: { enabled: true },
            kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
            storageConfig: { blockStorage: { enabled: true } },
        },
        "bootstrapSelfManagedAddons: InvalidParameterException: When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false.",
    ],
    [
        "aws:eks/nodeGroup:NodeGroup",
        { scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } },
        "scalingConfig.minSize: InvalidParameterException: Minimum capacity 3 can't be greater than desired size 2",
    ],
    [
        "aws:eks/nodeGroup:NodeGroup",
        { scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 4 } },
        "scalingConfig.desiredSize: InvalidParameterException: desired capacity 5 can't be greater than max size 4",
    ],
    ["aws:iam/role:Role", { name: "a b" }, "name: invalid value for name (must match [\\w+=,.@-])"],
    [
        "aws:iam/role:Role",
        { name: "r".repeat(65) },
        `name: expected length of name to be in the range (1 - 64), got ${"r".repeat(65)}`,
    ],
    [
        "aws:kms/key:Key",
        { deletionWindowInDays: 5 },
        "deletionWindowInDays: expected deletion_window_in_days to be in the range (7 - 30), got 5",
    ],
    [
        "aws:cloudwatch/logGroup:LogGroup",
        { retentionInDays: 2555 },
        "retentionInDays: expected retention_in_days to be one of [0 1 3 5 7 14 30 60 90 120 150 180 365 400 545 731 1096 1827 2192 2557 2922 3288 3653], got 2555",
    ],
    [
        "aws:secretsmanager/secret:Secret",
        { recoveryWindowInDays: 1 },
        "recoveryWindowInDays: expected recovery_window_in_days to be in the range (7 - 30), got 1",
    ],
    ["aws:sqs/queue:Queue", { name: "orders", fifoQueue: true }, "name: invalid queue name: orders"],
    [
        "aws:sqs/queue:Queue",
        { visibilityTimeoutSeconds: 50000 },
        "visibilityTimeoutSeconds: expected visibility_timeout_seconds to be in the range (0 - 43200), got 50000",
    ],
    [
        "aws:ebs/volume:Volume",
        { type: "gp2", size: 10, iops: 100 },
        "iops: 'iops' must not be set when 'type' is 'gp2'",
    ],
    ["aws:ebs/volume:Volume", { type: "io2", size: 10 }, "iops: 'iops' must be set when 'type' is 'io2'"],
    [
        "aws:ec2/instance:Instance",
        { instanceType: "t3.micro" },
        'ami: "ami": one of `ami,launch_template` must be specified',
    ],
    [
        "aws:lambda/function:Function",
        { s3Bucket: "code", timeout: 901 },
        "timeout: expected timeout to be in the range (1 - 900), got 901",
    ],
    [
        "aws:dynamodb/table:Table",
        { hashKey: "id", attributes: [{ name: "id" }, { name: "email" }] },
        'attributes: all attributes must be indexed. Unused attributes: ["email"]',
    ],
    [
        "aws:lb/targetGroup:TargetGroup",
        { name: "a-name-longer-than-thirty-two-letters" },
        'name: "name" cannot be longer than 32 characters: "a-name-longer-than-thirty-two-letters"',
    ],
    [
        "aws:lb/loadBalancer:LoadBalancer",
        { subnets: ["a"] },
        "subnets: ValidationError: At least two subnets in two different Availability Zones must be specified",
        zones,
    ],
    ["aws:s3/bucket:Bucket", { bucket: "Logs_1" }, "bucket: InvalidBucketName: The specified bucket is not valid."],
    ...refusedSecurity,
];
