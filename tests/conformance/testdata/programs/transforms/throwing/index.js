import * as aws from "@pulumi/aws";

export default () => {
    new aws.sns.Topic(
        "topic",
        {},
        {
            transforms: [
                () => {
                    throw new Error("the transform refuses");
                },
            ],
        },
    );
};
