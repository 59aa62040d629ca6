import type * as pulumi from "@pulumi/pulumi";
import {
    ownRoles,
    PROFILE_CHANGES,
    rolesOfClusters,
    rolesOfServices,
    TOKEN_ISSUERS,
    watchers,
    withoutBoundary,
} from "../boundary/iamStatements.ts";
import { allow, deny, type Statement } from "../statements/statement.ts";
import { REVIEW_NAMES, REVIEW_USES, type ReviewRoleArgs } from "./reviewRoleArgs.ts";
import { keepStateKeys, reviewState, stateKeys } from "./reviewState.ts";

type Known = Statement<pulumi.Input<string>>;

/** What the provider tags everything with that an environment makes. */
const TAG = "Environment";
const OF_REVIEWS = { StringLike: { [`aws:ResourceTag/${TAG}`]: REVIEW_NAMES } };
/** Something that carries another environment's name; what carries none is no environment's. */
const OF_OTHERS = {
    Null: { [`aws:ResourceTag/${TAG}`]: false },
    StringNotLike: { [`aws:ResourceTag/${TAG}`]: REVIEW_NAMES },
};

/** What changes that in which reviews have things of their own: a VPC, its subnets, a cluster. */
const CONTAINER_CHANGES = [
    ...["ec2:A*", "ec2:CreateF*", "ec2:CreateR*", "ec2:CreateSu*", "ec2:CreateT*", "ec2:CreateV*", "ec2:D*"],
    ...["ec2:E*", "ec2:M*", "ec2:Re*"],
    ...["eks:A*", "eks:Create*", "eks:Delete*", "eks:Di*", "eks:R*", "eks:T*", "eks:U*"],
];

/** What whoever deploys reviews may do itself. Roles that reviews make get less: what software of theirs needs. */
export function reviewGrants(args: ReviewRoleArgs): Known[] {
    const { partition = "aws", allowedRegions, services = [] } = args;
    const here = { "aws:RequestedRegion": allowedRegions };
    const regional = services.filter((service) => service !== "s3").map((service) => `${service}:*`);
    return [
        ...(services.includes("eks") ? [] : clusterGrants(args)),
        ...(services.includes("cloudwatch")
            ? []
            : [
                  allow({
                      actions: ["cloudwatch:DescribeAlarmHistory", "cloudwatch:DescribeAlarms"],
                      resources: ["*"],
                      conditions: { StringEquals: here },
                      reason: "Alarms",
                  }),
              ]),
        ...(regional.length === 0
            ? []
            : [
                  allow({
                      actions: regional,
                      resources: ["*"],
                      conditions: { StringEquals: here },
                      reason: "Services of reviews",
                  }),
                  rolesOfServices(args),
                  ...(services.includes("eks") ? rolesOfClusters(args) : []),
              ]),
        ...(services.includes("s3")
            ? [
                  allow({
                      actions: ["s3:*"],
                      resources: [`arn:${partition}:s3:::*${REVIEW_NAMES}`],
                      conditions: { StringEquals: here },
                      reason: "Buckets of reviews",
                  }),
              ]
            : []),
        ...ownRoles(args),
        ...reviewState(args),
    ];
}

/** Looking at the clusters of the environment, and pod identities with a review's name in them. */
function clusterGrants({ account, partition = "aws", allowedRegions }: ReviewRoleArgs): Known[] {
    const here = { "aws:RequestedRegion": allowedRegions };
    const eks = (name: string): string => `arn:${partition}:eks:*:${account}:${name}`;
    return [
        allow({
            actions: [
                ...["eks:AccessKubernetesApi", "eks:DescribeCluster"],
                ...["eks:DescribePodIdentityAssociation", "eks:ListPodIdentityAssociations"],
            ],
            resources: [eks("cluster/*"), eks("podidentityassociation/*")],
            conditions: { StringEquals: here },
            reason: "Clusters",
        }),
        allow({
            actions: ["eks:CreatePodIdentityAssociation"],
            resources: [eks("cluster/*")],
            conditions: { StringEquals: here, StringLike: { [`aws:RequestTag/${TAG}`]: REVIEW_NAMES } },
            reason: "New pod identities",
        }),
        allow({
            actions: [
                ...["eks:DeletePodIdentityAssociation", "eks:TagResource"],
                ...["eks:UntagResource", "eks:UpdatePodIdentityAssociation"],
            ],
            resources: [eks("podidentityassociation/*")],
            conditions: { StringEquals: here, ...OF_REVIEWS },
            reason: "Own pod identities",
        }),
    ];
}

/**
 * What the role, and every role that a review makes, may do at most. A review's program writes policies of its own roles,
 * so what is not here is what keeps the environment that it stands beside.
 */
export function reviewBoundary(args: ReviewRoleArgs): Known[] {
    const { account, partition = "aws", allowedRegions, services = [] } = args;
    const uses = (args.uses ?? REVIEW_USES).filter((action) => !services.includes(action.split(":")[0] ?? ""));
    return [
        ...reviewGrants(args),
        ...(uses.length === 0
            ? []
            : [
                  allow({
                      actions: uses,
                      resources: ["*"],
                      conditions: { StringEquals: { "aws:RequestedRegion": allowedRegions } },
                      reason: "What is shared",
                  }),
              ]),
        ...(uses.includes("secretsmanager:GetSecretValue")
            ? [
                  allow({
                      actions: ["kms:Decrypt"],
                      resources: [`arn:${partition}:kms:*:${account}:key/*`],
                      conditions: { StringLike: { "kms:ViaService": "secretsmanager.*" } },
                      reason: "Secrets by way of their service",
                  }),
              ]
            : []),
        // Nothing grants the rest of what other boundaries deny: people and their keys, what limits deployments, the trail.
        withoutBoundary(args),
        ...(services.length === 0 ? [] : ofOthers(args, services)),
    ];
}

/** Keeps what carries another environment's name, since those services are granted as a whole. */
function ofOthers(args: ReviewRoleArgs, services: readonly string[]): Known[] {
    const { account, partition = "aws" } = args;
    const container = (service: string, name: string): string => `arn:${partition}:${service}:*:${account}:${name}`;
    const containers = [container("ec2", "vpc/*"), container("ec2", "subnet/*"), container("eks", "cluster/*")];
    const within = CONTAINER_CHANGES.filter((action) => services.includes(action.split(":")[0] ?? ""));
    return [
        deny({
            sid: "OtherEnvironments",
            actions: [
                ...services.map((service) => `${service}:*`),
                ...(services.includes("eks") ? [...PROFILE_CHANGES, ...TOKEN_ISSUERS] : []),
            ],
            exceptResources: [...containers, ...stateKeys(args)],
            conditions: OF_OTHERS,
        }),
        ...watchers(services),
        // Without these services nothing is granted there but what is named.
        ...(within.length === 0
            ? []
            : [deny({ sid: "OtherNetworks", actions: within, resources: containers, conditions: OF_OTHERS })]),
        ...keepStateKeys(args),
    ];
}
