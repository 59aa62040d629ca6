// A resource without tags. In the stack "unknown" it has tags that are not known yet.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = {
    Environment: "test",
    Project: "shop",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", { region: "eu-west-1" });
const key = new aws.kms.Key("key", { enableKeyRotation: true, tags }, { provider, protect: true });
const decided = pulumi.getStack() === "unknown" ? { tags: key.arn.apply(() => tags) } : {};

new aws.sns.Topic("orders", { kmsMasterKeyId: key.arn, ...decided }, { provider });
