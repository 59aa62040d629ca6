/** Inputs of {@link StateBackend}: plain data, so it is checked before anything registers. */
export interface StateBackendArgs {
    /** The environment whose states it keeps; each has its own, since state holds everything that stacks know. */
    readonly environment: string;
    /** The account, region and partition of bucket and keys. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** The name in S3, which `stateBucketName` makes. Fixed: settings and roles say it. */
    readonly bucketName: string;
    /**
     * Paths of roles that work with the states and whatever they make. They neither change the bucket, nor the state of the
     * stack that holds them, nor delete an old version.
     */
    readonly deployerPaths: readonly string[];
    /** The Pulumi project of the stack that makes the backend and the roles: its state is out of deployers' reach. */
    readonly ownProject: string;
    /**
     * Days that a state stays after it was written over, 30 at least.
     * @default 365 - a quarter's mistake is found in the next, and states are small
     */
    readonly keepVersionDays?: number | undefined;
    /** Days that logs of who read or wrote a state stay. @default 365 - as those of the audit trail */
    readonly accessLogDays?: number | undefined;
    /** Whether Pulumi refuses to delete bucket and keys. @default true - without them nobody knows what there is */
    readonly protect?: boolean | undefined;
    /** Whether bucket and keys stay in the account when the stack is destroyed. @default true */
    readonly keepAfterDeletion?: boolean | undefined;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
