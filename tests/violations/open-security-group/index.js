// A security group that admits the internet. In the stack "unknown" whom it admits is not known yet.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = {
    Environment: "test",
    Project: "shop",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", { region: "eu-west-1", defaultTags: { tags } });
const office = new aws.ec2.Eip("office", { domain: "vpc" }, { provider });
const source = pulumi.getStack() === "unknown" ? pulumi.concat(office.publicIp, "/32") : "0.0.0.0/0";

new aws.ec2.SecurityGroup(
    "bastion",
    {
        description: "Into the bastion",
        ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [source], description: "SSH" }],
    },
    { provider },
);
