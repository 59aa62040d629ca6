import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Vpc extends pulumi.ComponentResource {
    constructor(name, args, options) {
        const outputs = { vpcId: undefined, vpc: undefined, privateSubnetIds: undefined, subnetLayout: undefined };
        super("awsx:ec2:Vpc", name, { ...outputs, ...args }, options, true);
    }
}

const tagged = (args) =>
    args.type === "aws:ec2/subnet:Subnet"
        ? { props: { ...args.props, tags: { ...args.props.tags, Transformed: "yes" } }, opts: args.opts }
        : undefined;

export default () => {
    const provider = new aws.Provider("own", { region: "eu-west-1", allowedAccountIds: ["111111111111"] });
    const bucket = new aws.s3.Bucket("data", {}, { provider });
    const whole = new Vpc(
        "whole",
        {
            cidrBlock: "10.20.0.0/16",
            subnetStrategy: "Auto",
            natGateways: { strategy: "Single" },
            tags: { Data: bucket.arn, Secret: pulumi.secret("s3cret") },
            subnetSpecs: [
                { type: "Public", cidrMask: 24, tags: { Tier: "public" } },
                { type: "Private", cidrMask: 20 },
                { type: "Isolated", cidrMask: 24 },
            ],
            vpcEndpointStrategy: "Auto",
            vpcEndpointSpecs: [
                { serviceName: "com.amazonaws.eu-west-1.s3" },
                { serviceName: "com.amazonaws.eu-west-1.ecr.api", vpcEndpointType: "Interface" },
            ],
        },
        { providers: { aws: provider }, protect: true, dependsOn: [bucket], transforms: [tagged] },
    );
    const plain = new Vpc("plain", { natGateways: { strategy: "None" }, subnetSpecs: [{ type: "Public" }] }, { provider });
    new aws.ec2.SecurityGroup(
        "group",
        { vpcId: whole.vpcId, description: whole.vpc.cidrBlock, tags: { Layout: pulumi.jsonStringify(plain.subnetLayout) } },
        { provider },
    );
    return { ids: whole.privateSubnetIds, none: plain.privateSubnetIds, layout: whole.subnetLayout };
};
