import type { RequestContext } from "../../evaluate/index.ts";
import type { ReviewRoleArgs } from "../reviewRoleArgs.ts";

export const PROVIDER = "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com";
export const repository = { owner: "acme", ownerId: 123456, name: "platform", id: 456789 };
export const key = (name: string): string => `arn:aws:kms:eu-west-1:222222222222:key/${name}`;
/** The role of reviews with the least there is to say. */
export const reviewArgs: ReviewRoleArgs = {
    environment: "dev",
    account: "222222222222",
    allowedRegions: ["eu-west-1"],
    providerArn: PROVIDER,
    identity: { forge: "github", repository, job: { environment: "review" } },
    policyName: "plinth-dev-review-boundary",
    rolePath: "/plinth/dev-review/",
    state: { kind: "s3", bucket: "acme-state", bucketKeyArn: key("files"), secretsKeyArn: key("secrets") },
    project: "plinth",
    reads: ["plinth-network", "plinth-cluster"],
};
/** What full copies of the layers of this repository are made of. */
export const COPIES = [
    ...["autoscaling", "backup", "cloudwatch", "ec2", "eks", "eks-auth"],
    ...[
        "elasticache",
        "elasticloadbalancing",
        "events",
        "kms",
        "logs",
        "rds",
        "s3",
        "secretsmanager",
        "sns",
        "sqs",
        "ssm",
    ],
];

export const IRELAND = { "aws:RequestedRegion": "eu-west-1" };
export const BOUND = { "iam:PermissionsBoundary": "arn:aws:iam::222222222222:policy/deployment/plinth-dev-review-boundary" };
export const tagged = (environment: string): RequestContext => ({ ...IRELAND, "aws:ResourceTag/Environment": environment });
export const asked = (environment: string): RequestContext => ({ ...IRELAND, "aws:RequestTag/Environment": environment });
const role = (path: string): string => `arn:aws:iam::222222222222:role${path}`;
export const file = (path: string): string => `arn:aws:s3:::acme-state/.pulumi/${path}`;
export const rds = "arn:aws:rds:eu-west-1:222222222222:db:orders";
export const eks = (name: string): string => `arn:aws:eks:eu-west-1:222222222222:${name}`;

/** A request, and whether the role may make it, and whether a role that a review made may. */
export type Case = readonly [
    what: string,
    action: string,
    resource: string,
    context: RequestContext,
    role: boolean,
    made: boolean,
];

/** The same for every kind of reviews. */
export const shared: readonly Case[] = [
    ["writes the state of a review", "s3:PutObject", file("stacks/plinth/review-pr-7.json"), IRELAND, true, true],
    ["locks it", "s3:PutObject", file("locks/organization/plinth/review-pr-7/1.json"), IRELAND, true, true],
    ["forgets its history", "s3:DeleteObject", file("history/plinth/review-pr-7/a.json"), IRELAND, true, true],
    ["reads what reviews share", "s3:GetObject", file("stacks/plinth-network/dev.json"), IRELAND, true, true],
    ["writes none of that", "s3:PutObject", file("stacks/plinth-network/dev.json"), IRELAND, false, false],
    ["deletes none of that", "s3:DeleteObject", file("stacks/plinth-cluster/dev.json"), IRELAND, false, false],
    [
        "reads no state that is not shared",
        "s3:GetObject",
        file("stacks/plinth-database/dev.json"),
        IRELAND,
        false,
        false,
    ],
    ["reads no other environment's", "s3:GetObject", file("stacks/plinth-network/prod.json"), IRELAND, false, false],
    ["reads nothing that limits it", "s3:GetObject", file("stacks/plinth-bootstrap/dev.json"), IRELAND, false, false],
    ["opens the state's files", "kms:Decrypt", key("files"), IRELAND, true, true],
    ["changes none of its keys", "kms:ScheduleKeyDeletion", key("secrets"), tagged("dev"), false, false],
    ["makes roles of reviews", "iam:CreateRole", role("/plinth/dev-review/web"), { ...IRELAND, ...BOUND }, true, true],
    ["makes none without the boundary", "iam:CreateRole", role("/plinth/dev-review/web"), IRELAND, false, false],
    [
        "makes none of the environment",
        "iam:CreateRole",
        role("/plinth/dev/web"),
        { ...IRELAND, ...BOUND },
        false,
        false,
    ],
    ["takes none of the environment", "sts:AssumeRole", role("/plinth/dev/web"), IRELAND, false, false],
    ["hands none of the environment to anybody", "iam:PassRole", role("/plinth/dev/web"), IRELAND, false, false],
    ["does not take the role that deploys", "sts:AssumeRole", role("/deployment/dev-deploy"), IRELAND, false, false],
    ["does not change itself", "iam:PutRolePolicy", role("/deployment/dev-review"), BOUND, false, false],
    ["makes no user", "iam:CreateUser", "arn:aws:iam::222222222222:user/x", IRELAND, false, false],
    ["looks at the cluster", "eks:DescribeCluster", eks("cluster/plinth-dev-main"), tagged("dev"), true, true],
    [
        "lets nobody into the cluster",
        "eks:CreateAccessEntry",
        eks("cluster/plinth-dev-main"),
        tagged("dev"),
        false,
        false,
    ],
    [
        "gives pods a review's identity",
        "eks:CreatePodIdentityAssociation",
        eks("cluster/a"),
        asked("review-pr-7"),
        true,
        true,
    ],
    [
        "gives none without the name",
        "eks:CreatePodIdentityAssociation",
        eks("cluster/a"),
        { ...asked("dev"), ...tagged("dev") },
        false,
        false,
    ],
    [
        "takes identities of reviews back",
        "eks:DeletePodIdentityAssociation",
        eks("podidentityassociation/a/1"),
        tagged("review-pr-7"),
        true,
        true,
    ],
    [
        "takes none of the environment's back",
        "eks:DeletePodIdentityAssociation",
        eks("podidentityassociation/a/1"),
        tagged("dev"),
        false,
        false,
    ],
    ["changes no database", "rds:ModifyDBInstance", rds, tagged("dev"), false, false],
];

