/**
 * Zones a VPC has room for, whether they are in use or not. Four is the next power of two above the three zones that
 * most regions have, so a zone can be added without moving an address.
 */
export const ZONE_SLOTS = 4;

/** What a zone's own text says about it. */
export interface ParsedZone {
    /** `name`: `eu-west-1a`, a letter per account. `id`: `euw1-az1`, the same place in every account. */
    readonly form: "name" | "id";
    /** What stands before the zone's own part: the region (`eu-west-1`), or its short form (`euw1`). */
    readonly region: string;
    /** The zone's own part, used in logical names: `a` or `az1`. */
    readonly key: string;
    /** Counted from 0: `a` and `az1` are 0. */
    readonly position: number;
}

/** Reads the name or the id of an availability zone; `undefined` for anything else, local zones included. */
export function parseZone(zone: string): ParsedZone | undefined {
    const name = /^([a-z]{2}(?:-[a-z]+)+-\d+)([a-z])$/.exec(zone);
    if (name !== null) {
        const [, region = "", key = ""] = name;
        return { form: "name", region, key, position: key.charCodeAt(0) - "a".charCodeAt(0) };
    }
    const id = /^([a-z]+\d+)-(az(\d+))$/.exec(zone);
    if (id === null || id[3] === "0") return undefined;
    const [, region = "", key = "", number = ""] = id;
    return { form: "id", region, key, position: Number(number) - 1 };
}

/**
 * The short form of a region in the ids of its zones: `euw1` for `eu-west-1`, `apse2` for `ap-southeast-2`,
 * `usgw1` for `us-gov-west-1` (AWS Regions and Availability Zones User Guide, "AZ IDs").
 */
export function zoneIdPrefix(region: string): string {
    const words = region.split("-");
    const short = words.map((word, index) => (index === 0 || /^\d+$/.test(word) ? word : shorten(word)));
    return short.join("");
}

function shorten(word: string): string {
    const compound = /^(north|south)(east|west)$/.exec(word);
    return compound === null ? word.charAt(0) : `${compound[1]?.charAt(0)}${compound[2]?.charAt(0)}`;
}

/** Whether a zone belongs to a region. */
export function isZoneOf(zone: string, region: string): boolean {
    const parsed = parseZone(zone);
    if (parsed === undefined) return false;
    return parsed.region === (parsed.form === "name" ? region : zoneIdPrefix(region));
}

/** A zone's part of a logical name; the zone itself where it cannot be read. */
export function zoneKey(zone: string): string {
    return parseZone(zone)?.key ?? zone;
}
