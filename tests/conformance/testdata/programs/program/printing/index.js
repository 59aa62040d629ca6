import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    console.log("to standard output");
    const topic = new aws.sns.Topic("topic");
    void pulumi.log.info("an info", topic);
    void pulumi.log.warn("a warning");
    void pulumi.log.debug("a debug message");
    return {};
};
