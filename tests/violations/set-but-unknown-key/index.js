// Everything that takes a key has one that is made in the same program: set, and not known yet.
import * as aws from "@pulumi/aws";

const tags = {
    Environment: "test",
    Project: "shop",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", { region: "eu-west-1", defaultTags: { tags } });
const key = new aws.kms.Key("shop", { enableKeyRotation: true }, { provider, protect: true });

new aws.sns.Topic("orders", { kmsMasterKeyId: key.arn }, { provider });
new aws.sqs.Queue("orders", { kmsMasterKeyId: key.arn }, { provider });
new aws.cloudwatch.LogGroup("orders", { kmsKeyId: key.arn, retentionInDays: 365 }, { provider });
new aws.ebs.Volume(
    "orders",
    { availabilityZone: "eu-west-1a", size: 10, encrypted: true, kmsKeyId: key.arn },
    { provider },
);
