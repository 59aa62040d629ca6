import { childPath } from "../../reading/path.ts";
import { Reading } from "../../reading/reading.ts";
import { unwrapSecret } from "../../reading/secret.ts";
import { isRecord, isUnknown } from "../../reading/unknown.ts";
import { parseLeniently } from "../../reading/lenientJson.ts";

/** A text of a resource's inputs: a script, the value of a variable with its name, or anything else. */
export interface PlainText {
    readonly text: string;
    readonly kind: "script" | "variable" | "argument" | "other";
    readonly name: string;
    /** Of an argument: the program and what stands right before the argument, as far as they are texts. */
    readonly before: readonly [string, string];
    /** Where it stands; made only for what is found, since almost nothing is. */
    reading(): Reading;
}

interface Place {
    readonly value: unknown;
    readonly above: Place | undefined;
    /** Where the value stands in what is above it; none for what a JSON text holds. */
    readonly key: string | number | undefined;
    readonly name: string;
    /** Inside of what a program finds in its environment. */
    readonly inEnvironment: boolean;
    readonly before?: readonly [string, string];
}

const SCRIPT = /^user_?data(_?base64)?$/i;
const ENVIRONMENT = /^(env|environment|variables|environment_?variables|runtime_?environment_?variables)$/i;
/** Inputs with a program and what it is given; a text among them may be a whole line. */
const COMMAND = /^(args|arguments|(start_?|build_?|run_?)?commands?|entry_?points?)$/i;

/** The texts below a top-level input that are known and not marked secret, JSON texts with an environment looked into. */
export function* plainTexts(key: string, input: unknown, inEnvironment: boolean): Generator<PlainText> {
    const places: Place[] = [{ value: input, above: undefined, key, name: key, inEnvironment }];
    const seen = new Set<unknown>();
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
        const { value } = place;
        if (typeof value === "string") {
            const parsed = isUnknown(value) ? undefined : environmentIn(value);
            if (parsed !== undefined) {
                places.push({ ...place, value: parsed, above: place, key: undefined });
            } else if (!isUnknown(value)) {
                yield asText(place, value);
            }
        } else if (typeof value === "object" && value !== null && !unwrapSecret(value).secret && !seen.has(value)) {
            // Data of a program is a tree; anything else would be walked for ever.
            seen.add(value);
            descend(place, value, places);
        }
    }
}

function asText(place: Place, value: string): PlainText {
    const kind = kindOf(place);
    return {
        text: kind === "script" ? withDecoded(value) : value,
        kind,
        name: place.name,
        before: place.before ?? ["", ""],
        reading: () => Reading.of(value, pathOf(place)),
    };
}

function kindOf({ name, inEnvironment }: Place): PlainText["kind"] {
    if (SCRIPT.test(name)) {
        return "script";
    }
    if (inEnvironment) {
        return "variable";
    }
    return COMMAND.test(name) ? "argument" : "other";
}

/** By a loop: values may be deeper than calls can be. */
function pathOf(place: Place): string {
    const keys: (string | number)[] = [];
    for (let at: Place | undefined = place; at !== undefined; at = at.above) {
        if (at.key !== undefined) {
            keys.push(at.key);
        }
    }
    return keys.reverse().reduce<string>(childPath, "");
}

function descend(above: Place, value: object, places: Place[]): void {
    const { name } = above;
    const inside = above.inEnvironment || ENVIRONMENT.test(name);
    if (!isRecord(value)) {
        const items = value as unknown[];
        for (const [key, item] of items.entries()) {
            const before = [textOf(items[0]), textOf(items[key - 1])] as const;
            places.push({ value: item, above, key, name, inEnvironment: inside, before });
        }
        return;
    }
    const variable = ["name", "Name", "key"].map((key) => value[key]).find((text) => typeof text === "string");
    // AWS CodeBuild takes the name of a parameter or secret in place of a value; Beanstalk says where a setting belongs.
    const elsewhere = value["type"] === "PARAMETER_STORE" || value["type"] === "SECRETS_MANAGER";
    const inEnvironment =
        inside || (typeof value["namespace"] === "string" && value["namespace"].endsWith(":environment"));
    for (const key of Object.keys(value)) {
        const isValue = variable !== undefined && (key === "value" || key === "Value");
        if (!isValue || !elsewhere) {
            places.push({ value: value[key], above, key, name: isValue ? variable : key, inEnvironment });
        }
    }
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : "";
}

/** What a JSON text that speaks of an environment or of a program's arguments holds. */
function environmentIn(text: string): object | undefined {
    const value = /"(env|environment|variables|args|commands?|entry_?point)\w*"/i.test(text)
        ? parseLeniently(text)
        : undefined;
    return value instanceof Object ? value : undefined;
}

/** A script as it stands, and decoded where it may be in base 64, as launch templates take it. */
function withDecoded(text: string): string {
    const compact = text.replace(/\s+/g, "");
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(compact);
    return isBase64 ? `${text}\n${Buffer.from(compact, "base64").toString("utf8")}` : text;
}
