export { DeploymentRoles } from "./deployment/deploymentRoles.ts";
export type { DeploymentRolesArgs, StateStore } from "./deployment/deploymentRolesArgs.ts";
export { OidcProvider, type OidcProviderArgs } from "./identities/oidcProvider.ts";
export { PermissionBoundary } from "./boundary/permissionBoundary.ts";
export { policyText, trustText } from "./role/documents.ts";
export { Role } from "./role/role.ts";
export type { AttachedPolicy, BoundaryChoice, RoleArgs } from "./role/roleArgs.ts";
export * from "./plan.ts";
