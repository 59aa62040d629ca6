import type { Statement } from "../statements/statement.ts";
import { allow, deny } from "../statements/statement.ts";
import { boundaryArn, type BoundaryArgs, DEPLOYMENT_PATH } from "./boundaryArgs.ts";

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
export const TOKEN_ISSUERS = [
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

/** What decides on changes of instance profiles, which carry no rights but those of a role that has to be handed over. */
export const PROFILE_CHANGES = [
    ...["AddRoleToInstanceProfile", "CreateInstanceProfile", "DeleteInstanceProfile"],
    ...["RemoveRoleFromInstanceProfile", "TagInstanceProfile", "UntagInstanceProfile"],
].map((action) => `iam:${action}`);

type Args = Omit<BoundaryArgs, "services" | "globalServices" | "allowedRegions">;

function iamArn({ account, partition = "aws" }: Args, kind: string, path: string): string {
    return `arn:${partition}:iam::${account}:${kind}${path}`;
}

/** Reading IAM, and making, changing and handing over what is below the path of roles. */
export function ownRoles(args: Args): Statement[] {
    const { rolePath } = args;
    return [
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
            resources: [iamArn(args, "role", `${rolePath}*`)],
        }),
        allow({
            sid: "OwnPolicies",
            actions: [
                ...["CreatePolicy", "CreatePolicyVersion", "DeletePolicy", "DeletePolicyVersion"],
                ...["SetDefaultPolicyVersion", "TagPolicy", "UntagPolicy"],
            ].map((action) => `iam:${action}`),
            resources: [iamArn(args, "policy", `${rolePath}*`)],
        }),
        // No condition key says whether a role that is passed has the boundary, so only those of the path may be.
        allow({
            sid: "HandOwnRoles",
            actions: ["iam:PassRole", "sts:AssumeRole", "sts:TagSession"],
            resources: [iamArn(args, "role", `${rolePath}*`)],
        }),
    ];
}

/** What clusters and their nodes need of IAM that has no path of one's own. */
export function rolesOfClusters(args: Args): Statement[] {
    return [
        // Karpenter names them itself.
        allow({
            actions: PROFILE_CHANGES,
            resources: [iamArn(args, "instance-profile", "/*")],
            reason: "Instance profiles",
        }),
        allow({ sid: "TokensOfClusters", actions: TOKEN_ISSUERS, resources: [clusterIssuers(args)] }),
    ];
}

/** Roles that services of AWS make for themselves when they are first used. */
export function rolesOfServices(args: Args): Statement {
    return allow({
        sid: "RolesOfServices",
        actions: ["iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:PassRole"],
        resources: [iamArn(args, "role", "/aws-service-role/*")],
    });
}

function clusterIssuers(args: Args): string {
    return iamArn(args, "oidc-provider", "/oidc.eks.*");
}

/** What nobody held may do, whatever else grants it: leave the boundary, change what limits it, people, or what watches. */
export function denials(args: Args): Statement[] {
    const { deploymentPath = DEPLOYMENT_PATH, protectAudit = true } = args;
    return [
        withoutBoundary(args),
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
            resources: [iamArn(args, "role", `${deploymentPath}*`), iamArn(args, "policy", `${deploymentPath}*`)],
        }),
        deny({ sid: "OtherTokens", actions: TOKEN_ISSUERS, exceptResources: [clusterIssuers(args)] }),
        deny({ sid: "People", actions: PEOPLE, resources: ["*"] }),
        ...(protectAudit ? [deny({ sid: "Audit", actions: AUDIT, resources: ["*"] })] : []),
    ];
}

/** No role is made or changed that the boundary does not hold. */
export function withoutBoundary(args: Args): Statement {
    return deny({
        sid: "WithoutBoundary",
        actions: ROLE_CHANGES,
        resources: ["*"],
        conditions: { StringNotEquals: { "iam:PermissionsBoundary": boundaryArn(args) } },
    });
}

/** Keeps what watches the account as a whole, of some services alone. */
export function watchers(services: readonly string[]): Statement[] {
    const actions = AUDIT.filter((action) => services.includes(action.split(":")[0] ?? ""));
    return actions.length === 0 ? [] : [deny({ sid: "Audit", actions, resources: ["*"] })];
}
