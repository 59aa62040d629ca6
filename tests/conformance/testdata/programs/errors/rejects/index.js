import * as aws from "@pulumi/aws";

export default async () => {
    new aws.sns.Topic("before");
    await Promise.reject(new Error("rejected"));
};
