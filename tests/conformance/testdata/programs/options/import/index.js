import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("test:index:Thing", name, args, opts);
    }
}

export default () => {
    const thing = new Thing("imported", { text: "t" }, { import: "known-id" });
    new Thing("user", { of: thing.id, text: thing.text });
    return { id: thing.id };
};
