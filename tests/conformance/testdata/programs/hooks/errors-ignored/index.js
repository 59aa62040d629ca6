import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const fails = new pulumi.ResourceHook(
        "fails",
        async () => {
            throw new Error("never mind");
        },
        { onDryRun: true, ignoreErrors: true },
    );
    new aws.sns.Topic("made", {}, { hooks: { beforeCreate: [fails], afterCreate: [fails] } });
};
