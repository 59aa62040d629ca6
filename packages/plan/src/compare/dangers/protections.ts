import { lowered, type PropertyRule, removed, turnedOff, turnedOn } from "./rule.ts";

const SCHEMA = "declarations of @pulumi/aws 7.48";
const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;
const CLUSTERS = ["aws:rds/cluster:Cluster", "aws:docdb/cluster:Cluster", "aws:neptune/cluster:Cluster"] as const;
const DATABASES = ["aws:rds/instance:Instance", ...CLUSTERS] as const;
const NEVER = Number.POSITIVE_INFINITY;

type Row = readonly [
    types: readonly string[],
    property: string,
    says: PropertyRule["says"],
    why: string,
    more?: Partial<PropertyRule>,
];

const deletable = "one mistaken deletion is enough";
const fewerBackups = "less can be restored";
const readable = "data is written in plain from then on, where it can be changed in place at all";

const rows: readonly Row[] = [
    [DATABASES, "deletionProtection", turnedOff("deletion protection"), deletable],
    [["aws:dynamodb/table:Table"], "deletionProtectionEnabled", turnedOff("deletion protection"), deletable],
    [
        ["aws:cognito/userPool:UserPool"],
        "deletionProtection",
        (old, now) => (old === "ACTIVE" && now !== "ACTIVE" ? "deletion protection is turned off" : undefined),
        deletable,
    ],
    [["aws:eks/cluster:Cluster"], "deletionProtection", turnedOff("deletion protection"), deletable],
    [
        ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
        "enableDeletionProtection",
        turnedOff("deletion protection"),
        deletable,
    ],
    [
        DATABASES,
        "skipFinalSnapshot",
        turnedOn("skipping the final snapshot"),
        "a deletion leaves nothing behind",
        { source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html" },
    ],
    [
        ["aws:rds/instance:Instance"],
        "deleteAutomatedBackups",
        turnedOn("deleting automated backups with the instance", true),
        fewerBackups,
    ],
    [
        ["aws:elasticache/replicationGroup:ReplicationGroup", "aws:elasticache/cluster:Cluster"],
        "finalSnapshotIdentifier",
        removed("the final snapshot"),
        "a deletion leaves nothing behind",
    ],
    [["aws:rds/instance:Instance"], "backupRetentionPeriod", lowered("backup retention (days)", 0), fewerBackups],
    [CLUSTERS, "backupRetentionPeriod", lowered("backup retention (days)", 1), fewerBackups],
    [
        [
            "aws:elasticache/replicationGroup:ReplicationGroup",
            "aws:elasticache/cluster:Cluster",
            "aws:memorydb/cluster:Cluster",
        ],
        "snapshotRetentionLimit",
        lowered("snapshot retention (days)", 0),
        fewerBackups,
    ],
    [["aws:dynamodb/table:Table"], "pointInTimeRecovery.enabled", turnedOff("point-in-time recovery"), fewerBackups],
    [
        ["aws:cloudwatch/logGroup:LogGroup"],
        "retentionInDays",
        lowered("log retention (days)", 0, NEVER),
        "older events are deleted",
    ],
    [
        ["aws:secretsmanager/secret:Secret"],
        "recoveryWindowInDays",
        lowered("the recovery window (days)", 30),
        "a deletion cannot be taken back afterwards",
    ],
    [
        ["aws:kms/key:Key"],
        "deletionWindowInDays",
        lowered("the deletion window (days)", 30),
        "a deletion cannot be taken back afterwards",
    ],
    [["aws:kms/key:Key"], "enableKeyRotation", turnedOff("key rotation"), "the same key material is used for ever"],
    [BUCKETS, "forceDestroy", turnedOn("deleting the bucket with its objects"), deletable],
    [["aws:ecr/repository:Repository"], "forceDelete", turnedOn("deleting the repository with its images"), deletable],
    [
        ["aws:s3/bucketVersioning:BucketVersioning"],
        "versioningConfiguration.status",
        (old, now) => (old === "Enabled" && now !== "Enabled" ? "versioning is turned off" : undefined),
        "objects that are overwritten or deleted are gone",
        { onDelete: true },
    ],
    [
        ["aws:s3/bucket:Bucket"],
        "versioning.enabled",
        turnedOff("versioning"),
        "objects that are overwritten or deleted are gone",
    ],
    [
        [
            "aws:rds/instance:Instance",
            "aws:rds/cluster:Cluster",
            "aws:docdb/cluster:Cluster",
            "aws:neptune/cluster:Cluster",
        ],
        "storageEncrypted",
        turnedOff("encryption of storage"),
        readable,
    ],
    [
        ["aws:elasticache/replicationGroup:ReplicationGroup"],
        "atRestEncryptionEnabled",
        turnedOff("encryption at rest"),
        readable,
    ],
    [
        ["aws:elasticache/replicationGroup:ReplicationGroup"],
        "transitEncryptionEnabled",
        turnedOff("encryption in transit"),
        "traffic and passwords can be read on the way",
    ],
    [["aws:efs/fileSystem:FileSystem", "aws:ebs/volume:Volume"], "encrypted", turnedOff("encryption"), readable],
    [["aws:sqs/queue:Queue", "aws:sns/topic:Topic"], "kmsMasterKeyId", removed("the key"), readable],
    [
        ["aws:cloudwatch/logGroup:LogGroup"],
        "kmsKeyId",
        removed("the key"),
        "events are no longer encrypted with a key of one's own",
    ],
    [
        ["aws:eks/cluster:Cluster"],
        "encryptionConfig",
        removed("encryption of secrets"),
        "secrets of the cluster are no longer encrypted with a key of one's own",
    ],
    [
        ["aws:cloudtrail/trail:Trail"],
        "enableLogging",
        turnedOff("the audit trail", true),
        "what happens in the account is no longer recorded",
        { onDelete: true },
    ],
];

/** Changes that take a protection away. */
export const protections: readonly PropertyRule[] = rows.map(([types, property, says, why, more]) => ({
    kind: "lostProtection",
    types,
    property,
    says,
    why,
    source: SCHEMA,
    ...more,
}));
