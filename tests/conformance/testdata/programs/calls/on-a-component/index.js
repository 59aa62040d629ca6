import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
        this.registerOutputs();
    }
    describe(prefix) {
        return pulumi.runtime.call("test:index:Thing/describe", { __self__: this, prefix }, this);
    }
}

export default () => {
    const group = new Group("group");
    return { described: group.describe("known") };
};
