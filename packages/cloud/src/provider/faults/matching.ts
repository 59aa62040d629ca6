import { starPattern } from "@plinth/plan";
import { nameOfUrn, typeOfUrn } from "./fault.ts";

/** Whether a pattern names a resource: by its URN, its name or its type, each with `*` for any text. */
export function namesResource(pattern: string, urn: string): boolean {
    const matches = starPattern(pattern);
    return [urn, nameOfUrn(urn), typeOfUrn(urn)].some(matches);
}
