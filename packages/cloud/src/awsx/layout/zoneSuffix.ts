/** What of a zone's name stands before the number of its region: `us-east-` of `us-east-1a`. */
const BEFORE_NUMBER = /^[a-z]{2}(?:-[a-z]+)+-/;

/** The end of a zone's name as subnets' tags show it: `1a` of `us-east-1a`, `2-lax-1a` of a local zone. */
export function zoneSuffix(zone: string): string {
    return zone.replace(BEFORE_NUMBER, "");
}

/** @throws Error where two zones end alike. */
export function refuseSameSuffixes(zones: readonly string[]): void {
    const seen = new Map<string, string>();
    for (const zone of zones) {
        const suffix = zoneSuffix(zone);
        const other = seen.get(suffix);
        if (other !== undefined) {
            throw new Error(
                'subnetNameTagStrategy="AvailabilityZone" requires availability zones with distinct suffixes, but ' +
                    `"${other}" and "${zone}" both reduce to "${suffix}".`,
            );
        }
        seen.set(suffix, zone);
    }
}
