import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// Buckets, database instances and queues in equal parts, alike to what `cdkApp.js` makes.

const each = Math.floor(new pulumi.Config("bench").requireNumber("resources") / 3);
const tags = { Environment: pulumi.getStack(), Project: "bench", Owner: "platform", CostCenter: "shared" };
const provider = new aws.Provider("aws", {
    region: "eu-west-1",
    defaultTags: { tags: { ...tags, ManagedBy: "Pulumi" } },
});

for (let index = 0; index < each; index++) {
    new aws.s3.Bucket(`bucket-${index}`, { bucket: `bench-${index}` }, { provider, protect: true });
    new aws.rds.Instance(
        `database-${index}`,
        {
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
        },
        { provider, protect: true },
    );
    new aws.sqs.Queue(
        `queue-${index}`,
        { sqsManagedSseEnabled: true, messageRetentionSeconds: 345_600, visibilityTimeoutSeconds: 60 },
        { provider },
    );
}
