import type { PolicyDocument, PolicyStatement } from "@pulumi/aws/iam/index.js";
import type * as pulumi from "@pulumi/pulumi";

/** What the permissions of Karpenter's controller are limited to. */
export interface KarpenterPlace {
    /** As settings know it: conditions must not wait for the cluster. */
    readonly clusterName: string;
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    readonly queueArn: pulumi.Input<string>;
    readonly nodeRoleArn: pulumi.Input<string>;
}

type Conditions = Record<string, Record<string, string | string[]>>;

/**
 * What Karpenter's controller may do: launch, tag and end instances that carry this cluster's tag, give them its own node
 * role, and read its queue (Karpenter 1.14, "CloudFormation" reference). Actions that only list take no resource in IAM;
 * those on EC2 are limited to the region.
 */
export function karpenterPermissions(place: KarpenterPlace): PolicyDocument {
    return { Version: "2012-10-17", Statement: [...launches(place), ...profiles(place), ...reads(place)] };
}

function allow(
    sid: string,
    action: string[],
    resource: pulumi.Input<string> | string[],
    condition?: Conditions,
): PolicyStatement {
    return {
        Sid: sid,
        Effect: "Allow",
        Action: action,
        Resource: resource,
        ...(condition === undefined ? {} : { Condition: condition }),
    };
}

function ownedBy({ clusterName }: KarpenterPlace): string {
    return `kubernetes.io/cluster/${clusterName}`;
}

/** Whose tags say that Karpenter made them for this cluster. */
function made(place: KarpenterPlace): Conditions {
    return {
        StringEquals: { [`aws:ResourceTag/${ownedBy(place)}`]: "owned" },
        StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
    };
}

/** Requests that put those tags on what they make. */
function making(place: KarpenterPlace, more: Record<string, string[]> = {}): Conditions {
    return {
        StringEquals: {
            [`aws:RequestTag/${ownedBy(place)}`]: "owned",
            "aws:RequestTag/eks:eks-cluster-name": place.clusterName,
            ...more,
        },
        StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
    };
}

/** ARNs of kinds of EC2 resources in the region, of this account unless said otherwise. */
function ec2({ partition, region, account }: KarpenterPlace, kinds: string[], owner = account): string[] {
    return kinds.map((kind) => `arn:${partition}:ec2:${region}:${owner}:${kind}/*`);
}

const LAUNCHED = ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"];

function launches(place: KarpenterPlace): PolicyStatement[] {
    const { clusterName } = place;
    const creating = ["RunInstances", "CreateFleet", "CreateLaunchTemplate"];
    const given = [
        // ARNs of images and snapshots carry no account.
        ...ec2(place, ["image", "snapshot"], ""),
        // Another account may share these: a VPC's subnets through RAM, for example.
        ...ec2(place, ["security-group", "subnet", "capacity-reservation", "placement-group"], "*"),
    ];
    return [
        allow("LaunchFromWhatIsThere", ["ec2:RunInstances", "ec2:CreateFleet"], given),
        allow(
            "LaunchFromOwnTemplates",
            ["ec2:RunInstances", "ec2:CreateFleet"],
            ec2(place, ["launch-template"]),
            made(place),
        ),
        allow(
            "LaunchWithTags",
            creating.map((action) => `ec2:${action}`),
            ec2(place, LAUNCHED),
            making(place),
        ),
        allow("TagAtLaunch", ["ec2:CreateTags"], ec2(place, LAUNCHED), making(place, { "ec2:CreateAction": creating })),
        allow("TagOwnInstances", ["ec2:CreateTags"], ec2(place, ["instance"]), {
            ...made(place),
            StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": clusterName },
            "ForAllValues:StringEquals": { "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"] },
        }),
        allow(
            "EndOwn",
            ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
            ec2(place, ["instance", "launch-template"]),
            made(place),
        ),
    ];
}

/** Instance profiles carry the node role to instances; Karpenter makes one for each of its node classes. */
function profiles(place: KarpenterPlace): PolicyStatement[] {
    const { partition, account, region, clusterName, nodeRoleArn } = place;
    const all = `arn:${partition}:iam::${account}:instance-profile/*`;
    const of = (kind: "Resource" | "Request") => ({
        [`aws:${kind}Tag/${ownedBy(place)}`]: "owned",
        [`aws:${kind}Tag/topology.kubernetes.io/region`]: region,
    });
    const cluster = { "aws:RequestTag/eks:eks-cluster-name": clusterName };
    const requested = { "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass": "*" };
    const existing = { "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass": "*" };
    const ec2Service = partition === "aws-cn" ? ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] : ["ec2.amazonaws.com"];
    return [
        allow("PassNodeRole", ["iam:PassRole"], nodeRoleArn, { StringEquals: { "iam:PassedToService": ec2Service } }),
        allow("CreateProfiles", ["iam:CreateInstanceProfile"], all, {
            StringEquals: { ...of("Request"), ...cluster },
            StringLike: requested,
        }),
        allow("TagProfiles", ["iam:TagInstanceProfile"], all, {
            StringEquals: { ...of("Resource"), ...of("Request"), ...cluster },
            StringLike: { ...existing, ...requested },
        }),
        allow(
            "ChangeProfiles",
            ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
            all,
            { StringEquals: of("Resource"), StringLike: existing },
        ),
        allow("ReadProfiles", ["iam:GetInstanceProfile"], all),
        allow("ListProfiles", ["iam:ListInstanceProfiles"], "*"),
    ];
}

const DESCRIBED = [
    "CapacityReservations",
    "Images",
    "Instances",
    "InstanceStatus",
    "InstanceTypeOfferings",
    "InstanceTypes",
    "LaunchTemplates",
    "PlacementGroups",
    "SecurityGroups",
    "SpotPriceHistory",
    "Subnets",
];

function reads({ partition, region, account, clusterName, queueArn }: KarpenterPlace): PolicyStatement[] {
    const cluster = `arn:${partition}:eks:${region}:${account}:cluster/${clusterName}`;
    return [
        allow(
            "DescribeRegion",
            DESCRIBED.map((what) => `ec2:Describe${what}`),
            "*",
            { StringEquals: { "aws:RequestedRegion": region } },
        ),
        allow("ReadImageIds", ["ssm:GetParameter"], `arn:${partition}:ssm:${region}::parameter/aws/service/*`),
        allow("ReadPrices", ["pricing:GetProducts"], "*"),
        allow("FindCluster", ["eks:DescribeCluster"], cluster),
        allow("SeeZonalShifts", ["arc-zonal-shift:GetManagedResource"], cluster),
        allow("ReadQueue", ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"], queueArn),
    ];
}
