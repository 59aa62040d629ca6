import * as aws from "@pulumi/aws";

export default () => {
    new aws.sns.Topic("topic", { displayName: new Promise(() => {}) });
};
