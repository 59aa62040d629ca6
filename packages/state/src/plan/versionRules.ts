import type { LifecycleRule } from "@plinth/audit/plan";

/** Days an upload may hang; the CLI writes a state in one request. */
const ABORT_AFTER_DAYS = 7;

/** What becomes of states that were written over: they stay `days`, and nothing that is current ever goes by its age. */
export function versionRules(days: number): LifecycleRule[] {
    const rule = (id: string) => ({ id, status: "Enabled" as const, filter: {} });
    return [
        { ...rule("old-versions"), noncurrentVersionExpiration: { noncurrentDays: days } },
        // The CLI deletes a lock at the end of each operation; what is left of it is a marker.
        { ...rule("delete-markers"), expiration: { expiredObjectDeleteMarker: true } },
        { ...rule("unfinished-uploads"), abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_AFTER_DAYS } },
    ];
}
