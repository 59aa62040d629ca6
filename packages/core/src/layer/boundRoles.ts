import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentSettings } from "../settings/environment.ts";

const ROLE = "aws:iam/role:Role";
/** What stands below a path in IAM beside roles. */
const WITH_PATH: ReadonlySet<string> = new Set([
    ROLE,
    "aws:iam/policy:Policy",
    "aws:iam/instanceProfile:InstanceProfile",
]);

/**
 * Puts the roles, policies and instance profiles of a program below the environment's path, and holds its roles by the
 * environment's permissions boundary, wherever a component makes them: a role that was forgotten could not be deployed.
 * What a component says itself stays. What is imported or looked up has a path already.
 *
 * Works in the program, so children of components that run elsewhere (awsx, eks) are not reached.
 */
export function boundRoles(
    { path, permissionsBoundary }: NonNullable<EnvironmentSettings["roles"]>,
    { account, partition }: EnvironmentSettings["target"],
): pulumi.ResourceTransformation {
    const boundary = `arn:${partition}:iam::${account}:policy/${permissionsBoundary}`;
    return ({ type, props, opts }) => {
        if (!WITH_PATH.has(type) || opts.id !== undefined || ("import" in opts && opts.import !== undefined)) {
            return undefined;
        }
        const given = props as pulumi.Inputs;
        return {
            props: {
                ...given,
                path: given["path"] ?? path,
                ...(type === ROLE ? { permissionsBoundary: given["permissionsBoundary"] ?? boundary } : {}),
            },
            opts,
        };
    };
}
