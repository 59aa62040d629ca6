import * as pulumi from "@pulumi/pulumi";

export default () => {
    new pulumi.CustomResource("test:Thing", "thing", {});
};
