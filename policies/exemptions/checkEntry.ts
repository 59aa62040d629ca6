import { isRecord } from "../reading/unknown.ts";
import type { ExemptedResource, Exemption, ExemptionProblem } from "./exemption.ts";
import { namesNothing } from "./glob.ts";
import { dayNumber } from "./today.ts";
import { splitUrn } from "./urn.ts";

/** What entries are checked against. */
export interface ExemptionFacts {
    readonly rules: ReadonlySet<string>;
    /** The UTC day, `YYYY-MM-DD`. */
    readonly today: string;
}

/** An exemption is for a limited time: longer, and it is a decision about the rule. */
export const LONGEST_DAYS = 180;
const SHORTEST_REASON = 10;
const KEYS = ["rule", "resource", "property", "environments", "reason", "owner", "approvedBy", "expires"];
const FORMS = "a URN glob, { type: …, name: … } or { finding: … }";
const NARROW = `name the resource: at least three letters or digits of its name beside any *`;

/** Reads one entry; says everything that is wrong with it. */
export function checkEntry(
    entry: unknown,
    at: string,
    facts: ExemptionFacts,
): { readonly exemption?: Exemption; readonly problems: readonly ExemptionProblem[] } {
    if (!isRecord(entry)) {
        return { problems: [{ at, expected: "a map", found: shown(entry), remedy: `write ${KEYS.join(", ")}` }] };
    }
    const problems: Omit<ExemptionProblem, "environments">[] = [];
    const wrong = (key: string, expected: string, remedy: string): void => {
        problems.push({ at: `${at}.${key}`, expected, found: shown(entry[key]), remedy });
    };
    for (const key of Object.keys(entry).filter((name) => !KEYS.includes(name))) {
        wrong(key, `one of ${KEYS.join(", ")}`, "correct or remove the key");
    }
    const text = (key: string): string => (typeof entry[key] === "string" ? entry[key].trim() : "");
    const rule = text("rule");
    if (isWild(rule)) {
        wrong("rule", "one rule", "name the rule; one entry is about one rule");
    } else if (!facts.rules.has(rule)) {
        wrong("rule", "a rule of the pack", "correct the rule's id, or remove the entry");
    }
    const resource = readResource(entry["resource"], (expected, remedy) => wrong("resource", expected, remedy));
    const { property, environments } = entry;
    if (property !== undefined && text("property") === "") {
        wrong("property", "a property path", "write it as the finding does, or leave it out");
    }
    if (environments !== undefined && !isNames(environments)) {
        wrong("environments", "a list of environments", "list their names, or leave it out");
    }
    if (text("reason").length < SHORTEST_REASON) {
        wrong("reason", `a reason of at least ${SHORTEST_REASON} characters`, "say why the resource may do without");
    }
    for (const key of ["owner", "approvedBy"]) {
        if (text(key) === "") {
            wrong(key, "a name", "name a team or a person");
        }
    }
    if (text("owner") !== "" && text("owner").toLowerCase() === text("approvedBy").toLowerCase()) {
        wrong("approvedBy", "somebody else than the owner", "have somebody else agree to it");
    }
    checkExpiry(entry["expires"], facts.today, (expected, remedy) => wrong("expires", expected, remedy));
    const where = isNames(environments) ? { environments } : {};
    if (problems.length > 0 || resource === undefined) {
        return { problems: problems.map((problem) => ({ ...problem, ...where })) };
    }
    const terms = { owner: text("owner"), approvedBy: text("approvedBy"), reason: oneLine(text("reason")) };
    const narrowed = property === undefined ? {} : { property: text("property") };
    return {
        problems: [],
        exemption: { at, rule, resource, ...narrowed, ...where, ...terms, expires: text("expires") },
    };
}

type Wrong = (expected: string, remedy: string) => void;

function readResource(given: unknown, wrong: Wrong): ExemptedResource | undefined {
    if (typeof given === "string") {
        return readUrn(given, wrong);
    }
    const keys = isRecord(given) ? Object.keys(given).sort().join() : "";
    if (!isRecord(given) || !["finding", "name", "name,type", "type"].includes(keys) || !isTexts(given)) {
        wrong(FORMS, `write ${FORMS}`);
        return undefined;
    }
    const { finding, type, name } = given;
    if (finding !== undefined) {
        if (!/^[0-9a-f]{16}$/.test(finding)) {
            wrong("the id of a finding, 16 hexadecimal digits", "copy the id from the report (--format json)");
            return undefined;
        }
        return { finding };
    }
    if (name === undefined || namesNothing(name)) {
        wrong("a resource by name", NARROW);
        return undefined;
    }
    return type === undefined ? { name } : { type, name };
}

function readUrn(given: string, wrong: Wrong): ExemptedResource | undefined {
    const urn = given.trim();
    const parts = splitUrn(urn);
    if (isWild(urn) || (parts !== undefined && namesNothing(parts.name))) {
        wrong("a resource by name", NARROW);
        return undefined;
    }
    if (parts === undefined) {
        wrong("a URN of four parts", "write urn:pulumi:<stack>::<project>::<type>::<name>, with * inside the parts");
        return undefined;
    }
    return { urn };
}

function checkExpiry(given: unknown, today: string, wrong: Wrong): void {
    const last = dayNumber(given);
    const now = dayNumber(today) ?? 0;
    if (last === undefined) {
        wrong("a date such as 2026-11-21 (any other counts as expired)", "write the last day it holds as YYYY-MM-DD");
    } else if (last < now) {
        wrong(`a day not before ${today}: it has expired`, "remove the entry, or have it approved again");
    } else if (last - now > LONGEST_DAYS) {
        wrong(
            `a day at most ${LONGEST_DAYS} days after ${today}`,
            "choose an earlier day; approve it again when it ends",
        );
    }
}

function isWild(text: string): boolean {
    return /^[*?\s]+$/.test(text);
}

function isNames(value: unknown): value is string[] {
    return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string" && name !== "");
}

function isTexts(value: object): value is Record<string, string> {
    return Object.values(value).every((text) => typeof text === "string" && text !== "");
}

function oneLine(text: string): string {
    return text.replace(/\s+/g, " ");
}

function shown(value: unknown): string {
    const text = value === undefined ? "nothing" : JSON.stringify(value);
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
