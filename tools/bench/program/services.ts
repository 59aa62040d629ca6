import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// Plain top-level code with named exports, so that the same file runs as CommonJS by ts-node and as it is by Node.

const count = new pulumi.Config("bench").requireNumber("resources");
const tags = { Environment: pulumi.getStack(), Project: "bench", Owner: "platform", CostCenter: "shared" };
const provider = new aws.Provider("aws", {
    region: "eu-west-1",
    defaultTags: { tags: { ...tags, ManagedBy: "Pulumi" } },
});
const parameterGroup = new aws.rds.ParameterGroup(
    "postgres",
    { family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "1" }] },
    { provider },
);

/** Resources of one {@link Service}, itself included. */
const OF_SERVICE = 10;

/** What a small service has: a database, a bucket, a queue, a role, logs, one key for all of them. */
class Service extends pulumi.ComponentResource {
    readonly database: pulumi.Output<string>;
    readonly queue: pulumi.Output<string>;

    constructor(name: string) {
        super("bench:index:Service", name, {}, { provider });
        const child = { parent: this };
        const stateful = { parent: this, protect: true };
        const key = new aws.kms.Key(
            `${name}-key`,
            { description: `Key of ${name}`, enableKeyRotation: true, deletionWindowInDays: 30 },
            stateful,
        );
        const bucket = new aws.s3.Bucket(`${name}-files`, { tags: { Service: name } }, stateful);
        new aws.s3.BucketPublicAccessBlock(
            `${name}-files`,
            {
                bucket: bucket.bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            child,
        );
        new aws.s3.BucketServerSideEncryptionConfiguration(
            `${name}-files`,
            {
                bucket: bucket.bucket,
                rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } }],
            },
            child,
        );
        new aws.s3.BucketPolicy(
            `${name}-files`,
            { bucket: bucket.bucket, policy: pulumi.jsonStringify(tlsOnly(bucket.arn)) },
            child,
        );
        const database = new aws.rds.Instance(
            `${name}-database`,
            {
                engine: "postgres",
                engineVersion: "17",
                instanceClass: "db.t4g.medium",
                allocatedStorage: 50,
                storageEncrypted: true,
                kmsKeyId: key.arn,
                parameterGroupName: parameterGroup.name,
                multiAz: true,
                backupRetentionPeriod: 14,
                deletionProtection: true,
                publiclyAccessible: false,
                username: "owner",
                manageMasterUserPassword: true,
                caCertIdentifier: "rds-ca-rsa2048-g1",
                tags: { Service: name },
            },
            stateful,
        );
        const queue = new aws.sqs.Queue(
            `${name}-jobs`,
            { kmsMasterKeyId: key.id, messageRetentionSeconds: 345_600, visibilityTimeoutSeconds: 60 },
            child,
        );
        new aws.iam.Role(
            `${name}-role`,
            {
                assumeRolePolicy: JSON.stringify(trust("ecs-tasks.amazonaws.com")),
                inlinePolicies: [{ name: "jobs", policy: pulumi.jsonStringify(sends(queue.arn)) }],
            },
            child,
        );
        new aws.cloudwatch.LogGroup(`${name}-logs`, { retentionInDays: 365, kmsKeyId: key.arn }, child);
        this.database = pulumi.interpolate`postgres://${database.endpoint}/${name}`;
        this.queue = queue.url;
        this.registerOutputs({ database: this.database, queue: this.queue });
    }
}

function tlsOnly(bucket: pulumi.Output<string>): object {
    const condition = { Bool: { "aws:SecureTransport": "false" } };
    const resources = [bucket, pulumi.interpolate`${bucket}/*`];
    return {
        Version: "2012-10-17",
        Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: resources, Condition: condition }],
    };
}

function trust(service: string): object {
    return {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    };
}

function sends(queue: pulumi.Output<string>): object {
    return {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue }],
    };
}

// The provider and the parameter group count too; what is left over are plain queues.
const left = count - 2;
const services: Service[] = [];
for (let index = 0; index < Math.floor(left / OF_SERVICE); index++) services.push(new Service(`service-${index}`));
for (let index = 0; index < left % OF_SERVICE; index++) {
    new aws.sqs.Queue(`more-${index}`, { sqsManagedSseEnabled: true }, { provider });
}

export const databases = services.map(({ database }) => database);
