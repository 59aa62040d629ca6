"use strict";
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const topic = new aws.sns.Topic("topic", { displayName: "d" });
new aws.sns.TopicPolicy("policy", { arn: topic.arn, policy: pulumi.jsonStringify({ arn: topic.arn }) });
exports.arn = topic.arn;
exports.name = topic.displayName;
