import * as aws from "@pulumi/aws";

export default () => {
    aws.sns.Topic.get("read", "arn:aws:sns:eu-west-1:222222222222:t");
};
