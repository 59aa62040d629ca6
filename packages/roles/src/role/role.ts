import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { LIMITS } from "../statements/document.ts";
import { splitDocuments } from "../statements/split.ts";
import { awsManagedPolicyArn } from "./awsManagedPolicies.ts";
import { checkRoleArgs } from "./checkRoleArgs.ts";
import { policyText, trustText } from "./documents.ts";
import { roleOptOuts } from "./optOuts.ts";
import type { RoleArgs } from "./roleArgs.ts";
import { logWideGrants } from "./wideGrants.ts";

/**
 * A role that names who takes it and what it may do, held by a permissions boundary.
 *
 * What grants more than it names carries a reason, which is logged on every run and is the name of the statement in the
 * account. What depends on the role's rights waits for `policies`, since AWS would refuse it for a moment.
 */
export class Role extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    /** The name in AWS, without its path. */
    readonly roleName: pulumi.Output<string>;
    /** Everything that gives the role its rights, for `dependsOn`. */
    declare readonly policies: readonly pulumi.Resource[];

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: RoleArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("role", name, checkRoleArgs(name, args));
        super("plinth:roles:Role", name, args, opts);
        logOptOuts(name, roleOptOuts, args);
        logWideGrants(this, name, args);
        const { path, maxSessionHours = 1, permissionsBoundary, tags = {} } = args;
        const role = new aws.iam.Role(
            `${name}-role`,
            {
                ...(args.roleName === undefined ? {} : { name: args.roleName }),
                ...(path === undefined ? {} : { path }),
                description: args.description,
                assumeRolePolicy: trustText(args.trust),
                maxSessionDuration: maxSessionHours * 3600,
                ...("policyArn" in permissionsBoundary ? { permissionsBoundary: permissionsBoundary.policyArn } : {}),
                tags: { Name: name, ...tags },
            },
            { parent: this },
        );
        this.policies = [...this.#inline(name, args, role), ...this.#managed(name, args, role)];
        this.arn = role.arn;
        this.roleName = role.name;
        this.registerOutputs({ arn: this.arn, roleName: this.roleName });
    }

    #inline(name: string, { policies = {} }: RoleArgs, role: aws.iam.Role): pulumi.Resource[] {
        return Object.entries(policies).map(([key, statements]) => {
            const policy = policyText(`role "${name}"`, `policies.${key}`, statements, LIMITS.inlineOfRole);
            return new aws.iam.RolePolicy(`${name}-${key}`, { role: role.name, policy }, { parent: this });
        });
    }

    #managed(name: string, args: RoleArgs, role: aws.iam.Role): pulumi.Resource[] {
        const { partition = "aws", path, managedPolicies = {}, awsManagedPolicies = [], tags = {} } = args;
        const attach = (logicalName: string, policyArn: pulumi.Input<string>): pulumi.Resource =>
            new aws.iam.RolePolicyAttachment(logicalName, { role: role.name, policyArn }, { parent: this });
        const own = Object.entries(managedPolicies).flatMap(([key, statements]) =>
            splitDocuments(statements).map((document, index) => {
                const logicalName = `${name}-${key}${index === 0 ? "" : `-${index + 1}`}`;
                const policy = new aws.iam.Policy(
                    logicalName,
                    {
                        ...(path === undefined ? {} : { path }),
                        policy: JSON.stringify(document),
                        tags: { Name: logicalName, ...tags },
                    },
                    { parent: this },
                );
                return attach(logicalName, policy.arn);
            }),
        );
        const kept = awsManagedPolicies.map((policy) => {
            const policyName = typeof policy === "string" ? policy : policy.name;
            const last = policyName.split("/").at(-1) ?? policyName;
            return attach(`${name}-${last}`, awsManagedPolicyArn(partition, policyName));
        });
        return [...own, ...kept];
    }
}
