import { BUCKET_DEFAULTS, type StorageShape } from "./bucketShape.ts";

const ABORT_AFTER_DAYS = 7;
/** A version that was overwritten or deleted; while the lock holds it stays whatever this says. */
const NONCURRENT_DAYS = 30;

export interface LifecycleRule {
    readonly id: string;
    readonly status: "Enabled";
    readonly filter: Readonly<Record<string, never>>;
    readonly transitions?: { readonly days: number; readonly storageClass: "GLACIER_IR" }[];
    readonly expiration?: { readonly days: number } | { readonly expiredObjectDeleteMarker: true };
    readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
    readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
}

/** Files to a cheaper class (`cold`) and then away, with their old versions, the markers of those, and unfinished uploads. */
export function lifecycleRules(
    { coldAfterDays, expireAfterDays }: StorageShape,
    classes: "cold" | "standard" = "cold",
): LifecycleRule[] {
    const rule = (id: string) => ({ id, status: "Enabled" as const, filter: {} });
    const days = coldAfterDays ?? BUCKET_DEFAULTS.coldAfterDays;
    return [
        {
            ...rule("age"),
            ...(classes === "cold" ? { transitions: [{ days, storageClass: "GLACIER_IR" }] } : {}),
            expiration: { days: expireAfterDays ?? BUCKET_DEFAULTS.expireAfterDays },
            noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS },
        },
        // S3 takes no days together with this one.
        { ...rule("delete-markers"), expiration: { expiredObjectDeleteMarker: true } },
        {
            ...rule("unfinished-uploads"),
            abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_AFTER_DAYS },
        },
    ];
}
