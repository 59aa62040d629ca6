import * as pulumi from "@pulumi/pulumi";

const provider = {
    check: async (_olds, news) => ({ inputs: news }),
    create: async (inputs) => ({ id: "made", outs: { ...inputs, made: true } }),
};

class Made extends pulumi.dynamic.Resource {
    constructor(name, props, opts) {
        super(provider, name, { made: undefined, ...props }, opts);
    }
}

export default () => {
    const one = new Made("one", { text: "t", secret: pulumi.secret("s3cret") });
    const two = new Made("two", { from: one.made, text: one.text, id: one.id }, { dependsOn: one });
    return { made: one.made, text: one.text, secret: one.secret, from: two.from };
};
