import { PolicyPack } from "@pulumi/policy";

new PolicyPack("conformance", {
    policies: [
        {
            name: "sees-resources",
            description: "Says what a rule sees of every resource.",
            enforcementLevel: "advisory",
            validateResource: ({ type, name, urn, opts, provider }, report) => {
                // A generated name differs from run to run.
                if (type.startsWith("pulumi:pulumi:")) return;
                const { protect, ignoreChanges, aliases, parent } = opts;
                const options = JSON.stringify({
                    protect,
                    ignoreChanges,
                    aliases: aliases.length,
                    parent,
                });
                report(`${type} ${name} ${options} by ${provider?.name ?? "nobody"}`, urn);
            },
        },
        {
            name: "reads-a-value",
            description: "Display names are short.",
            enforcementLevel: "mandatory",
            validateResource: ({ props }, report) => {
                if (props.displayName !== undefined && props.displayName.length > 3)
                    report(`${props.displayName.length} characters`);
            },
        },
        {
            name: "sees-the-stack",
            description: "Says what a rule sees of a stack.",
            enforcementLevel: "advisory",
            validateStack: ({ resources }, report) => {
                for (const { urn, type, props, parent, dependencies } of resources) {
                    if (type.startsWith("aws:"))
                        report(
                            `${Object.keys(props).length > 0} ${parent?.name} ${dependencies
                                .map(({ name }) => name)
                                .sort()
                                .join()}`,
                            urn,
                        );
                }
            },
        },
    ],
});
