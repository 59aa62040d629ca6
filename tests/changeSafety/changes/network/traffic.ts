import { type Change, everywhere, nothing } from "../../change.ts";
import { add, all, drop, remove, reversed, set } from "../../edit.ts";

const file = "network";

/** Changes of endpoints, ACLs and flow logs. */
export const networkTrafficChanges: readonly Change[] = [
    {
        title: "an interface endpoint more",
        file,
        edit: add("endpoints.interface", "ecr.api"),
        expected: {
            dev: {
                creates: {
                    "ec2/securityGroup:SecurityGroup": 1,
                    "ec2/vpcEndpoint:VpcEndpoint": 1,
                    "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
                },
            },
            prod: {
                creates: {
                    "ec2/vpcEndpoint:VpcEndpoint": 1,
                    "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": 3,
                },
            },
        },
    },
    {
        title: "interface endpoints in another order",
        file,
        edit: reversed("endpoints.interface"),
        expected: { prod: {} },
    },
    { title: "defaults written out", file, edit: set("endpoints.gateway", ["s3", "dynamodb"]), expected: nothing },
    {
        title: "other fields in flow logs",
        file,
        edit: set("flowLogs.fields", ["start", "srcaddr", "dstaddr", "action"]),
        expected: everywhere({ replaces: { "FlowLog network-flow-logs": ["logFormat"] } }),
    },
    {
        title: "flow logs kept longer",
        file,
        edit: set("flowLogs.retentionDays", 731),
        expected: everywhere({ updates: { "LogGroup network-flow-logs": ["retentionInDays"] } }),
    },
    {
        title: "flow logs gathered longer",
        file,
        edit: set("flowLogs.aggregationSeconds", 600),
        expected: everywhere({ replaces: { "FlowLog network-flow-logs": ["maxAggregationInterval"] } }),
    },
    {
        title: "flow logs in a bucket, their log group removed",
        file,
        edit: all(
            set("flowLogs.destination", "s3"),
            set("flowLogs.bucketArn", "arn:aws:s3:::plinth-flow-logs"),
            remove("flowLogs.retentionDays"),
        ),
        expected: everywhere({
            replaces: {
                "FlowLog network-flow-logs": [
                    "destinationOptions",
                    "iamRoleArn",
                    "logDestination",
                    "logDestinationType",
                ],
            },
            deletes: { "iam/role:Role": 1, "iam/rolePolicy:RolePolicy": 1, "kms/alias:Alias": 1 },
            refused: ["Key network-flow-logs-key", "LogGroup network-flow-logs"],
        }),
    },
    {
        title: "network ACLs",
        file,
        edit: set("networkAcls", {}),
        expected: {
            dev: {
                creates: {
                    "ec2/defaultNetworkAcl:DefaultNetworkAcl": 1,
                    "ec2/networkAcl:NetworkAcl": 3,
                    "ec2/networkAclAssociation:NetworkAclAssociation": 6,
                },
            },
        },
    },
    {
        title: "a port more that the internet may open",
        file,
        edit: set("networkAcls.publicPorts", [80, 443, 8443]),
        expected: { prod: { updates: { "NetworkAcl network-public": ["ingress"] } } },
    },
    {
        title: "a peer more in network ACLs",
        file,
        edit: set("networkAcls.peers.office", "10.9.0.0/16"),
        expected: {
            prod: {
                updates: {
                    "NetworkAcl network-isolated": ["egress", "ingress"],
                    "NetworkAcl network-private": ["ingress"],
                    "NetworkAcl network-public": ["ingress"],
                },
            },
        },
    },
    {
        title: "network ACLs removed, the default one opened before",
        file,
        before: set("networkAcls.closeDefault", false),
        edit: remove("networkAcls"),
        expected: {
            prod: {
                deletes: {
                    "ec2/defaultNetworkAcl:DefaultNetworkAcl": 1,
                    "ec2/networkAcl:NetworkAcl": 3,
                    "ec2/networkAclAssociation:NetworkAclAssociation": 9,
                },
            },
        },
    },
    {
        title: "an organisation for gateway endpoints",
        file,
        edit: set("endpoints.organizationId", "o-a1b2c3d4e5"),
        expected: everywhere({
            updates: {
                "VpcEndpoint network-endpoint-dynamodb": ["policy"],
                "VpcEndpoint network-endpoint-s3": ["policy"],
            },
        }),
    },
    {
        title: "a bucket more that may be read",
        file,
        edit: set("endpoints.readableBuckets", ["shared-artifacts"]),
        expected: everywhere({ updates: { "VpcEndpoint network-endpoint-s3": ["policy"] } }),
    },
    {
        title: "an interface endpoint less",
        file,
        edit: drop("endpoints.interface", "sts"),
        expected: {
            prod: {
                deletes: {
                    "ec2/vpcEndpoint:VpcEndpoint": 1,
                    "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": 3,
                },
            },
        },
    },
    {
        title: "a gateway endpoint less",
        file,
        edit: set("endpoints.gateway", ["s3"]),
        expected: {
            dev: {
                deletes: {
                    "ec2/vpcEndpoint:VpcEndpoint": 1,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 3,
                },
            },
            prod: {
                deletes: {
                    "ec2/vpcEndpoint:VpcEndpoint": 1,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 4,
                },
            },
        },
    },
    {
        title: "protection of flow logs",
        file,
        edit: set("flowLogs.protect", true),
        expected: {
            dev: {
                options: {
                    "Alias network-flow-logs-alias": ["protect"],
                    "Key network-flow-logs-key": ["protect"],
                    "LogGroup network-flow-logs": ["protect"],
                },
            },
        },
    },
];
