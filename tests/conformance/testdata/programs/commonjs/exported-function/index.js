"use strict";
const aws = require("@pulumi/aws");

module.exports = async () => {
    const topic = new aws.sns.Topic("topic");
    return { arn: topic.arn };
};
