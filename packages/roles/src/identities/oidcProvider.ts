import { type Problem, refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { issuerProblem } from "./checkIdentity.ts";

/** What an identity provider is made of, or which one is adopted. */
export type OidcProviderArgs = {
    /** Who signs the tokens: their `iss` claim, such as https://token.actions.githubusercontent.com. */
    readonly issuer: string;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
} & (
    | {
          /** What tokens may be made for: the union over all roles that trust the provider. */
          readonly audiences: readonly string[];
          readonly adopted?: undefined;
      }
    /**
     * A provider that the account has already, by its ARN: there is one for each issuer and account. Nothing is made; its
     * audiences are its owner's to keep.
     */
    | { readonly adopted: string; readonly audiences?: undefined }
);

/** IAM API Reference, CreateOpenIDConnectProvider: audiences of a provider, and their characters. */
const MOST_AUDIENCES = 100;
const LONGEST_AUDIENCE = 255;

/**
 * Makes an account believe the tokens of one issuer, for the audiences named and nobody else's. What a token is good for is
 * up to the roles that trust it.
 *
 * No thumbprint is set. AWS checks the certificates of issuers against its own list of authorities, and takes a thumbprint
 * itself for one that is signed by none of them (IAM API Reference, CreateOpenIDConnectProvider, ThumbprintList).
 */
export class OidcProvider extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: OidcProviderArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("identity provider", name, checkOidcProviderArgs(args));
        super("plinth:roles:OidcProvider", name, args, opts);
        if (args.adopted !== undefined) {
            this.arn = pulumi.output(args.adopted);
        } else {
            const provider = new aws.iam.OpenIdConnectProvider(
                `${name}-provider`,
                {
                    url: args.issuer,
                    clientIdLists: [...new Set(args.audiences)].sort(),
                    tags: { Name: name, ...args.tags },
                },
                { parent: this },
            );
            this.arn = provider.arn;
        }
        this.registerOutputs({ arn: this.arn });
    }
}

/** Everything that is wrong with a provider's arguments, at once. */
export function checkOidcProviderArgs({ issuer, audiences, adopted }: OidcProviderArgs): Problem[] {
    const problems: Problem[] = [];
    const problem = issuerProblem(issuer);
    if (problem !== undefined) problems.push({ path: "issuer", value: issuer, ...problem });
    if (adopted !== undefined) {
        const host = issuer.replace(/^https:\/\//, "");
        if (!/^arn:aws(-cn|-us-gov)?:iam::\d{12}:oidc-provider\//.test(adopted) || !adopted.endsWith(`/${host}`)) {
            const rule = "must be the ARN of the account's provider for the issuer";
            problems.push({
                path: "adopted",
                rule,
                value: adopted,
                fix: `write arn:aws:iam::<account>:oidc-provider/${host}`,
            });
        }
        return problems;
    }
    if (audiences.length === 0 || audiences.length > MOST_AUDIENCES) {
        const rule = `must name 1 to ${MOST_AUDIENCES} audiences`;
        problems.push({ path: "audiences", rule, value: audiences.length, fix: "name those that roles ask for" });
    }
    audiences.forEach((audience, index) => {
        if (audience.length > 0 && audience.length <= LONGEST_AUDIENCE && !/[\s*?]/.test(audience)) return;
        const rule = `must be 1 to ${LONGEST_AUDIENCE} characters and whole: the audience is compared, not matched`;
        problems.push({ path: `audiences[${index}]`, rule, value: audience, fix: "write it as tokens have it" });
    });
    return problems;
}
