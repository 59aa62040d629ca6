// A bucket without a public access block. In the stack "unknown" there is one whose bucket is not known yet.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = {
    Environment: "test",
    Project: "shop",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", { region: "eu-west-1", defaultTags: { tags } });
const bucket = new aws.s3.Bucket("receipts", { bucket: "shop-receipts" }, { provider, protect: true });

new aws.s3.BucketPolicy(
    "receipts",
    {
        bucket: bucket.id,
        policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: ["arn:aws:s3:::shop-receipts", "arn:aws:s3:::shop-receipts/*"],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        }),
    },
    { provider },
);

const forIt = { bucket: bucket.id };
new aws.s3.BucketVersioning("receipts", { ...forIt, versioningConfiguration: { status: "Enabled" } }, { provider });
new aws.s3.BucketLogging("receipts", { ...forIt, targetBucket: "shop-logs", targetPrefix: "receipts/" }, { provider });
new aws.s3.BucketLifecycleConfiguration(
    "receipts",
    {
        ...forIt,
        rules: [{ id: "uploads", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }],
    },
    { provider },
);

if (pulumi.getStack() === "unknown") {
    new aws.s3.BucketPublicAccessBlock(
        "receipts",
        {
            // The name of some bucket, which only a resource that is still to be made knows.
            bucket: new aws.ssm.Parameter("bucket-name", { type: "String", insecureValue: "receipts" }, { provider })
                .arn,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        { provider },
    );
}
