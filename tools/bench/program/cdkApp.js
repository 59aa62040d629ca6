// Run in a project of its own, which holds the CDK: nothing of it is installed here. Loaded as the CDK's templates do,
// one module for each service.
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const { App, Stack, Validations } = load("aws-cdk-lib/core");
const rds = load("aws-cdk-lib/aws-rds");
const s3 = load("aws-cdk-lib/aws-s3");
const sqs = load("aws-cdk-lib/aws-sqs");
const { AwsSolutionsChecks } = load("cdk-nag");

const each = Math.floor(Number(process.env["BENCH_RESOURCES"]) / 3);
const app = new App();
const stack = new Stack(app, "bench");

for (let index = 0; index < each; index++) {
    new s3.CfnBucket(stack, `bucket-${index}`, { bucketName: `bench-${index}` });
    new rds.CfnDBInstance(stack, `database-${index}`, {
        engine: "postgres",
        engineVersion: "17",
        dbInstanceClass: "db.t4g.medium",
        allocatedStorage: "50",
        storageEncrypted: true,
        multiAz: true,
        backupRetentionPeriod: 14,
        deletionProtection: true,
        publiclyAccessible: false,
        masterUsername: "owner",
        manageMasterUserPassword: true,
    });
    new sqs.CfnQueue(stack, `queue-${index}`, {
        sqsManagedSseEnabled: true,
        messageRetentionPeriod: 345_600,
        visibilityTimeout: 60,
    });
}

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
