import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Inputs of a launch template that are not part of a version (hashicorp/terraform-provider-aws, ec2_launch_template.go). */
const TEMPLATES_OWN: ReadonlySet<string> = new Set(["tags", "tagsAll", "defaultVersion", "updateDefaultVersion"]);

/** Machines, their disks and images. */
export const computeTypes: Readonly<Record<string, TypeModel>> = {
    "aws:ec2/launchTemplate:LaunchTemplate": {
        taggable: true,
        autoname: { property: "name", maxLength: 125 },
        // A template is versioned by what is launched from it; its own name and tags are none of that.
        updated: ({ latestVersion }, changed) =>
            changed.every((name) => TEMPLATES_OWN.has(name)) ? {} : { latestVersion: Number(latestVersion ?? 1) + 1 },
        compute: (context) => {
            const id = context.ec2Id("lt");
            return {
                id,
                outputs: { arn: context.arn("ec2", `launch-template/${id}`), latestVersion: 1, defaultVersion: 1 },
            };
        },
    },
    "aws:ec2/instance:Instance": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("i");
            const privateIp = context.ip("private");
            const publicIp = context.inputs.associatePublicIpAddress === false ? "" : context.ip("public", true);
            return {
                id,
                outputs: {
                    arn: context.arn("ec2", `instance/${id}`),
                    availabilityZone: `${context.target.region}a`,
                    instanceLifecycle: "",
                    instanceState: "running",
                    outpostArn: "",
                    passwordData: "",
                    publicDns:
                        publicIp === ""
                            ? ""
                            : `ec2-${publicIp.replaceAll(".", "-")}.${context.target.region}.compute.amazonaws.com`,
                    publicIp,
                    spotInstanceRequestId: "",
                    primaryNetworkInterfaceId: context.ec2Id("eni"),
                    privateIp,
                    privateDns: `ip-${privateIp.replaceAll(".", "-")}.${context.target.region}.compute.internal`,
                },
            };
        },
    },
    "aws:ebs/volume:Volume": {
        taggable: true,
        compute: (context) => {
            const id = context.ec2Id("vol");
            return { id, outputs: { arn: context.arn("ec2", `volume/${id}`), createTime: context.moment } };
        },
    },
    "aws:ecr/repository:Repository": {
        taggable: true,
        autoname: { property: "name", maxLength: 256 },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("ecr", `repository/${name}`),
                    registryId: context.target.account,
                    repositoryUrl: `${context.target.account}.dkr.ecr.${context.target.region}.amazonaws.com/${name}`,
                },
            };
        },
    },
};
