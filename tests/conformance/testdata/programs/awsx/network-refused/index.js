import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Vpc extends pulumi.ComponentResource {
    constructor(name, args, options) {
        super("awsx:ec2:Vpc", name, { vpcId: undefined, ...args }, options, true);
    }
}

export default () => {
    const provider = new aws.Provider("own", { region: "eu-west-1" });
    const specs = { subnetStrategy: "Auto", subnetSpecs: [{ type: "Private" }], natGateways: { strategy: "Single" } };
    new Vpc("refused", specs, { providers: [provider] });
};
