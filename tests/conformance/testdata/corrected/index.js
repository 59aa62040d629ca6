import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const key = new aws.kms.Key("key", { description: "k", enableKeyRotation: true });
const machine = { ami: "ami-0123456789abcdef0", instanceType: "t3.micro" };

// Beside what is corrected stand secrets, and values that are not known.
new aws.sqs.Queue("orders", {
    sqsManagedSseEnabled: false,
    tags: { Owner: "shop", Team: pulumi.secret("canary-team"), Key: key.arn },
});
new aws.sqs.Queue("right", { tags: { Owner: "shop" } });
new aws.ec2.Instance("web", { ...machine, userData: pulumi.secret("canary-data"), tags: { Owner: "shop" } });
new aws.s3.BucketPublicAccessBlock("block", {
    bucket: "logs",
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
});

// What cannot be corrected is found, and a mandatory finding keeps the real engine from saving its plan.
if (pulumi.getStack() === "all") {
    new aws.sqs.Queue("partly", { tags: { Key: key.arn } });
    new aws.ec2.Instance("open", { ...machine, metadataOptions: { httpTokens: key.arn.apply(() => "optional") } });
    // A file does not come back from the policy SDK as it was, so its resource stays as it is.
    new aws.s3.BucketObjectv2("file", { bucket: "logs", key: "k", source: new pulumi.asset.StringAsset("text") });
    new aws.lambda.Function("archive", {
        role: "arn:aws:iam::111111111111:role/r",
        runtime: "nodejs22.x",
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = () => {};") }),
    });
}
