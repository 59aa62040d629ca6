import * as aws from "@pulumi/aws";

export default () => {
    aws.sns.Topic.get("same", "arn:aws:sns:eu-west-1:222222222222:t");
    aws.sns.Topic.get("same", "arn:aws:sns:eu-west-1:222222222222:u");
};
