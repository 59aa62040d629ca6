import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
        this.registerOutputs({ done: true });
    }
}
const hook = (name, opts) =>
    new pulumi.ResourceHook(
        name,
        ({ urn, id, name: resource, type, newInputs, newOutputs }) => {
            void pulumi.log.info(
                JSON.stringify({
                    name,
                    urn,
                    id,
                    resource,
                    type,
                    newInputs: keys(newInputs),
                    newOutputs: keys(newOutputs),
                }),
            );
        },
        opts,
    );
// What a provider adds or computes is no matter of hooks.
const keys = (values) => (values === undefined ? "none" : ["displayName", "done"].filter((key) => key in values).join());

export default () => {
    const before = hook("before", { onDryRun: true });
    const after = hook("after", { onDryRun: true });
    const real = hook("real");
    new aws.sns.Topic(
        "hooked",
        { displayName: "d" },
        { hooks: { beforeCreate: [before, real], afterCreate: [after], beforeUpdate: [real], afterDelete: [real] } },
    );
    new Group("group", { hooks: { beforeCreate: [before], afterCreate: [after] } });
    new aws.sns.Topic("retried", {}, { hooks: { onError: [new pulumi.ErrorHook("again", () => false)] } });
};
