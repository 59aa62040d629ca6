import type { ResourceData } from "../../../policies/resource/resourceData.ts";

const TAGS = { Environment: "bench", Project: "bench", Owner: "platform", CostCenter: "shared", ManagedBy: "Pulumi" };
const PREFIX = "urn:pulumi:bench::bench";

/** Buckets, database instances and queues in equal parts, as a pack is told of them. */
export function resources(count: number): ResourceData[] {
    const made = Array.from({ length: Math.floor(count / 3) }, (_, index) => [
        resource("aws:s3/bucket:Bucket", `bucket-${index}`, { bucket: `bench-${index}`, tags: TAGS }),
        resource("aws:rds/instance:Instance", `database-${index}`, {
            engine: "postgres",
            engineVersion: "17",
            instanceClass: "db.t4g.medium",
            allocatedStorage: 50,
            storageEncrypted: true,
            multiAz: true,
            backupRetentionPeriod: 14,
            deletionProtection: true,
            publiclyAccessible: false,
            username: "owner",
            manageMasterUserPassword: true,
            tags: TAGS,
        }),
        resource("aws:sqs/queue:Queue", `queue-${index}`, {
            sqsManagedSseEnabled: true,
            messageRetentionSeconds: 345_600,
            visibilityTimeoutSeconds: 60,
            tags: TAGS,
        }),
    ]);
    const stack: ResourceData = {
        urn: `${PREFIX}::pulumi:pulumi:Stack::bench-bench`,
        type: "pulumi:pulumi:Stack",
        name: "bench-bench",
        inputs: {},
    };
    return [stack, ...made.flat()];
}

function resource(type: string, name: string, inputs: Readonly<Record<string, unknown>>): ResourceData {
    return { urn: `${PREFIX}::${type}::${name}`, type, name, inputs, outputs: inputs, protect: true };
}

/** The same resources as `plinth check` reads them: a plan. */
export function asPlan(count: number): object {
    const made = resources(count).map(({ outputs: _, protect, ...one }) => ({
        ...one,
        ...{ custom: one.type.startsWith("aws:"), protect: protect === true, unknownInputs: [], outputs: {} },
        ...{ dependencies: [], propertyDependencies: {}, options: {} },
    }));
    const stack = { project: "bench", stack: "bench", resources: made, outputs: {}, diagnostics: [], gaps: [] };
    return { version: 1, environment: "bench", layout: "single", stacks: [stack], findings: [], summary: {} };
}

/** The same resources as a template of CloudFormation. */
export function asTemplate(count: number): object {
    const tags = Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value }));
    const made = Array.from({ length: Math.floor(count / 3) }, (_, index) => [
        [`Bucket${index}`, { Type: "AWS::S3::Bucket", Properties: { BucketName: `bench-${index}`, Tags: tags } }],
        [
            `Database${index}`,
            {
                Type: "AWS::RDS::DBInstance",
                Properties: {
                    Engine: "postgres",
                    EngineVersion: "17",
                    DBInstanceClass: "db.t4g.medium",
                    AllocatedStorage: "50",
                    StorageEncrypted: true,
                    MultiAZ: true,
                    BackupRetentionPeriod: 14,
                    DeletionProtection: true,
                    PubliclyAccessible: false,
                    MasterUsername: "owner",
                    ManageMasterUserPassword: true,
                    Tags: tags,
                },
            },
        ],
        [
            `Queue${index}`,
            {
                Type: "AWS::SQS::Queue",
                Properties: {
                    SqsManagedSseEnabled: true,
                    MessageRetentionPeriod: 345_600,
                    VisibilityTimeout: 60,
                    Tags: tags,
                },
            },
        ],
    ]);
    return { AWSTemplateFormatVersion: "2010-09-09", Resources: Object.fromEntries(made.flat()) as object };
}
