import * as aws from "@pulumi/aws";

export default () => {
    console.error("to standard error");
    new aws.sns.Topic("topic");
};
