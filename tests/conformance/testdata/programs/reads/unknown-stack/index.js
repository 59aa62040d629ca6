import * as pulumi from "@pulumi/pulumi";

export default () => {
    const reference = new pulumi.StackReference("organization/elsewhere/dev");
    return { value: reference.getOutput("value") };
};
