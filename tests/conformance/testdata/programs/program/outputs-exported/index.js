import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const topic = new aws.sns.Topic("topic", { displayName: "d" });
export const arn = topic.arn;
export const nested = { list: [topic.displayName, pulumi.secret(1)], promise: Promise.resolve("later") };
export const all = pulumi.all([topic.arn, topic.displayName]);
export const text = "t";
