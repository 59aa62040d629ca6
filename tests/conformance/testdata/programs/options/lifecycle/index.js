import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    const bucket = new aws.s3.Bucket("bucket", {}, { deleteBeforeReplace: true });
    new aws.sns.Topic(
        "ignoring",
        { tags: { a: "b" }, displayName: "d" },
        { ignoreChanges: ["tags", "displayName"], deleteBeforeReplace: false },
    );
    new aws.sns.Topic(
        "replacing",
        { displayName: "d" },
        { replaceOnChanges: ["displayName", "tags.*"], replaceWith: [bucket] },
    );
    new aws.sns.Topic("triggered", {}, { replacementTrigger: bucket.arn });
    new aws.sns.Topic("counted", {}, { replacementTrigger: { round: 1 } });
    new aws.sns.Topic("patient", {}, { customTimeouts: { create: "1h30m", update: "90s", delete: "10m" } });
    new aws.s3.BucketPolicy(
        "policy",
        { bucket: bucket.bucket, policy: "{}" },
        { deletedWith: bucket, retainOnDelete: true },
    );
    new aws.sns.Topic("quiet", { displayName: "d" }, { hideDiffs: ["displayName"] });
    new Group("group", {
        ignoreChanges: ["a"],
        replaceOnChanges: ["b"],
        customTimeouts: { create: "1m" },
        additionalSecretOutputs: ["c"],
        retainOnDelete: true,
        deletedWith: bucket,
    });
};
