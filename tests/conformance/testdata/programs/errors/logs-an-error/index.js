import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    new aws.sns.Topic("topic");
    void pulumi.log.error("an error, and the program goes on");
};
