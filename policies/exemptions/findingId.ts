import { createHash } from "node:crypto";

/** The id that reports give a finding: rule, resource and property, hashed. A test beside the reports holds both equal. */
export function findingId(rule: string, urn: string, property: string): string {
    return createHash("sha256").update(`${rule}\n${urn}\n${property}`).digest("hex").slice(0, 16);
}
