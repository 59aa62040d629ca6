import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const first = new aws.sns.Topic("first");
    const other = new aws.Provider("other", { region: "eu-west-2" });
    const changed = {
        provider: other,
        protect: true,
        retainOnDelete: true,
        ignoreChanges: ["tags"],
        replaceOnChanges: ["name"],
        version: "7.1.0",
        deleteBeforeReplace: true,
        dependsOn: [first],
        aliases: [{ name: "former" }],
        additionalSecretOutputs: ["arn"],
        customTimeouts: { create: "5m" },
        deletedWith: first,
        replaceWith: [first],
        hideDiffs: ["name"],
    };
    new aws.sns.Topic("own", {}, { transforms: [({ props, opts }) => ({ props, opts: { ...opts, ...changed } })] });
    pulumi.runtime.registerResourceTransform(({ name, props, opts }) =>
        name === "by-stack"
            ? { props: { ...props, displayName: first.arn }, opts: { ...opts, ...changed } }
            : undefined,
    );
    new aws.sns.Topic("by-stack", { tags: { a: "b" } });
    new aws.sns.Topic(
        "seen",
        {},
        {
            protect: true,
            dependsOn: [first],
            transforms: [
                ({ custom, type, name, props, opts }) => ({
                    props: {
                        ...props,
                        tags: {
                            custom: String(custom),
                            type,
                            name,
                            options: Object.keys(opts)
                                .filter((key) => opts[key] !== undefined && opts[key]?.length !== 0)
                                .sort()
                                .join(),
                        },
                    },
                    opts,
                }),
            ],
        },
    );
};
