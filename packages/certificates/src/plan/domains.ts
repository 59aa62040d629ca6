/** The name a record proves: a wildcard is proven by its base (AWS Certificate Manager User Guide, "DNS validation"). */
export function provenBy(domain: string): string {
    return domain.replace(/^\*\./, "");
}

/** Names that need a record of their own, in their order. */
export function provenNames(domains: readonly string[]): string[] {
    return [...new Set(domains.map(provenBy))];
}

/** The zone a name lies in: the one whose name is the longest end of it. */
export function zoneOf(domain: string, zones: readonly string[]): string | undefined {
    const name = provenBy(domain);
    return zones
        .filter((zone) => name === zone || name.endsWith(`.${zone}`))
        .sort((one, other) => other.length - one.length)[0];
}

/** ACM's pattern in small letters, since it gives names back so (ACM API Reference, RequestCertificate, DomainName). */
const DOMAIN = /^(\*\.)?((?!-)[a-z0-9-]{0,62}[a-z0-9]\.)+(?!-)[a-z0-9-]{1,62}[a-z0-9]$/;
const LONGEST_NAME = 253;
/** Of the first name, by RFC 5280 (same page). */
export const LONGEST_COMMON_NAME = 64;
/** AWS Certificate Manager User Guide, "Quotas". */
export const MOST_NAMES = 100;

export function isDomain(name: string): boolean {
    return name.length <= LONGEST_NAME && DOMAIN.test(name);
}

/** Domains of AWS, for which ACM makes nothing (AWS Certificate Manager User Guide, "Requesting a public certificate"). */
const OF_AWS = ["amazonaws.com", "cloudfront.net", "elasticbeanstalk.com"];

export function isOfAws(name: string): boolean {
    return OF_AWS.some((domain) => name === domain || name.endsWith(`.${domain}`));
}
