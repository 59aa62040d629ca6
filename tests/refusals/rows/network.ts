import { other, type Row } from "../row.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ASSOCIATION = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
const vpc = other(VPC, "vpc", { cidrBlock: "10.0.0.0/16" }, "vpc-1");

/** What is refused of a network. */
export const networkRows: readonly Row[] = [
    {
        fact: "a VPC's block is an IPv4 block",
        raw: { type: VPC, inputs: { cidrBlock: "10.0.0.0" } },
        words: 'cidrBlock: "10.0.0.0" is not a valid CIDR block: invalid CIDR address: 10.0.0.0',
        caught: {
            component: "Network",
            args: { cidr: "10.0.0.0" },
            path: "cidr",
            rule: /IPv4 CIDR block/,
            fix: /10\.0\.0\.0\/16/,
        },
    },
    {
        fact: "a VPC's block has no bits beyond its prefix",
        raw: { type: VPC, inputs: { cidrBlock: "10.0.1.0/16" } },
        words: 'cidrBlock: "10.0.1.0/16" is not a valid CIDR block; did you mean "10.0.0.0/16"?',
        caught: {
            component: "Network",
            args: { cidr: "10.0.1.0/16" },
            path: "cidr",
            rule: /start/,
            fix: /10\.0\.0\.0\/16/,
        },
    },
    {
        fact: "a VPC has 16 to 28 significant bits",
        raw: { type: VPC, inputs: { cidrBlock: "10.0.0.0/8" } },
        words: 'cidrBlock: expected "cidr_block" to contain a network Value with between 16 and 28 significant bits, got: 8',
        caught: {
            component: "Network",
            args: { cidr: "10.0.0.0/8" },
            path: "cidr",
            rule: /from \/16 to \/28/,
            fix: /write 10\.0\.0\.0\/16/,
        },
    },
    {
        fact: "a VPC takes a block from the program or from IPAM, not both",
        raw: { type: VPC, inputs: { cidrBlock: "10.0.0.0/16", ipv4NetmaskLength: 16, ipv4IpamPoolId: "ipam-pool-1" } },
        words: 'cidrBlock: "cidr_block": conflicts with ipv4_netmask_length',
        caught: {
            component: "Network",
            args: { ipam: { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 16 } },
            path: "cidr",
            rule: /must not be set beside ipam/,
            fix: /remove one/,
        },
    },
    {
        fact: "IPAM hands a VPC 16 to 28 significant bits",
        raw: { type: VPC, inputs: { ipv4NetmaskLength: 12, ipv4IpamPoolId: "ipam-pool-1" } },
        words: "ipv4NetmaskLength: expected ipv4_netmask_length to be in the range (16 - 28), got 12",
        caught: {
            component: "Network",
            args: { cidr: undefined, ipam: { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 12 } },
            path: "ipam.netmaskLength",
            rule: /from 16 to 28/,
            fix: /write 16/,
        },
    },
    {
        fact: "a subnet lies in its VPC",
        raw: { type: SUBNET, inputs: { cidrBlock: "10.1.0.0/24", vpcId: "vpc-1" }, others: [vpc] },
        words: "cidrBlock: InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
        caught: {
            component: "Network",
            args: { subnets: { private: { "euw1-az1": "10.1.0.0/20" } } },
            path: "subnets.private.euw1-az1",
            rule: /must lie inside the VPC/,
            fix: /choose a block inside it/,
        },
    },
    {
        fact: "a subnet has 16 to 28 significant bits",
        raw: { type: SUBNET, inputs: { cidrBlock: "10.0.0.0/29", vpcId: "vpc-1" }, others: [vpc] },
        words: "cidrBlock: InvalidSubnet.Range: The CIDR '10.0.0.0/29' is invalid.",
        caught: {
            component: "Network",
            args: { subnets: { public: { "euw1-az1": "10.0.0.0/29" } } },
            path: "subnets.public.euw1-az1",
            rule: /must be a block from \/16/,
            fix: /another size/,
        },
    },
    {
        fact: "two subnets of a VPC share no address",
        raw: {
            type: SUBNET,
            inputs: { cidrBlock: "10.0.1.0/24", vpcId: "vpc-1" },
            others: [vpc, other(SUBNET, "a-first", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/23" })],
        },
        words: "cidrBlock: InvalidSubnet.Conflict: The CIDR '10.0.1.0/24' conflicts with another subnet",
        caught: {
            component: "Network",
            args: {
                subnets: { isolated: { "euw1-az1": "10.0.200.0/24", "euw1-az2": "10.0.200.0/24" } },
            },
            path: "subnets.isolated.euw1-az1",
            rule: /must not overlap isolated euw1-az2/,
            fix: /free block/,
        },
    },
    {
        fact: "a route table leads to a service through one gateway endpoint",
        raw: {
            type: ASSOCIATION,
            inputs: { routeTableId: "rtb-1", vpcEndpointId: "vpce-2" },
            others: [
                other(ENDPOINT, "one", { serviceName: "com.amazonaws.eu-west-1.s3" }, "vpce-1"),
                other(ENDPOINT, "two", { serviceName: "com.amazonaws.eu-west-1.s3" }, "vpce-2"),
                other(ASSOCIATION, "a", { routeTableId: "rtb-1", vpcEndpointId: "vpce-1" }),
            ],
        },
        words: "routeTableId: RouteAlreadyExists: route table rtb-1 already has a route with destination-prefix-list-id of com.amazonaws.eu-west-1.s3",
        caught: {
            component: "Network",
            args: { endpoints: { gateway: ["s3", "s3"] } },
            path: "endpoints.gateway[1]",
            rule: /must stand in the list once/,
            fix: /remove one s3/,
        },
    },
    {
        fact: "one interface endpoint of a VPC answers to a service's name",
        raw: {
            type: ENDPOINT,
            inputs: interfaceEndpoint("com.amazonaws.eu-west-1.sts"),
            others: [other(ENDPOINT, "a", interfaceEndpoint("com.amazonaws.eu-west-1.sts"))],
        },
        words: "privateDnsEnabled: InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for sts.eu-west-1.amazonaws.com in the VPC vpc-1",
        caught: {
            component: "Network",
            args: { endpoints: { interface: ["sts", "com.amazonaws.eu-west-1.sts"] } },
            path: "endpoints.interface[1]",
            rule: /must stand in the list once/,
            fix: /remove one/,
        },
    },
    {
        fact: "gateway endpoints exist for S3 and DynamoDB alone",
        raw: { type: ENDPOINT, inputs: { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-west-1.sqs" } },
        words: "vpcEndpointType: InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).",
        caught: {
            component: "Network",
            args: { endpoints: { gateway: ["sqs"] } },
            path: "endpoints.gateway[0]",
            rule: /s3.*dynamodb/,
            fix: /interface|s3/,
        },
    },
    {
        fact: "flow logs gather for 60 or 600 seconds",
        raw: { type: "aws:ec2/flowLog:FlowLog", inputs: { vpcId: "vpc-1", maxAggregationInterval: 300 } },
        words: "maxAggregationInterval: expected max_aggregation_interval to be one of [60 600], got 300",
        caught: {
            component: "Network",
            args: { flowLogs: { aggregationSeconds: 300 } },
            path: "flowLogs.aggregationSeconds",
            rule: /60.*600/,
            fix: /60/,
        },
    },
    {
        fact: "flow logs go to an ARN",
        raw: { type: "aws:ec2/flowLog:FlowLog", inputs: { vpcId: "vpc-1", logDestination: "s3://central-logs" } },
        words: 'logDestination: "log_destination" (s3://central-logs) is an invalid ARN: arn: invalid prefix',
        caught: {
            component: "Network",
            args: { flowLogs: { destination: "s3", bucketArn: "s3://central-logs" } },
            path: "flowLogs.bucketArn",
            rule: /must be the ARN of an S3 bucket/,
            fix: /arn:aws:s3:::/,
        },
    },
    {
        fact: "CloudWatch Logs keeps records for certain numbers of days",
        raw: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { retentionInDays: 100 } },
        words: "retentionInDays: expected retention_in_days to be one of [0 1 3 5 7 14 30 60 90 120 150 180 365 400 545 731 1096 1827 2192 2557 2922 3288 3653], got 100",
        caught: {
            component: "Network",
            args: { flowLogs: { retentionDays: 100 } },
            path: "flowLogs.retentionDays",
            rule: /CloudWatch Logs takes|one of/,
            fix: /120|one of/,
        },
    },
    {
        fact: "a network ACL has 20 entries a direction",
        raw: {
            type: "aws:ec2/networkAcl:NetworkAcl",
            inputs: { vpcId: "vpc-1", ingress: Array.from({ length: 21 }, (_, index) => ({ ruleNo: 100 + index })) },
        },
        words: "ingress: NetworkAclEntryLimitExceeded: a network ACL has at most 20 entries a direction, got 21",
        wordsNotFound: true,
        caught: {
            component: "Network",
            args: { networkAcls: { publicPorts: Array.from({ length: 13 }, (_, index) => 8000 + index) } },
            path: "networkAcls",
            rule: /20 entries a direction/,
            fix: /larger blocks, or fewer ports/,
        },
    },
];

function interfaceEndpoint(serviceName: string): Record<string, unknown> {
    return { vpcId: "vpc-1", serviceName, vpcEndpointType: "Interface", privateDnsEnabled: true };
}
