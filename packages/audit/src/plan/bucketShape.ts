/**
 * What keeps log files from being changed or deleted. `governance`: whoever has s3:BypassGovernanceRetention can lift it.
 * `compliance`: nobody can before the days are over, the account's root and AWS included; a mistake in `days` is paid to
 * its end. `none`: whoever may delete objects deletes the evidence, so it takes a reason, which every run prints.
 */
export type LockShape =
    | {
          readonly mode: "governance";
          /** Days, 1 to 36500. @default 365 */
          readonly days?: number | undefined;
      }
    | { readonly mode: "compliance"; readonly days: number }
    | { readonly mode: "none"; readonly reason: string };

export const LOCK_MODES = ["governance", "compliance", "none"] as const;

/** How long files stay, and where. */
export interface StorageShape {
    /**
     * Days after which files move to S3 Glacier Instant Retrieval, which costs less to keep and more to read. S3 leaves
     * files below 128 KB where they are (Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle").
     * @default 90 - what is looked into is mostly younger
     */
    readonly coldAfterDays?: number | undefined;
    /** Days after which files are deleted. @default 1096 - three years; longer is a matter of your auditors */
    readonly expireAfterDays?: number | undefined;
}

/** Where requests to the bucket are logged. */
export type AccessLogsShape =
    | {
          readonly to: "own";
          /** Days after which access logs are deleted. @default 365 */
          readonly expireAfterDays?: number | undefined;
      }
    | {
          readonly to: "bucket";
          /** A bucket of the same account and region whose policy admits logging.s3.amazonaws.com. */
          readonly bucket: string;
          /** @default the component's name and a slash */
          readonly prefix?: string | undefined;
      };

export const BUCKET_DEFAULTS = {
    lockDays: 365,
    coldAfterDays: 90,
    expireAfterDays: 1096,
    accessLogDays: 365,
    protect: true,
    keepAfterDeletion: true,
} as const;
