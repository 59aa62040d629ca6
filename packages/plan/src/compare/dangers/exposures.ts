import type { PlanValue } from "../../values.ts";
import { grantsToAll, texts, WORLD } from "./reading.ts";
import { type PropertyRule, turnedOff, turnedOn } from "./rule.ts";

const SCHEMA = "declarations of @pulumi/aws 7.48";
const EKS = "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html";
const BLOCKS = [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
] as const;
const BLOCK_SOURCE = "https://aws.amazon.com/blogs/storage/understanding-s3-block-public-access/";

type Says = PropertyRule["says"];
type Row = readonly [types: readonly string[], property: string, says: Says, why: string, more?: Partial<PropertyRule>];

const anyone = "anyone on the internet can try to connect";
const onCreate = { onCreate: true } as const;
const onDelete = { onDelete: true } as const;

/** Address blocks of the whole world that were not there before. */
function opensToWorld(what: string, byDefault: readonly string[] = []): Says {
    const open = (value: PlanValue | undefined): string[] =>
        (value === undefined ? byDefault : texts(value)).filter((text) => WORLD.includes(text));
    return (old, now) => {
        const added = open(now).filter((block) => !open(old).includes(block));
        return added.length === 0 ? undefined : `${what} opens to ${[...new Set(added)].join(" and ")}`;
    };
}

/** A policy that grants to everyone, and did not. */
function grants(what: string): Says {
    return (old, now) => (grantsToAll(now) && !grantsToAll(old) ? `${what} grants access to everyone` : undefined);
}

const rows: readonly Row[] = [
    [
        [
            "aws:rds/instance:Instance",
            "aws:rds/clusterInstance:ClusterInstance",
            "aws:docdb/clusterInstance:ClusterInstance",
            "aws:redshift/cluster:Cluster",
            "aws:dms/replicationInstance:ReplicationInstance",
        ],
        "publiclyAccessible",
        turnedOn("public access"),
        anyone,
        onCreate,
    ],
    [
        ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
        "ingress",
        opensToWorld("ingress"),
        anyone,
        onCreate,
    ],
    [
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
        "cidrIpv4",
        opensToWorld("ingress"),
        anyone,
        onCreate,
    ],
    [
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
        "cidrIpv6",
        opensToWorld("ingress"),
        anyone,
        onCreate,
    ],
    [["aws:ec2/subnet:Subnet"], "mapPublicIpOnLaunch", turnedOn("giving instances public addresses"), anyone, onCreate],
    [["aws:ec2/instance:Instance"], "associatePublicIpAddress", turnedOn("a public address"), anyone, onCreate],
    // Public is what a load balancer is where nothing is said, and what an EKS endpoint is.
    [
        ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
        "internal",
        turnedOff("being internal"),
        anyone,
    ],
    [
        ["aws:eks/cluster:Cluster"],
        "vpcConfig.endpointPublicAccess",
        turnedOn("public access to the API server", true),
        anyone,
        { source: EKS },
    ],
    [
        ["aws:eks/cluster:Cluster"],
        "vpcConfig.publicAccessCidrs",
        opensToWorld("the API server's endpoint", ["0.0.0.0/0"]),
        anyone,
        { source: EKS },
    ],
    ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map((property): Row => [
        BLOCKS,
        property,
        turnedOff(property),
        "policies and access lists may make objects public again",
        { ...onDelete, source: BLOCK_SOURCE },
    ]),
    [
        ["aws:s3/bucketPolicy:BucketPolicy"],
        "policy",
        grants("the bucket policy"),
        "anyone can do what the statement allows",
        onCreate,
    ],
    [
        ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucket:Bucket"],
        "acl",
        (old, now) =>
            String(now).startsWith("public-read") && !String(old).startsWith("public-read")
                ? `the access list becomes ${String(now)}`
                : undefined,
        "anyone can list the bucket's objects",
        onCreate,
    ],
    [
        ["aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/queue:Queue"],
        "policy",
        grants("the queue's policy"),
        "anyone can do what the statement allows",
        onCreate,
    ],
    [
        ["aws:sns/topicPolicy:TopicPolicy", "aws:sns/topic:Topic"],
        "policy",
        grants("the topic's policy"),
        "anyone can do what the statement allows",
        onCreate,
    ],
    [
        ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
        "policy",
        grants("the key policy"),
        "anyone can do what the statement allows",
        onCreate,
    ],
    [
        [
            "aws:secretsmanager/secretPolicy:SecretPolicy",
            "aws:ecr/repositoryPolicy:RepositoryPolicy",
            "aws:efs/fileSystemPolicy:FileSystemPolicy",
        ],
        "policy",
        grants("the policy"),
        "anyone can do what the statement allows",
        onCreate,
    ],
    [
        ["aws:iam/role:Role"],
        "assumeRolePolicy",
        grants("the trust policy"),
        "anyone with an AWS account can take the role",
        onCreate,
    ],
    [
        ["aws:lambda/permission:Permission"],
        "principal",
        (old, now) => (now === "*" && old !== "*" ? "everyone may invoke the function" : undefined),
        "anyone can invoke it",
        onCreate,
    ],
    [
        ["aws:lambda/functionUrl:FunctionUrl"],
        "authorizationType",
        (old, now) => (now === "NONE" && old !== "NONE" ? "the URL asks for no credentials" : undefined),
        "anyone can invoke it",
        onCreate,
    ],
];

/** Changes that open something to the world. */
export const exposures: readonly PropertyRule[] = rows.map(([types, property, says, why, more]) => ({
    kind: "exposure",
    types,
    property,
    says,
    why,
    source: SCHEMA,
    ...more,
}));
