import type { TypeModel } from "../model/model.ts";
import { joined, numbered, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** What machines and networks are joined with. */
export const machineTypes: Readonly<Record<string, TypeModel>> = {
    "aws:ec2/keyPair:KeyPair": {
        taggable: true,
        autoname: { property: "keyName", maxLength: 255 },
        compute: (context) => {
            const name = context.text("keyName");
            const pairs = Array.from({ length: 16 }, (_, index) => context.hex(`fingerprint${index}`, 2));
            return {
                id: name,
                outputs: {
                    arn: context.arn("ec2", `key-pair/${name}`),
                    fingerprint: pairs.join(":"),
                    keyPairId: context.ec2Id("key"),
                    keyType: "rsa",
                },
            };
        },
    },
    // Its id: hashicorp/terraform-provider-aws, documentation of aws_ec2_tag, "Import".
    "aws:ec2/tag:Tag": part(joined(",", "resourceId", "key")),
    "aws:ec2/eipAssociation:EipAssociation": part((context) => context.ec2Id("eipassoc")),
    "aws:ec2/volumeAttachment:VolumeAttachment": part(
        (context) => `vai-${Number.parseInt(context.hex("attachment", 8), 16)}`,
    ),
    "aws:ec2/networkInterface:NetworkInterface": numbered({
        taggable: true,
        service: "ec2",
        prefix: "network-interface/",
        id: (context) => context.ec2Id("eni"),
        outputs: (context) => ({
            macAddress: ["02", ...Array.from({ length: 5 }, (_, index) => context.hex(`mac${index}`, 2))].join(":"),
            ownerId: context.target.account,
            privateDnsName: `ip-${context.ip("private").replaceAll(".", "-")}.${context.target.region}.compute.internal`,
        }),
    }),
    "aws:ec2/placementGroup:PlacementGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: { arn: context.arn("ec2", `placement-group/${name}`), placementGroupId: context.ec2Id("pg") },
            };
        },
    },
    "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": {
        taggable: true,
        compute: (context) => ({
            id: context.ec2Id("pcx"),
            outputs: { acceptStatus: context.inputs.autoAccept === true ? "active" : "pending-acceptance" },
        }),
    },
    "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": numbered({
        taggable: true,
        service: "ec2",
        prefix: "dhcp-options/",
        id: (context) => context.ec2Id("dopt"),
        outputs: (context) => ({ ownerId: context.target.account }),
    }),
    "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": part(joined("-", "dhcpOptionsId", "vpcId")),
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": part((context) =>
        context.ec2Id("vpc-cidr-assoc"),
    ),
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": part(
        (context) => `a-${context.hex("association", 12)}`,
    ),
    "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": part(
        (context) => `a-${context.hex("association", 12)}`,
    ),
    "aws:ec2/networkAclAssociation:NetworkAclAssociation": part((context) => context.ec2Id("aclassoc")),
    "aws:ec2/launchConfiguration:LaunchConfiguration": {
        autoname: { property: "name", maxLength: 255 },
        compute: (context) => {
            const name = context.text("name");
            const path = `launchConfiguration:${context.uuid("configuration")}:launchConfigurationName/${name}`;
            return { id: name, outputs: { arn: context.arn("autoscaling", path) } };
        },
    },
    "aws:ec2transitgateway/transitGateway:TransitGateway": numbered({
        taggable: true,
        service: "ec2",
        prefix: "transit-gateway/",
        id: (context) => context.ec2Id("tgw"),
        outputs: (context) => ({
            associationDefaultRouteTableId: context.ec2Id("tgw-rtb"),
            ownerId: context.target.account,
            propagationDefaultRouteTableId: context.ec2Id("tgw-rtb"),
        }),
    }),
    "aws:ec2transitgateway/vpcAttachment:VpcAttachment": numbered({
        taggable: true,
        service: "ec2",
        prefix: "transit-gateway-attachment/",
        id: (context) => context.ec2Id("tgw-attach"),
        outputs: (context) => ({ vpcOwnerId: context.target.account }),
    }),
};
