import * as aws from "@pulumi/aws";

export default () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    topic.displayName.apply(() => {
        throw new Error("in an apply");
    });
};
