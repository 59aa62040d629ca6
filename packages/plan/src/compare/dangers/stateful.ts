/** What is lost with a resource, and who says so. */
export interface Holding {
    /** What it holds, to follow the words "deletes" or "holds". */
    readonly holds: string;
    readonly why: string;
    readonly source: string;
}

const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html";
const SCHEMA = "declarations of @pulumi/aws 7.48";

interface Group extends Holding {
    readonly types: readonly string[];
}

/** Types of resources whose deletion costs something that creating them again does not bring back. */
const groups: readonly Group[] = [
    {
        holds: "a database",
        why: "the data goes with it, and so do its automated backups; only snapshots stay",
        source: RDS,
        types: [
            "aws:rds/instance:Instance",
            "aws:rds/cluster:Cluster",
            "aws:docdb/cluster:Cluster",
            "aws:docdb/elasticCluster:ElasticCluster",
            "aws:neptune/cluster:Cluster",
            "aws:redshift/cluster:Cluster",
            "aws:redshiftserverless/namespace:Namespace",
            "aws:timestreaminfluxdb/dbInstance:DbInstance",
            "aws:dsql/cluster:Cluster",
        ],
    },
    {
        holds: "a table with its items",
        why: "the items go with it; a replaced table is an empty one",
        source: SCHEMA,
        types: [
            "aws:dynamodb/table:Table",
            "aws:dynamodb/globalTable:GlobalTable",
            "aws:keyspaces/table:Table",
            "aws:keyspaces/keyspace:Keyspace",
            "aws:timestreamwrite/table:Table",
            "aws:timestreamwrite/database:Database",
        ],
    },
    {
        holds: "a cache",
        why: "what is in memory goes with it: sessions end, and everything behind it takes the load until it is filled again",
        source: SCHEMA,
        types: [
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "aws:elasticache/cluster:Cluster",
            "aws:elasticache/serverlessCache:ServerlessCache",
            "aws:memorydb/cluster:Cluster",
        ],
    },
    {
        holds: "a search domain with its indexes",
        why: "the indexes go with it",
        source: SCHEMA,
        types: [
            "aws:opensearch/domain:Domain",
            "aws:elasticsearch/domain:Domain",
            "aws:opensearch/serverlessCollection:ServerlessCollection",
        ],
    },
    {
        holds: "a bucket with its objects",
        why: "with forceDestroy the objects go with it; without, the deletion fails while there are any. Its name is free for others to take",
        source: SCHEMA,
        types: [
            "aws:s3/bucket:Bucket",
            "aws:s3/bucketV2:BucketV2",
            "aws:s3tables/tableBucket:TableBucket",
            "aws:s3/directoryBucket:DirectoryBucket",
        ],
    },
    {
        holds: "a file system",
        why: "access to its contents ends for good",
        source: "https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html",
        types: [
            "aws:efs/fileSystem:FileSystem",
            "aws:fsx/lustreFileSystem:LustreFileSystem",
            "aws:fsx/ontapFileSystem:OntapFileSystem",
            "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
            "aws:fsx/windowsFileSystem:WindowsFileSystem",
        ],
    },
    {
        holds: "a volume",
        why: "the data on it goes with it",
        source: SCHEMA,
        types: ["aws:ebs/volume:Volume", "aws:ebs/snapshot:Snapshot"],
    },
    {
        holds: "a key",
        why: "nothing that was encrypted with it can be read any more, once its waiting period is over",
        source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
        types: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"],
    },
    {
        holds: "a log group with its events",
        why: "all archived log events are deleted for good",
        source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html",
        types: ["aws:cloudwatch/logGroup:LogGroup"],
    },
    {
        holds: "backups",
        why: "recovery points are what other losses are made good from",
        source: SCHEMA,
        types: ["aws:backup/vault:Vault", "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault"],
    },
    {
        holds: "a secret",
        why: "whoever reads it fails, and its value is not in the program",
        source: SCHEMA,
        types: ["aws:secretsmanager/secret:Secret"],
    },
    {
        holds: "messages",
        why: "those that were not processed yet go with it",
        source: SCHEMA,
        types: [
            "aws:sqs/queue:Queue",
            "aws:kinesis/stream:Stream",
            "aws:msk/cluster:Cluster",
            "aws:msk/serverlessCluster:ServerlessCluster",
            "aws:mq/broker:Broker",
        ],
    },
    {
        holds: "images",
        why: "tasks and pods that start afterwards cannot pull them",
        source: SCHEMA,
        types: ["aws:ecr/repository:Repository"],
    },
    {
        holds: "users",
        why: "accounts and passwords of people go with it",
        source: SCHEMA,
        types: ["aws:cognito/userPool:UserPool", "aws:directoryservice/directory:Directory"],
    },
    {
        holds: "a cluster with everything in it",
        why: "workloads, and volumes that only Kubernetes knows of, go with it",
        source: SCHEMA,
        types: ["aws:eks/cluster:Cluster"],
    },
    {
        holds: "a network with everything in it",
        why: "a VPC cannot be deleted while anything is in it: databases, caches and clusters have to be made anew in another",
        source: "https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html",
        types: ["aws:ec2/vpc:Vpc"],
    },
    {
        holds: "a DNS zone",
        why: "a new zone has other name servers: the domain is gone until its registrar knows them",
        source: SCHEMA,
        types: ["aws:route53/zone:Zone"],
    },
    {
        holds: "a volume claim",
        why: "by the default reclaim policy of dynamic provisioning, Delete, the volume goes with its claim",
        source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
        types: ["kubernetes:core/v1:PersistentVolumeClaim", "kubernetes:core/v1:PersistentVolume"],
    },
    {
        holds: "everything in a namespace",
        why: "deleting a namespace deletes what is in it",
        source: "https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace",
        types: ["kubernetes:core/v1:Namespace"],
    },
    {
        holds: "all resources of a kind",
        why: "deleting a definition deletes every resource of its kind in the cluster",
        source: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition",
        types: ["kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition"],
    },
];

const byType: ReadonlyMap<string, Holding> = new Map(
    groups.flatMap(({ types, ...holding }) => types.map((type) => [type, holding] as const)),
);

/** What is lost with a resource of a type; `undefined` where it can simply be made again. */
export function holdingOf(type: string): Holding | undefined {
    return byType.get(type);
}

/** All types that hold something, sorted. */
export function statefulTypes(): string[] {
    return [...byType.keys()].sort();
}
