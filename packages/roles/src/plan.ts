export { BREAK_GLASS_PATH } from "./breakGlass/breakGlassRoleArgs.ts";
export { checkBreakGlassRoleArgs } from "./breakGlass/checkBreakGlassRoleArgs.ts";
export { AWS_MANAGED_POLICIES, type AwsManagedPolicy } from "./role/awsManagedPolicies.ts";
export { boundaryArn, type BoundaryArgs, DEPLOYMENT_PATH } from "./boundary/boundaryArgs.ts";
export { boundaryStatements } from "./boundary/boundaryStatements.ts";
export { checkBoundaryArgs } from "./boundary/checkBoundaryArgs.ts";
export { GLOBAL_SERVICES, REGIONAL_SERVICES } from "./boundary/services.ts";
export { DATA_READS } from "./deployment/previewStatements.ts";
export { checkIdentity } from "./identities/checkIdentity.ts";
export { type Claims, claimsOf } from "./identities/claims.ts";
export {
    type DeployIdentity,
    type GitHubIdentity,
    GITLAB_CLAIMS,
    type GitLabIdentity,
    type Identity,
    type PreviewIdentity,
    PULUMI_OPERATIONS,
    type PulumiIdentity,
} from "./identities/identity.ts";
export { checkReviewRoleArgs } from "./review/checkReviewRoleArgs.ts";
export { REVIEW_NAMES, REVIEW_USES, type ReviewRoleArgs } from "./review/reviewRoleArgs.ts";
export { reviewBoundary, reviewGrants } from "./review/reviewStatements.ts";
export { checkStatements } from "./statements/checkStatements.ts";
export type { Conditions } from "./statements/conditions.ts";
export { LIMITS, type PolicyDocument, policyDocument, sizeOf } from "./statements/document.ts";
export { splitDocuments } from "./statements/split.ts";
export { allow, type AllowArgs, deny, type DenyArgs, type Statement } from "./statements/statement.ts";
export { trustDocument } from "./trust/trustDocument.ts";
export type { Trust } from "./trust/trust.ts";
