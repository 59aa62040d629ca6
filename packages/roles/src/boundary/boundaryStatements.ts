import type { Statement } from "../statements/statement.ts";
import { allow, deny } from "../statements/statement.ts";
import { boundaryArn, type BoundaryArgs, DEPLOYMENT_PATH } from "./boundaryArgs.ts";
import { GLOBAL_SERVICES, globalRegion, REGIONAL_SERVICES } from "./services.ts";

/** What creates, changes and deletes roles, and whether they have the boundary is known (`iam:PermissionsBoundary`). */
export const ROLE_CHANGES = [
    "iam:AttachRolePolicy",
    "iam:CreateRole",
    "iam:DeleteRole",
    "iam:DeleteRolePolicy",
    "iam:DetachRolePolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole",
];

/** People, keys and ways in, which are no deployment's business. */
const PEOPLE = [
    "iam:AddUserToGroup",
    "iam:AttachGroupPolicy",
    "iam:AttachUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreateGroup",
    "iam:CreateLoginProfile",
    "iam:CreateSAMLProvider",
    "iam:CreateServiceSpecificCredential",
    "iam:CreateUser",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary",
    "iam:PutGroupPolicy",
    "iam:PutUserPolicy",
    "iam:UpdateAccessKey",
    "iam:UpdateLoginProfile",
    "iam:UpdateSAMLProvider",
    "iam:UploadSSHPublicKey",
    "iam:UploadSigningCertificate",
];

/** What decides whose tokens the account believes. */
const TOKEN_ISSUERS = [
    "iam:AddClientIDToOpenIDConnectProvider",
    "iam:CreateOpenIDConnectProvider",
    "iam:DeleteOpenIDConnectProvider",
    "iam:RemoveClientIDFromOpenIDConnectProvider",
    "iam:TagOpenIDConnectProvider",
    "iam:UntagOpenIDConnectProvider",
    "iam:UpdateOpenIDConnectProviderThumbprint",
];

/** What would make the account blind, or open it as a whole. */
const AUDIT = [
    "access-analyzer:DeleteAnalyzer",
    "cloudtrail:DeleteTrail",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
    "config:DeleteConfigurationRecorder",
    "config:StopConfigurationRecorder",
    "ec2:DisableEbsEncryptionByDefault",
    "ec2:ModifyVpcBlockPublicAccessOptions",
    "guardduty:DeleteDetector",
    "guardduty:UpdateDetector",
    "s3:PutAccountPublicAccessBlock",
    "securityhub:DisableSecurityHub",
];

/**
 * What anybody held by the boundary may do at most. It grants nothing by itself: what a role may do is what its own
 * policies and the boundary both grant.
 */
export function boundaryStatements(args: BoundaryArgs): Statement[] {
    const { account, partition = "aws", allowedRegions, rolePath, deploymentPath = DEPLOYMENT_PATH } = args;
    const { services = REGIONAL_SERVICES, globalServices = GLOBAL_SERVICES, protectAudit = true } = args;
    const iam = (kind: string, path: string): string => `arn:${partition}:iam::${account}:${kind}${path}`;
    const boundary = boundaryArn(args);
    const clusterIssuers = iam("oidc-provider", "/oidc.eks.*");
    const everything = (prefixes: readonly string[]) => prefixes.map((service) => `${service}:*`);
    return [
        allow({
            actions: everything(services),
            resources: ["*"],
            conditions: { StringEquals: { "aws:RequestedRegion": allowedRegions } },
            reason: "Regional services",
        }),
        ...(globalServices.length === 0
            ? []
            : [
                  allow({
                      actions: everything(globalServices),
                      resources: ["*"],
                      conditions: { StringEquals: { "aws:RequestedRegion": globalRegion(partition) } },
                      reason: "Global services",
                  }),
              ]),
        allow({
            actions: [
                "iam:Get*",
                "iam:List*",
                "iam:Simulate*",
                "sts:DecodeAuthorizationMessage",
                "sts:GetCallerIdentity",
            ],
            resources: ["*"],
            reason: "Read rights",
        }),
        allow({
            sid: "OwnRoles",
            actions: [...ROLE_CHANGES, "iam:TagRole", "iam:UntagRole", "iam:UpdateRoleDescription"],
            resources: [iam("role", `${rolePath}*`)],
        }),
        allow({
            sid: "OwnPolicies",
            actions: [
                ...["CreatePolicy", "CreatePolicyVersion", "DeletePolicy", "DeletePolicyVersion"],
                ...["SetDefaultPolicyVersion", "TagPolicy", "UntagPolicy"],
            ].map((action) => `iam:${action}`),
            resources: [iam("policy", `${rolePath}*`)],
        }),
        // They carry no rights: those come with the role, which has to be handed over. Karpenter names them itself.
        allow({
            actions: [
                ...["AddRoleToInstanceProfile", "CreateInstanceProfile", "DeleteInstanceProfile"],
                ...["RemoveRoleFromInstanceProfile", "TagInstanceProfile", "UntagInstanceProfile"],
            ].map((action) => `iam:${action}`),
            resources: [iam("instance-profile", "/*")],
            reason: "Instance profiles",
        }),
        allow({ sid: "TokensOfClusters", actions: TOKEN_ISSUERS, resources: [clusterIssuers] }),
        // No condition key says whether a role that is passed has the boundary, so only those of the path may be.
        allow({
            sid: "HandOwnRoles",
            actions: ["iam:PassRole", "sts:AssumeRole", "sts:TagSession"],
            resources: [iam("role", `${rolePath}*`)],
        }),
        allow({
            sid: "RolesOfServices",
            actions: ["iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:PassRole"],
            resources: [iam("role", "/aws-service-role/*")],
        }),
        deny({
            sid: "OutsideRegions",
            actions: everything(services),
            resources: ["*"],
            conditions: { StringNotEquals: { "aws:RequestedRegion": allowedRegions } },
        }),
        deny({
            sid: "WithoutBoundary",
            actions: ROLE_CHANGES,
            resources: ["*"],
            conditions: { StringNotEquals: { "iam:PermissionsBoundary": boundary } },
        }),
        deny({
            sid: "Deployment",
            actions: ["iam:Add*", "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:PassRole"].concat([
                "iam:Put*",
                "iam:Remove*",
                "iam:Set*",
                "iam:Tag*",
                "iam:Untag*",
                "iam:Update*",
            ]),
            resources: [iam("role", `${deploymentPath}*`), iam("policy", `${deploymentPath}*`)],
        }),
        deny({ sid: "OtherTokens", actions: TOKEN_ISSUERS, exceptResources: [clusterIssuers] }),
        deny({ sid: "People", actions: PEOPLE, resources: ["*"] }),
        ...(protectAudit ? [deny({ sid: "Audit", actions: AUDIT, resources: ["*"] })] : []),
        ...outOfReach(args),
    ];
}

function outOfReach({ partition = "aws", outOfReach: { buckets = [], keyArns = [] } = {} }: BoundaryArgs): Statement[] {
    const arns = buckets.map((bucket) => `arn:${partition}:s3:::${bucket}`);
    return [
        ...(arns.length === 0
            ? []
            : [deny({ sid: "OtherBuckets", actions: ["s3:*"], resources: arns.flatMap((arn) => [arn, `${arn}/*`]) })]),
        ...(keyArns.length === 0 ? [] : [deny({ sid: "OtherKeys", actions: ["kms:*"], resources: keyArns })]),
    ];
}
