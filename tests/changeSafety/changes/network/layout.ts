import { type Change, nothing } from "../../change.ts";
import { add, drop, keysReversed, rename, reversed, set } from "../../edit.ts";

const file = "network";

/** Changes of zones, tiers and ways out. */
export const networkLayoutChanges: readonly Change[] = [
    {
        title: "a zone more",
        file,
        edit: add("zones", "euw1-az3"),
        expected: {
            dev: {
                creates: {
                    "ec2/route:Route": 1,
                    "ec2/routeTable:RouteTable": 1,
                    "ec2/routeTableAssociation:RouteTableAssociation": 3,
                    "ec2/subnet:Subnet": 3,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 2,
                },
                updates: {
                    "SubnetGroup cache-sessions-subnets": ["subnetIds"],
                    "SubnetGroup database-orders-subnets": ["subnetIds"],
                },
            },
        },
    },
    {
        title: "a fourth zone",
        file,
        edit: add("zones", "euw1-az4"),
        expected: {
            prod: {
                creates: {
                    "ec2/eip:Eip": 1,
                    "ec2/natGateway:NatGateway": 1,
                    "ec2/networkAclAssociation:NetworkAclAssociation": 3,
                    "ec2/route:Route": 1,
                    "ec2/routeTable:RouteTable": 1,
                    "ec2/routeTableAssociation:RouteTableAssociation": 3,
                    "ec2/subnet:Subnet": 3,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 2,
                    "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": 3,
                },
                updates: {
                    "SubnetGroup cache-sessions-subnets": ["subnetIds"],
                    "SubnetGroup database-orders-subnets": ["subnetIds"],
                },
            },
        },
    },
    {
        title: "a tier of one's own",
        file,
        edit: set("customTiers.streaming", { routed: "isolated", place: 0 }),
        expected: {
            dev: {
                creates: {
                    "ec2/routeTable:RouteTable": 1,
                    "ec2/routeTableAssociation:RouteTableAssociation": 2,
                    "ec2/subnet:Subnet": 2,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 2,
                },
            },
            prod: {
                creates: {
                    "ec2/networkAcl:NetworkAcl": 1,
                    "ec2/networkAclAssociation:NetworkAclAssociation": 3,
                    "ec2/routeTable:RouteTable": 1,
                    "ec2/routeTableAssociation:RouteTableAssociation": 3,
                    "ec2/subnet:Subnet": 3,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 2,
                },
            },
        },
    },
    { title: "zones in another order", file, edit: reversed("zones"), expected: nothing },
    {
        title: "another name for a reserved block",
        file,
        edit: rename("reservedCidrs.staging", "preproduction"),
        expected: nothing,
    },
    { title: "a reserved block more", file, edit: set("reservedCidrs.office", "10.9.0.0/16"), expected: nothing },
    {
        title: "a NAT gateway per zone",
        file,
        edit: set("nat", "perZone"),
        expected: {
            dev: {
                creates: { "ec2/eip:Eip": 1, "ec2/natGateway:NatGateway": 1 },
                updates: { "Route network-private-az2-internet": ["natGatewayId"] },
            },
        },
    },
    {
        title: "one NAT gateway for all zones",
        file,
        edit: set("nat", "single"),
        expected: {
            prod: {
                updates: {
                    "Route network-private-az2-internet": ["natGatewayId"],
                    "Route network-private-az3-internet": ["natGatewayId"],
                },
                deletes: { "ec2/eip:Eip": 2, "ec2/natGateway:NatGateway": 2 },
            },
        },
    },
    {
        title: "the regional NAT gateway",
        file,
        edit: set("nat", "regional"),
        expected: {
            dev: {
                creates: { "ec2/natGateway:NatGateway": 1 },
                updates: {
                    "Route network-private-az1-internet": ["natGatewayId"],
                    "Route network-private-az2-internet": ["natGatewayId"],
                },
                deletes: { "ec2/eip:Eip": 1, "ec2/natGateway:NatGateway": 1 },
            },
            prod: {
                creates: { "ec2/natGateway:NatGateway": 1 },
                updates: {
                    "Route network-private-az1-internet": ["natGatewayId"],
                    "Route network-private-az2-internet": ["natGatewayId"],
                    "Route network-private-az3-internet": ["natGatewayId"],
                },
                deletes: { "ec2/eip:Eip": 3, "ec2/natGateway:NatGateway": 3 },
            },
        },
    },
    {
        title: "the single NAT gateway in another zone",
        file,
        edit: set("natZone", "euw1-az2"),
        expected: {
            dev: {
                creates: { "ec2/eip:Eip": 1, "ec2/natGateway:NatGateway": 1 },
                updates: {
                    "Route network-private-az1-internet": ["natGatewayId"],
                    "Route network-private-az2-internet": ["natGatewayId"],
                },
                deletes: { "ec2/eip:Eip": 1, "ec2/natGateway:NatGateway": 1 },
            },
        },
    },
    {
        title: "tags more on subnets",
        file,
        edit: set("subnetTags.private", { "example.com/pool": "general" }),
        expected: {
            dev: { updates: { "Subnet network-private-az1": ["tags"], "Subnet network-private-az2": ["tags"] } },
            prod: {
                updates: {
                    "Subnet network-private-az1": ["tags"],
                    "Subnet network-private-az2": ["tags"],
                    "Subnet network-private-az3": ["tags"],
                },
            },
        },
    },
    {
        title: "another value for Karpenter's discovery",
        file,
        edit: set("karpenterDiscovery", "blue"),
        expected: {
            dev: { updates: { "Subnet network-private-az1": ["tags"], "Subnet network-private-az2": ["tags"] } },
            prod: {
                updates: {
                    "Subnet network-private-az1": ["tags"],
                    "Subnet network-private-az2": ["tags"],
                    "Subnet network-private-az3": ["tags"],
                },
            },
        },
    },
    { title: "settings in another order", file, edit: keysReversed(), expected: nothing },
    {
        title: "a zone less",
        file,
        edit: drop("zones", "euw1-az2"),
        expected: {
            prod: {
                updates: {
                    "SubnetGroup cache-sessions-subnets": ["subnetIds"],
                    "SubnetGroup database-orders-subnets": ["subnetIds"],
                },
                deletes: {
                    "ec2/eip:Eip": 1,
                    "ec2/natGateway:NatGateway": 1,
                    "ec2/networkAclAssociation:NetworkAclAssociation": 3,
                    "ec2/route:Route": 1,
                    "ec2/routeTable:RouteTable": 1,
                    "ec2/routeTableAssociation:RouteTableAssociation": 3,
                    "ec2/subnet:Subnet": 3,
                    "ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": 2,
                    "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": 3,
                },
            },
        },
    },
];
