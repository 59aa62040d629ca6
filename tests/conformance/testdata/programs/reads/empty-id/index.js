import * as aws from "@pulumi/aws";

export default () => {
    aws.sns.Topic.get("empty", "");
};
