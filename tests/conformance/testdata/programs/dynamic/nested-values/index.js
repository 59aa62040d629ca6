import * as pulumi from "@pulumi/pulumi";

const provider = { create: async (inputs) => ({ id: "made", outs: { ...inputs, made: true } }) };

class Made extends pulumi.dynamic.Resource {
    constructor(name, props, opts) {
        super(provider, name, { made: undefined, ...props }, opts, "shop", "Made");
    }
}

export default () => {
    const one = new Made("one", { list: [pulumi.secret("s3cret"), 1], map: { secret: pulumi.secret(2), plain: true } });
    const two = new Made("two", { of: one.made, whole: one, list: one.list }, { protect: true });
    return { list: one.list, map: one.map, of: two.of };
};
