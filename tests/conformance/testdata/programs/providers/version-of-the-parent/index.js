import * as pulumi from "@pulumi/pulumi";

export default () => {
    const parent = new pulumi.CustomResource("test:index:Thing", "parent", {}, { version: "1.0.0" });
    new pulumi.CustomResource("test:index:Thing", "child", {}, { parent, version: "2.0.0" });
    new pulumi.CustomResource("base:index:Thing", "other", {}, { parent, version: "3.0.0" });
};
