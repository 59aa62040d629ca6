import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name) {
        super("test:index:Group", name);
        throw new Error("not this one");
    }
}

export default () => {
    new Group("group");
};
