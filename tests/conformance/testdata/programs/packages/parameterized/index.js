import * as pulumi from "@pulumi/pulumi";
import { register } from "./package.js";

class Record extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("records:index:Record", name, args, opts, false, register());
    }
}
class Provider extends pulumi.ProviderResource {
    constructor(name, args, opts) {
        super("records", name, args, opts, false, register());
    }
}

export default () => {
    new Record("by-default", { text: "t" });
    new Record("again", { text: "u" });
    const provider = new Provider("explicit", { setting: "s" });
    new Record("explicit", { text: "v" }, { provider });
};
