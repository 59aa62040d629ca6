import * as pulumi from "@pulumi/pulumi";

export default () => {
    new pulumi.ResourceHook("same", () => {});
    new pulumi.ResourceHook("same", () => {});
};
