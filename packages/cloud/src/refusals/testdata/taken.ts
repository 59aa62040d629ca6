import type { CloudResource } from "../refusal.ts";
import { CACHE, INGRESS, RDS, resource, subnet, SUBNET, vpc, zones } from "./resources.ts";
import { takenSecurity } from "./security.ts";

/** What is not refused, though near it, or because it is not known. */
export const taken: readonly (readonly [string, string, Record<string, unknown>, (readonly CloudResource[])?])[] = [
    ["a subnet inside its VPC", SUBNET, { cidrBlock: "10.0.1.0/24", vpcId: "vpc-1" }, [vpc("10.0.0.0/16")]],
    ["a subnet of a VPC from elsewhere", SUBNET, { cidrBlock: "10.1.0.0/24", vpcId: "vpc-9" }, [vpc("10.0.0.0/16")]],
    ["a subnet of a VPC whose block is not known", SUBNET, { cidrBlock: "10.1.0.0/24", vpcId: "vpc-1" }, [vpc()]],
    [
        "a subnet in a second block of its VPC",
        SUBNET,
        { cidrBlock: "100.64.0.0/24", vpcId: "vpc-1" },
        [
            vpc("10.0.0.0/16"),
            resource("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "more", {
                vpcId: "vpc-1",
                cidrBlock: "100.64.0.0/16",
            }),
        ],
    ],
    ["a private NAT gateway without an address", "aws:ec2/natGateway:NatGateway", { connectivityType: "private" }],
    ["a NAT gateway whose address is not known", "aws:ec2/natGateway:NatGateway", { allocationId: undefined }],
    [
        "throughput from 400 GiB",
        RDS,
        { engine: "mysql", storageType: "gp3", allocatedStorage: 400, storageThroughput: 500 },
    ],
    ["throughput of SQL Server", RDS, { engine: "sqlserver-se", storageType: "gp3", allocatedStorage: 20, iops: 4000 }],
    ["windows that touch", RDS, { backupWindow: "03:00-04:00", maintenanceWindow: "sun:04:00-sun:05:00" }],
    ["a group in two zones", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: ["a", "b"] }, zones],
    [
        "a group with a subnet of an unknown zone",
        "aws:rds/subnetGroup:SubnetGroup",
        { subnetIds: ["a", "c"] },
        [...zones, subnet("c")],
    ],
    [
        "several zones with failover",
        CACHE,
        { multiAzEnabled: true, automaticFailoverEnabled: true, numCacheClusters: 2 },
    ],
    ["several zones with failover not known", CACHE, { multiAzEnabled: true, automaticFailoverEnabled: undefined }],
    ["a group of a subnet of an unknown zone", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: ["c"] }, [subnet("c")]],
    [
        "Auto Mode with switches that are not known",
        "aws:eks/cluster:Cluster",
        {
            computeConfig: { enabled: true },
            kubernetesNetworkConfig: undefined,
            storageConfig: { blockStorage: { enabled: undefined } },
            bootstrapSelfManagedAddons: undefined,
        },
    ],
    [
        "Auto Mode switched off",
        "aws:eks/cluster:Cluster",
        {
            computeConfig: { enabled: false },
            kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: false } },
            storageConfig: { blockStorage: { enabled: false } },
        },
    ],
    [
        "nodes of one number",
        "aws:eks/nodeGroup:NodeGroup",
        { scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 2 } },
    ],
    ["IOPS of gp3", "aws:ebs/volume:Volume", { type: "gp3", size: 10, iops: 4000, throughput: 250 }],
    ["the shortest window before a key is deleted", "aws:kms/key:Key", { deletionWindowInDays: 7 }],
    ["the longest window before a key is deleted", "aws:kms/key:Key", { deletionWindowInDays: 30 }],
    ["a name of 32 characters", "aws:lb/targetGroup:TargetGroup", { name: "t".repeat(32) }],
    ["a rule for one port", INGRESS, { ipProtocol: "tcp", fromPort: 443, toPort: 443 }],
    ["a rule for all protocols without ports", INGRESS, { ipProtocol: "-1" }],
    ["a secret without a recovery window", "aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 }],
    ["a FIFO queue by its name", "aws:sqs/queue:Queue", { name: "orders.fifo", fifoQueue: true }],
    [
        "a table whose keys are not known",
        "aws:dynamodb/table:Table",
        { hashKey: undefined, attributes: [{ name: "id" }] },
    ],
    ["a bucket with dots", "aws:s3/bucket:Bucket", { bucket: "logs.example.com" }],
    ...takenSecurity,
];
