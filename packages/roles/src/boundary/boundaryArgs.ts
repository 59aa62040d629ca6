/** What a boundary is made of: plain data, so it is checked before anything registers. */
export interface BoundaryArgs {
    /** The account and partition. */
    readonly account: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** The name in AWS, at most 128 characters. Fixed: the policy names itself, and roles name it. */
    readonly policyName: string;
    /** Regions in which anything may be done at all. */
    readonly allowedRegions: readonly string[];
    /**
     * Where deployments keep the roles, policies and instance profiles they make: `/plinth/dev/`. They can change, and
     * hand to services, nothing outside it.
     */
    readonly rolePath: string;
    /** Regional services by prefix. @default {@link REGIONAL_SERVICES} - what the layers of this repository are made of */
    readonly services?: readonly string[] | undefined;
    /** Services with one endpoint for all regions, by prefix. @default {@link GLOBAL_SERVICES} */
    readonly globalServices?: readonly string[] | undefined;
    /**
     * Where the roles that deploy, and this policy, are. Nobody held by the boundary can touch what is there.
     * @default /deployment/
     */
    readonly deploymentPath?: string | undefined;
    /**
     * Whether the audit trail, threat detection and account-wide blocks are out of reach. Only the stack that looks after
     * them needs a boundary without.
     * @default true
     */
    readonly protectAudit?: boolean | undefined;
    /**
     * Buckets by name, and keys by ARN, that nobody held may touch: the state of other environments in the account.
     * @default none - each environment has an account of its own
     */
    readonly outOfReach?:
        | { readonly buckets?: readonly string[] | undefined; readonly keyArns?: readonly string[] | undefined }
        | undefined;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Where the roles that deploy are, unless somebody says otherwise. */
export const DEPLOYMENT_PATH = "/deployment/";

/** The ARN of a boundary, known before it exists: roles of other stacks name it. */
export function boundaryArn({
    account,
    partition = "aws",
    policyName,
    deploymentPath = DEPLOYMENT_PATH,
}: Pick<BoundaryArgs, "account" | "partition" | "policyName" | "deploymentPath">): string {
    return `arn:${partition}:iam::${account}:policy${deploymentPath}${policyName}`;
}
