import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

export default () => {
    new aws.sns.Topic("topic", { displayName: config.require("name") });
    new pulumi.CustomResource("test:index:Thing", "thing", {
        size: config.requireNumber("size"),
        on: config.requireBoolean("on"),
    });
    new aws.Provider("explicit", {
        profile: "p",
        maxRetries: 3,
        defaultTags: { tags: { Owner: config.requireObject("owner").name } },
    });
    return { list: config.requireObject("list"), region: aws.config.region };
};
