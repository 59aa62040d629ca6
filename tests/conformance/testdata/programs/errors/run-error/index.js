import * as pulumi from "@pulumi/pulumi";

export default () => {
    throw new pulumi.RunError("a message for people");
};
