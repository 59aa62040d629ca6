import { NAMED_BY_THE_LAYER, other, type Row } from "../row.ts";

const EKS = "aws:eks/cluster:Cluster";
const ACCESS = "aws:eks/accessEntry:AccessEntry";
const IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ROLE = "arn:aws:iam::444444444444:role/platform";
const main = { component: "Cluster" } as const;

/** What is refused of an EKS cluster and what belongs to it. */
export const clusterRows: readonly Row[] = [
    {
        fact: "services have addresses of their own in a private block",
        raw: { type: EKS, inputs: { kubernetesNetworkConfig: { serviceIpv4Cidr: "100.64.0.0/16" } } },
        words: "kubernetesNetworkConfig.serviceIpv4Cidr: invalid value for kubernetes_network_config.0.service_ipv4_cidr (must be within 10.0.0.0/8, 172.16.0.0/12, or 192.168.0.0/16)",
        caught: {
            ...main,
            args: { serviceCidr: "100.64.0.0/16" },
            path: "serviceCidr",
            rule: /inside 10\.0\.0\.0\/8/,
            fix: /172\.20\.0\.0\/16/,
        },
    },
    {
        fact: "the block of services has 12 to 24 significant bits",
        raw: { type: EKS, inputs: { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.100.0.0/28" } } },
        words: 'kubernetesNetworkConfig.serviceIpv4Cidr: expected "kubernetes_network_config.0.service_ipv4_cidr" to contain a network Value with between 12 and 24 significant bits, got: 28',
        caught: {
            ...main,
            args: { serviceCidr: "10.100.0.0/28" },
            path: "serviceCidr",
            rule: /from \/24 to \/12/,
            fix: /choose one/,
        },
    },
    {
        fact: "nobody comes to the public endpoint from a private address",
        raw: { type: EKS, inputs: { vpcConfig: { publicAccessCidrs: ["10.1.0.0/24"] } } },
        words: "vpcConfig.publicAccessCidrs: InvalidParameterException: The following CIDRs are not allowed in publicAccessCidrs: [10.1.0.0/24]",
        caught: {
            ...main,
            args: { publicAccess: { cidrs: ["10.1.0.0/24"], reason: "runners without a VPN" } },
            path: "publicAccess.cidrs[0]",
            rule: /must not lie in 10\.0\.0\.0\/8/,
            fix: /public address/,
        },
    },
    {
        fact: "the control plane's subnets lie in two zones",
        raw: {
            type: EKS,
            inputs: { vpcConfig: { subnetIds: ["subnet-a"] } },
            others: [other("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" }, "subnet-a")],
        },
        words: "vpcConfig.subnetIds: InvalidParameterException: Subnets specified must be in at least two different AZs",
        caught: {
            ...main,
            args: { subnetIds: ["subnet-a"] },
            path: "subnetIds",
            rule: /two zones/,
            fix: /another zone/,
            notInSettings: "subnets come from the network layer; a network of one zone is refused beside a cluster",
        },
    },
    {
        fact: "names of clusters have letters, digits, hyphens and underscores",
        raw: { type: EKS, inputs: { name: "no dots." } },
        words: 'name: "name" doesn\'t comply with restrictions ("^[0-9A-Za-z][0-9A-Za-z_-]*$"): "no dots."',
        caught: {
            ...main,
            args: { clusterName: "no dots." },
            path: "clusterName",
            rule: /letters, digits, hyphens and underscores/,
            fix: /rename/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
    {
        fact: "a control plane is raised by one minor version at a time",
        raw: { type: EKS, before: { version: "1.34" }, inputs: { version: "1.36" } },
        words: "version: InvalidParameterException: Unsupported Kubernetes minor version update from 1.34 to 1.36",
        caught: {
            ...main,
            before: { version: "1.34" },
            args: { version: "1.36" },
            path: "version",
            rule: /must be 1\.35 after 1\.34/,
            fix: /write "1\.35"/,
        },
    },
    {
        fact: "a control plane is never lowered",
        raw: { type: EKS, before: { version: "1.36" }, inputs: { version: "1.35" } },
        words: "version: InvalidParameterException: Unsupported Kubernetes minor version update from 1.36 to 1.35",
        caught: {
            ...main,
            before: { version: "1.36" },
            args: { version: "1.35" },
            path: "version",
            rule: /takes a version back only in a rollback of its own/,
            fix: /write "1\.36"/,
        },
    },
    {
        fact: "kube-proxy is not newer than its cluster",
        raw: {
            type: "aws:eks/addon:Addon",
            inputs: { clusterName: "main", addonName: "kube-proxy", addonVersion: "v1.36.0-eksbuild.14" },
            others: [other(EKS, "main", { name: "main", version: "1.35" })],
        },
        words: "addonVersion: InvalidParameterException: Addon version specified is not supported",
        caught: {
            ...main,
            args: { version: "1.35" },
            path: "addOns.kube-proxy.version",
            rule: /must not be newer than Kubernetes 1\.35/,
            fix: /v1\.35/,
        },
    },
    {
        fact: "a role has one access entry",
        raw: {
            type: ACCESS,
            inputs: { clusterName: "main", principalArn: ROLE },
            others: [other(ACCESS, "a", { clusterName: "main", principalArn: ROLE })],
        },
        words: "principalArn: ResourceInUseException: The specified access entry resource is already in use on this cluster.",
        caught: {
            ...main,
            args: {
                access: {
                    platform: { roleArn: ROLE, level: "cluster-admin" },
                    again: { roleArn: ROLE, level: "view" },
                },
            },
            path: "access.again.roleArn",
            rule: /must stand once/,
            fix: /remove again or platform/,
        },
    },
    {
        fact: "access is given to an ARN",
        raw: { type: ACCESS, inputs: { clusterName: "main", principalArn: "platform" } },
        words: 'principalArn: "principal_arn" (platform) is an invalid ARN: arn: invalid prefix',
        caught: {
            ...main,
            args: { access: { platform: { roleArn: "platform", level: "cluster-admin" } } },
            path: "access.platform.roleArn",
            rule: /ARN of an IAM role/,
            fix: /arn:aws:iam::/,
        },
    },
    {
        fact: "a service account has one role",
        raw: {
            type: IDENTITY,
            inputs: { clusterName: "main", namespace: "shop", serviceAccount: "web" },
            others: [other(IDENTITY, "a", { clusterName: "main", namespace: "shop", serviceAccount: "web" })],
        },
        words: "serviceAccount: ResourceInUseException: Association already exists",
        caught: {
            ...main,
            args: {
                podIdentities: {
                    one: { namespace: "shop", serviceAccount: "web", roleArn: ROLE },
                    two: { namespace: "shop", serviceAccount: "web", roleArn: ROLE },
                },
            },
            path: "podIdentities.two.serviceAccount",
            rule: /one/,
            fix: /./,
        },
    },
    {
        fact: "a security group has a rule once",
        raw: {
            type: INGRESS,
            inputs: https("sg-1"),
            others: [other(INGRESS, "a", https("sg-1"))],
        },
        words: 'cidrIpv4: InvalidPermission.Duplicate: the specified rule "peer: 10.20.0.0/16, TCP, from port: 443, to port: 443, ALLOW" already exists',
        caught: {
            ...main,
            args: { privateAccess: { vpn: "10.20.0.0/16", runners: "10.20.0.0/16" } },
            path: "privateAccess.runners",
            rule: /must not be the block of vpn/,
            fix: /remove runners or vpn/,
        },
    },
];

function https(securityGroupId: string): Record<string, unknown> {
    return { securityGroupId, cidrIpv4: "10.20.0.0/16", ipProtocol: "tcp", fromPort: 443, toPort: 443 };
}
