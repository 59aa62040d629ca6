import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BREAK_GLASS_PATH, type BreakGlassRoleArgs } from "./breakGlassRoleArgs.ts";
import { checkBreakGlassRoleArgs } from "./checkBreakGlassRoleArgs.ts";
import { breakGlassOptOuts } from "./optOuts.ts";

/** The least a role's longest session can be (IAM API Reference, CreateRole, MaxSessionDuration). */
const SHORTEST_SESSION_SECONDS = 3600;

/**
 * The way in when pipelines, or the company's sign-in, do not work: named users of IAM take it with a second factor given
 * minutes ago, and may do anything for an hour. Nobody else can take it, no deployment can change it, and each use is an
 * alarm of the account's audit trail (`breakGlassUse`).
 *
 * It has no permissions boundary: what it is for is what boundaries are in the way of.
 */
export class BreakGlassRole extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    readonly roleName: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: BreakGlassRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("break-glass role", name, checkBreakGlassRoleArgs(args));
        super("plinth:roles:BreakGlassRole", name, args, opts);
        logOptOuts(name, breakGlassOptOuts, args);
        const { environment, partition = "aws", users, mfaMinutes = 15, tags = {} } = args;
        const role = new aws.iam.Role(
            `${name}-role`,
            {
                // Whoever needs it types it at night.
                name: `break-glass-${environment}`,
                path: BREAK_GLASS_PATH,
                description: `Emergencies in ${environment}: everything, for an hour, with a second factor; each use is an alarm`,
                assumeRolePolicy: JSON.stringify(trustOf(users, mfaMinutes)),
                maxSessionDuration: SHORTEST_SESSION_SECONDS,
                tags: { Name: name, ...tags },
            },
            { parent: this },
        );
        new aws.iam.RolePolicyAttachment(
            `${name}-everything`,
            { role: role.name, policyArn: `arn:${partition}:iam::aws:policy/AdministratorAccess` },
            { parent: this },
        );
        this.arn = role.arn;
        this.roleName = role.name;
        this.registerOutputs({ arn: this.arn, roleName: this.roleName });
    }
}

/**
 * Both conditions: `aws:MultiFactorAuthPresent` alone holds for as long as the user's session does. Neither key is there
 * without a second factor, and what is missing does not match ("Configuring MFA-protected API access", IAM User Guide).
 */
function trustOf(users: readonly string[], mfaMinutes: number): object {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "NamedUsersWithSecondFactor",
                Effect: "Allow",
                Principal: { AWS: users.toSorted() },
                Action: "sts:AssumeRole",
                Condition: {
                    Bool: { "aws:MultiFactorAuthPresent": "true" },
                    NumericLessThan: { "aws:MultiFactorAuthAge": String(mfaMinutes * 60) },
                },
            },
        ],
    };
}
