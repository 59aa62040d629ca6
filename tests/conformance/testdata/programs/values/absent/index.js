import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("test:index:Group", name, args, opts);
        this.registerOutputs({ nothing: null, missing: undefined, empty: {} });
    }
}

export default () => {
    new aws.sns.Topic("nulls", { displayName: null, kmsMasterKeyId: undefined, tags: {} });
    new aws.sqs.Queue("nested", {
        tags: { "a.b": "1", "c d": "2", $dollar: "3", gone: undefined },
        fifoQueue: false,
        delaySeconds: 0,
    });
    new pulumi.CustomResource("test:index:Thing", "thing", {
        list: [null, undefined, 1],
        nested: { none: null, missing: undefined },
        output: pulumi.output(undefined),
        big: 1e21,
        small: -0.5,
        text: "ünïcödé \u0000 \n",
    });
    new Group("group", { make: () => 1, text: "t", nested: { call: () => 2, list: [() => 3] } });
    return {
        nothing: null,
        missing: undefined,
        list: [],
        map: {},
        zero: 0,
        text: "",
        no: false,
        output: pulumi.output(undefined),
    };
};
