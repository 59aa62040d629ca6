import * as aws from "@pulumi/aws";

export default () => {
    const topic = new aws.sns.Topic(
        "imported",
        { name: "known" },
        { import: "arn:aws:sns:eu-west-1:222222222222:known" },
    );
    return { id: topic.id, arn: topic.arn };
};
