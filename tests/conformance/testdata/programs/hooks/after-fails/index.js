import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const fails = new pulumi.ResourceHook(
        "fails",
        () => {
            throw new Error("too late");
        },
        { onDryRun: true },
    );
    new aws.sns.Topic("made", {}, { hooks: { afterCreate: [fails] } });
};
