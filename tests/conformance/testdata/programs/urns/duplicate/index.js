import * as aws from "@pulumi/aws";

export default () => {
    new aws.sns.Topic("same");
    new aws.sns.Topic("same", { displayName: "again" });
};
