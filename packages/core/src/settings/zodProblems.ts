import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import type { Problem } from "../errors/problem.ts";
import { keysOfForms, knownKeys } from "./knownKeys.ts";
import { type Path, valueAt } from "./path.ts";
import { formMeant, isOfWrongType } from "./unionForms.ts";

/** A cross-field rule's own words, carried through zod in `params`. See {@link rule}. */
export interface Violation {
    /** Where, relative to the object the rule stands on. */
    readonly path: Path;
    readonly rule: string;
    readonly value?: unknown;
    readonly fix: string;
}

/** A zod schema of any type; `z.ZodType` alone would fix its input type. */
export type Schema<Output = unknown> = z.ZodType<Output, unknown>;

type Issue = z.core.$ZodIssue;

/** A problem and the place it is about, before it is rendered. */
export type PlacedProblem = Omit<Problem, "path" | "file"> & { readonly path: Path };

/** Translates what zod found in `data` into problems that name the path, the rule, the value and the fix. */
export function toProblems(schema: Schema, data: unknown, issues: readonly Issue[]): PlacedProblem[] {
    return issues
        .filter((issue) => !isMeasureOfWrongType(issue, issues) && !isRuleAboutWrongType(issue, issues))
        .flatMap((issue) => translate(schema, data, issue));
}

/** zod also measures what it found to be of another type: text in the place of a list, say, by its letters. */
function isMeasureOfWrongType({ code, path }: Issue, issues: readonly Issue[]): boolean {
    if (code !== "too_big" && code !== "too_small") return false;
    const place = JSON.stringify(path);
    return issues.some((other) => other.code === "invalid_type" && JSON.stringify(other.path) === place);
}

/** Rules of our own see what is missing, or of another type, as empty: zod's own words for it are enough. */
function isRuleAboutWrongType(issue: Issue, issues: readonly Issue[]): boolean {
    if (issue.code !== "custom" || issue.params === undefined) return false;
    const place = JSON.stringify([...issue.path, ...(issue.params as unknown as Violation).path]);
    return issues.some(({ code, path }) => code === "invalid_type" && JSON.stringify(path) === place);
}

function translate(schema: Schema, data: unknown, issue: Issue): PlacedProblem[] {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
        const known = knownKeys(schema, path);
        return issue.keys.map((key) => unknownSetting([...path, key], valueAt(data, [...path, key]), known));
    }
    if (issue.code === "invalid_union") {
        const meant = formMeant(issue.errors);
        const placed = meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
        if (placed !== undefined) return toProblems(schema, data, placed);
        const forms = keysOfForms(schema, path, data).filter((keys) => keys.length > 0);
        if (forms.length > 1 && !issue.errors.every((form) => form.some(isOfWrongType)))
            return [{ path, rule: NO_FORM, value: valueAt(data, path), fix: `write ${listed(forms)}` }];
    }
    if (issue.code === "custom" && issue.params !== undefined) {
        const { path: own, rule, fix, ...rest } = issue.params as unknown as Violation;
        const found = "value" in rest ? { value: rest.value } : {};
        return [{ path: [...path, ...own], rule, fix, ...found }];
    }
    const { rule, fix } = describe(issue);
    const value = issue.code === "invalid_key" ? path.at(-1) : valueAt(data, path);
    if (value === undefined) return [{ path, rule: `is required and ${rule}`, fix: `add it: ${fix}` }];
    if (mayBeSecret(path, value, issue)) return [{ path, rule, fix: `${fix}; settings hold no secrets` }];
    const unquoted = issue.code === "invalid_type" && issue.expected === "string" && isUnquoted(value);
    const guess = typeof value === "string" ? nearest(value, words(issue)) : undefined;
    const better = unquoted ? "put it in quotes" : guess === undefined ? undefined : `did you mean ${guess}?`;
    return [{ path, rule, value, fix: better ?? fix }];
}

/** The words that a value could be, where there are several. */
function words(issue: Issue): string[] {
    const values = issue.code === "invalid_value" ? issue.values : optionsOf(issue);
    return values.length > 1 ? values.filter((one) => typeof one === "string") : [];
}

/** What may decide between the forms of a discriminated union. */
function optionsOf(issue: Issue): readonly unknown[] {
    return "options" in issue && Array.isArray(issue.options) ? issue.options : [];
}

/** Names under which people write what must not stand in a settings file. */
const SECRET_NAME = /passw|secret|token|credential|privatekey/i;

/** Text where a setting that is called like a secret takes something else, such as how to make one. */
function mayBeSecret(path: Path, value: unknown, { code }: Issue): boolean {
    const text = typeof value === "string" || typeof value === "number";
    return text && (code === "invalid_type" || code === "invalid_union") && SECRET_NAME.test(String(path.at(-1)));
}

function unknownSetting(path: Path, value: unknown, known: readonly string[]): PlacedProblem {
    const key = String(path.at(-1));
    const rule = "is not a known setting";
    const guess = nearest(key, known);
    if (SECRET_NAME.test(key)) {
        // The value is not repeated: it may be a real one, and messages end up in logs.
        const remove = "remove it: settings hold no secrets; what needs one takes it from Secrets Manager";
        return { path, rule, fix: guess === undefined ? remove : `did you mean ${guess}? If not, ${remove}` };
    }
    return { path, rule, value, fix: suggestion(key, known) };
}

/** Values that YAML reads as something else than text unless they are quoted: account ids, versions. */
function isUnquoted(value: unknown): boolean {
    return typeof value === "number" || typeof value === "boolean";
}

/** The rule an issue stands for, and what to do about it. */
function describe(issue: Issue): { rule: string; fix: string } {
    switch (issue.code) {
        case "invalid_type": {
            const what = article(
                issue.expected === "int" ? "whole number" : (typeNames[issue.expected] ?? issue.expected),
            );
            return { rule: `must be ${what}`, fix: `write ${what}` };
        }
        case "invalid_value": {
            const values = issue.values.map((value) => JSON.stringify(value)).join(", ");
            return issue.values.length === 1
                ? { rule: `must be ${values}`, fix: `write ${values}` }
                : { rule: `must be one of ${values}`, fix: "choose one of them" };
        }
        case "too_small":
        case "too_big": {
            const limit = issue.code === "too_small" ? issue.minimum : issue.maximum;
            const { least, most } = issue.inclusive === false ? exclusive : inclusive;
            const rule = `must ${measure(issue.origin, issue.code === "too_small" ? least : most, limit)}`;
            const { more, less } = corrections[issue.origin] ?? { more: "raise it", less: "lower it" };
            return { rule, fix: issue.code === "too_small" ? more : less };
        }
        case "invalid_format":
            return formatRule(issue);
        case "not_multiple_of":
            return { rule: `must be a multiple of ${issue.divisor}`, fix: `choose a multiple of ${issue.divisor}` };
        case "invalid_union": {
            const options = optionsOf(issue);
            if (options.length > 0) {
                const rule = `must be one of ${options.map((option) => JSON.stringify(option)).join(", ")}`;
                return { rule, fix: "choose one of them" };
            }
            return describeForms(issue.errors.map(([first]) => first));
        }
        case "invalid_key": {
            const inner = issue.issues[0];
            const said = inner === undefined ? undefined : describe(inner);
            return { rule: `has a name that ${said?.rule ?? "is not allowed"}`, fix: said?.fix ?? "rename it" };
        }
        default:
            return { rule: issue.message, fix: "correct it" };
    }
}

const NO_FORM = "matches none of the forms allowed here";

function listed(forms: readonly (readonly string[])[]): string {
    return forms.map((keys) => `{ ${keys.join(", ")} }`).join(" or ");
}

/** What a value may be that has the type of no form, or of several; by what is wrong with it as each of them. */
function describeForms(firsts: readonly (Issue | undefined)[]): { rule: string; fix: string } {
    const said = firsts.flatMap((first) => (first !== undefined && isOfWrongType(first) ? [describe(first)] : []));
    if (said.length === 0 || said.length < firsts.length) {
        return { rule: NO_FORM, fix: "see the schema: npx plinth settings schema" };
    }
    const either = (all: readonly string[], verb: string): string =>
        `${verb}${all.map((one) => one.replace(verb, "")).join(" or ")}`;
    return {
        rule: either([...new Set(said.map(({ rule }) => rule))], "must be "),
        fix: either([...new Set(said.map(({ fix }) => fix))], "write "),
    };
}

function formatRule(issue: z.core.$ZodIssueInvalidStringFormat): { rule: string; fix: string } {
    // A schema says its format in words as the check's message: z.string().regex(/…/, "a CIDR block such as 10.0.0.0/16").
    const words = issue.message.startsWith("Invalid")
        ? `text matching ${issue.pattern ?? issue.format}`
        : issue.message;
    return { rule: `must be ${words}`, fix: `write ${words}` };
}

function measure(origin: string, bound: string, limit: number | bigint): string {
    const [one, many] = measures[origin] ?? [];
    if (one === undefined) return `be ${bound} ${limit}`;
    return `have ${bound} ${limit} ${Number(limit) === 1 ? one : many}`;
}

const inclusive = { least: "at least", most: "at most" };
const exclusive = { least: "more than", most: "less than" };

/** What to do about a value of a kind that is too small or too big, where there is more to say than to change a number. */
const corrections: Record<string, { readonly more: string; readonly less: string }> = {
    string: { more: "write a longer one", less: "write a shorter one" },
    array: { more: "add entries", less: "remove entries" },
    map: { more: "add keys", less: "remove keys" },
    object: { more: "add keys", less: "remove keys" },
    record: { more: "add keys", less: "remove keys" },
};

/** What is counted in values of a kind, one and many. */
const measures: Record<string, readonly [string, string]> = {
    string: ["character", "characters"],
    array: ["entry", "entries"],
    set: ["entry", "entries"],
    map: ["key", "keys"],
    object: ["key", "keys"],
    record: ["key", "keys"],
};

const typeNames: Record<string, string> = {
    array: "list",
    record: "map of names to settings",
    object: "map of settings",
    boolean: "true or false",
    string: "text",
    number: "number",
};

function article(noun: string): string {
    return noun === "text" || noun === "true or false" ? noun : `a ${noun}`;
}

/** From this share of a word's letters on a suggestion is a guess, not a help: `region` is no `review`. */
const FARTHEST = 0.5;

/** The known word a person may have meant, if any is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
    if (known.length === 0) return undefined;
    // The beginning of a word is more often meant than another word of the same length.
    const begun = word.length < SHORTEST_BEGINNING ? [] : known.filter((one) => one.startsWith(word));
    if (begun.length > 0) return begun.reduce((one, other) => (other.length < one.length ? other : one));
    const guess = closest(word, [...known]);
    // What holds the known word as a whole means it, however long it is.
    if (guess.length >= SHORTEST_BEGINNING && word.toLowerCase().includes(guess.toLowerCase())) return guess;
    return distance(word, guess) <= Math.max(2, Math.ceil(word.length * FARTHEST) - 1) ? guess : undefined;
}

/** Letters from which on a beginning says enough. */
const SHORTEST_BEGINNING = 3;

/** What to do about a word that is not known where it stands. */
export function suggestion(word: string, known: readonly string[]): string {
    if (known.length === 0) return "remove it";
    const guess = nearest(word, known);
    return guess === undefined ? `remove it; known here: ${[...known].sort().join(", ")}` : `did you mean ${guess}?`;
}
