import { encodeValue } from "../encode.ts";
import {
    isPlanObject,
    joinPath,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    Unknown,
} from "../values.ts";
import type { PropertyDifference } from "./comparison.ts";
import { canonical, isSame, parsedJson } from "./sameness.ts";

/** What is known of a value that is not known. */
export type UnknownVerdict = "same" | "changed" | "undecided";

export interface DifferenceOptions {
    /** The old side was deployed: a plan that does not know a value yet may well arrive at the same one. */
    readonly state: boolean;
    /** Judges an unknown by the resources that its top-level property comes from. */
    readonly unknown: (path: string, sides: "both" | "old" | "new") => UnknownVerdict;
    /** Resources that make an unknown a change. */
    readonly follows: (path: string) => readonly string[];
    /** The id of a deployed resource, by the URN it has in the new plan. */
    readonly idOf: (urn: string) => string | undefined;
}

/** What differs between two maps of properties, by path. */
export function differencesOf(old: PlanObject, now: PlanObject, options: DifferenceOptions): PropertyDifference[] {
    const found: PropertyDifference[] = [];
    compareMaps("", old, now, { options, found });
    return found.sort(({ path: one }, { path: other }) => (one < other ? -1 : one > other ? 1 : 0));
}

interface Comparing {
    readonly options: DifferenceOptions;
    readonly found: PropertyDifference[];
}

function compareMaps(path: string, old: PlanObject, now: PlanObject, comparing: Comparing): void {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
        // The engine's own notes on a provider.
        if (path === "" && key === "__internal") continue;
        compareValues(joinPath(path, key), own(old, key), own(now, key), comparing);
    }
}

/** Programs name properties as they like: `constructor` must not be found on every object. */
function own(values: PlanObject, key: string): PlanValue | undefined {
    return Object.hasOwn(values, key) ? values[key] : undefined;
}

function compareValues(
    path: string,
    old: PlanValue | undefined,
    now: PlanValue | undefined,
    comparing: Comparing,
): void {
    // Null is not sent to providers: it is as good as absent.
    const [before, after] = [old ?? undefined, now ?? undefined];
    if (before === undefined || after === undefined) {
        if (before === after) return;
        say(before === undefined ? "added" : "removed", path, before, after, comparing);
    } else if (before instanceof Secret || after instanceof Secret) {
        compareSecrets(path, before, after, comparing);
    } else if (before instanceof Unknown || after instanceof Unknown) {
        compareUnknowns(path, before, after, comparing);
    } else if (Array.isArray(before) && Array.isArray(after)) {
        compareLists(path, before, after, comparing);
    } else if (isPlanObject(before) && isPlanObject(after)) {
        compareMaps(path, before, after, comparing);
    } else {
        compareScalars(path, before, after, comparing);
    }
}

function compareSecrets(path: string, old: PlanValue, now: PlanValue, comparing: Comparing): void {
    const [before, after] = [old, now].map((value) => (value instanceof Secret ? value.value : value)) as [
        PlanValue,
        PlanValue,
    ];
    const found: PropertyDifference[] = [];
    compareValues(path, before, after, { ...comparing, found });
    const secrecy = old instanceof Secret ? (now instanceof Secret ? undefined : "removed") : "added";
    // One difference for the whole of it: the shape of a secret is nobody's business either.
    const [first] = found;
    if (first !== undefined || secrecy !== undefined) {
        const kind = first === undefined || found.every(({ kind }) => kind === "undecided") ? "undecided" : "changed";
        comparing.found.push({
            path,
            kind: secrecy !== undefined && first === undefined ? "changed" : kind,
            old: encodeValue(new Secret(before instanceof Unknown ? before : "")),
            new: encodeValue(new Secret(after instanceof Unknown ? after : "")),
            ...(secrecy === undefined ? {} : { secrecy }),
        });
    }
}

function compareUnknowns(path: string, old: PlanValue, now: PlanValue, comparing: Comparing): void {
    const sides = old instanceof Unknown ? (now instanceof Unknown ? "both" : "old") : "new";
    const verdict = comparing.options.unknown(path, sides);
    if (verdict !== "same") say(verdict, path, old, now, comparing);
}

function compareLists(path: string, old: PlanValue[], now: PlanValue[], comparing: Comparing): void {
    if (old.length === now.length && isReordered(old, now)) {
        say("reordered", path, old, now, comparing);
        return;
    }
    for (let index = 0; index < Math.max(old.length, now.length); index++) {
        compareValues(`${path}[${index}]`, old[index], now[index], comparing);
    }
}

function isReordered(old: PlanValue[], now: PlanValue[]): boolean {
    const [before, after] = [old.map(canonical), now.map(canonical)];
    if (before.every((entry, index) => entry === after[index])) return false;
    return before.toSorted().join("\n") === after.toSorted().join("\n");
}

function compareScalars(path: string, old: PlanValue, now: PlanValue, comparing: Comparing): void {
    const { options } = comparing;
    if (now instanceof ResourceReference && options.state && typeof old === "string") {
        const id = options.idOf(now.urn);
        if (id === old) return;
        if (id === undefined) compareUnknowns(path, old, new Unknown(), comparing);
        else say("changed", path, old, id, comparing);
        return;
    }
    // A document of JSON may be sent as text or, before the provider has written it out, as an object.
    const isText = typeof old === "string" || typeof now === "string";
    const [before, after] = isText ? [parsedJson(old), parsedJson(now)] : [];
    if (before !== undefined && after !== undefined) {
        const found: PropertyDifference[] = [];
        compareValues(path, before, after, { ...comparing, found });
        if (found.length > 0 && found.every(({ kind }) => kind === "undecided"))
            say("undecided", path, old, now, comparing);
        else if (found.some(({ kind }) => kind !== "reordered")) say("changed", path, old, now, comparing);
        return;
    }
    if (!isSame(old, now, options.state)) say("changed", path, old, now, comparing);
}

function say(
    kind: PropertyDifference["kind"],
    path: string,
    old: PlanValue | undefined,
    now: PlanValue | undefined,
    { options, found }: Comparing,
): void {
    const follows = now instanceof Unknown && kind === "changed" ? options.follows(path) : [];
    found.push({
        path,
        kind,
        ...(old === undefined ? {} : { old: encodeValue(old) }),
        ...(now === undefined ? {} : { new: encodeValue(now) }),
        ...(follows.length === 0 ? {} : { follows }),
    });
}
