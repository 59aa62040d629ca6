import * as aws from "@pulumi/aws";

export default () => {
    new aws.sns.Topic("topic", { displayName: Promise.reject(new Error("no name")) });
};
