import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    checkPasswordPolicy,
    PASSWORD_DEFAULTS,
    type PasswordPolicyShape,
    PART_OPT_OUTS,
    type Place,
} from "./plan/index.ts";

export type PasswordPolicyArgs = PasswordPolicyShape & Place;

/** What passwords of the account's IAM users must be. People should sign in with SSO: this is for those who do not. */
export class PasswordPolicy extends pulumi.ComponentResource {
    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: PasswordPolicyArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("password policy", name, args, checkPasswordPolicy(args));
        super("plinth:account:PasswordPolicy", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.passwordPolicy, args);
        if (args.mode === "created") {
            new aws.iam.AccountPasswordPolicy(
                `${name}-policy`,
                {
                    minimumPasswordLength: args.minimumLength ?? PASSWORD_DEFAULTS.minimumLength,
                    passwordReusePrevention: args.remembered ?? PASSWORD_DEFAULTS.remembered,
                    maxPasswordAge: args.maximumAgeDays ?? PASSWORD_DEFAULTS.maximumAgeDays,
                    requireLowercaseCharacters: true,
                    requireUppercaseCharacters: true,
                    requireNumbers: true,
                    requireSymbols: true,
                    allowUsersToChangePassword: true,
                    // An expired password can still be changed; otherwise an administrator would be locked out for good.
                    hardExpiry: false,
                },
                guarded(this, args),
            );
        }
        this.registerOutputs({});
    }
}
