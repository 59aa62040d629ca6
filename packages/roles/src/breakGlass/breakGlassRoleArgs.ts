/** Inputs of {@link BreakGlassRole}: plain data, so it is checked before anything registers. */
export interface BreakGlassRoleArgs {
    /** The environment the role opens; it stands in its name. */
    readonly environment: string;
    readonly account: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /**
     * Users of IAM who may take the role, by ARN, each with a device for codes of their own. No roles: those of an identity
     * provider are what has failed when this one is needed, and their sessions do not say whether there was a second factor.
     */
    readonly users: readonly string[];
    /**
     * Minutes since the second factor was given, 1 to 60.
     * @default 15 - the code is given for this, not for what somebody did in the morning
     */
    readonly mfaMinutes?: number | undefined;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Where the role is: the audit trail's alarm knows it by this path, and boundaries of deployments do not reach it. */
export const BREAK_GLASS_PATH = "/break-glass/";
