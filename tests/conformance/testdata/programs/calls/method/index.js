import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("test:index:Thing", name, args, opts);
    }
    describe(prefix) {
        return pulumi.runtime.call("test:index:Thing/describe", { __self__: this, prefix }, this);
    }
}

export default () => {
    const thing = new Thing("thing", { size: 1 });
    const described = thing.describe("known");
    const topic = new Thing("other", { size: 2 });
    return { described, unknown: thing.describe(topic.id), secret: thing.describe(pulumi.secret("s3cret")) };
};
