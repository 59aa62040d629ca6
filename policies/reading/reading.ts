import { childPath, splitPath } from "./path.ts";
import { unwrapSecret } from "./secret.ts";
import { isRecord, isUnknown, own } from "./unknown.ts";

export type ReadingState = "known" | "unknown" | "absent";

/**
 * One property as a rule meets it: known, unknown (set, its value comes later) or absent. Reading never throws, so an
 * unknown beside a violation cannot hide it. `null` and `undefined` are absent; a property below an unknown is unknown.
 */
export class Reading {
    readonly path: string;
    readonly state: ReadingState;
    /** The plain value when known, else `undefined`. */
    readonly value: unknown;
    readonly secret: boolean;

    constructor(path: string, state: ReadingState, value: unknown, secret: boolean) {
        this.path = path;
        this.state = state;
        this.value = value;
        this.secret = secret;
    }

    static of(raw: unknown, path: string, insideSecret = false): Reading {
        const unwrapped = unwrapSecret(raw);
        const secret = insideSecret || unwrapped.secret;
        if (unwrapped.hidden || isUnknown(unwrapped.value)) {
            return new Reading(path, "unknown", undefined, secret);
        }
        if (unwrapped.value === undefined || unwrapped.value === null) {
            return new Reading(path, "absent", undefined, secret);
        }
        return new Reading(path, "known", unwrapped.value, secret);
    }

    static absent(path: string): Reading {
        return new Reading(path, "absent", undefined, false);
    }

    static unknown(path: string): Reading {
        return new Reading(path, "unknown", undefined, false);
    }

    get isKnown(): boolean {
        return this.state === "known";
    }

    get isUnknown(): boolean {
        return this.state === "unknown";
    }

    get isAbsent(): boolean {
        return this.state === "absent";
    }

    /** Has a value, known or not. An empty string or list counts as not set, as it does for AWS. */
    get isSet(): boolean {
        if (this.state === "known") {
            return this.value !== "" && !(Array.isArray(this.value) && this.value.length === 0);
        }
        return this.state === "unknown";
    }

    /** The property at a path below this one, for example `vpcConfig.publicAccessCidrs` or `rules[0].id`. */
    at(path: string): Reading {
        return splitPath(path).reduce<Reading>((reading, key) => reading.child(key), this);
    }

    /**
     * The property under one key, which may contain any character. A block that the provider limits to one arrives as
     * an object or, from older versions and from other tools, as a list of one: both are read alike.
     */
    child(key: string | number): Reading {
        if (typeof key === "string" && Array.isArray(this.value) && this.value.length === 1) {
            const only = this.child(0);
            return Array.isArray(only.value) ? Reading.absent(childPath(only.path, key)) : only.child(key);
        }
        const path = childPath(this.path, key);
        if (this.state === "unknown") {
            return new Reading(path, "unknown", undefined, this.secret);
        }
        if (typeof this.value !== "object" || this.value === null) {
            return new Reading(path, "absent", undefined, this.secret);
        }
        return Reading.of(own(this.value, String(key)), path, this.secret);
    }

    /**
     * The elements of a list. An unknown list yields one unknown element, so a loop over `items()` cannot skip it; a
     * single value counts as a list of one, which policy documents and older providers rely on.
     */
    items(): Reading[] {
        if (this.state === "absent") {
            return [];
        }
        if (this.state === "unknown") {
            return [new Reading(`${this.path}[]`, "unknown", undefined, this.secret)];
        }
        // `map` would leave the holes of a list in place of readings.
        return Array.isArray(this.value) ? Array.from(this.value, (_, index) => this.child(index)) : [this];
    }

    /** The keys of an object with their readings; empty for anything else. */
    entries(): [string, Reading][] {
        return isRecord(this.value) ? Object.keys(this.value).map((key) => [key, this.child(key)]) : [];
    }

    /** A known boolean. Settings that arrive as text (`"true"`) count: the provider accepts them too. */
    boolean(): boolean | undefined {
        if (this.value === true || this.value === "true") {
            return true;
        }
        return this.value === false || this.value === "false" ? false : undefined;
    }

    number(): number | undefined {
        if (typeof this.value === "number") {
            return this.value;
        }
        const text = this.string()?.trim();
        return text !== undefined && text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
    }

    string(): string | undefined {
        return typeof this.value === "string" ? this.value : undefined;
    }

    /** A text, number or boolean in letters. Not `String(value)`: an object with a `toString` of its own would throw. */
    text(): string | undefined {
        return ["string", "number", "boolean"].includes(typeof this.value) ? String(this.value) : undefined;
    }

    /** The known strings of a list; unknown and other elements are left out, so ask `hasUnknownItem` too. */
    strings(): string[] {
        return this.items().flatMap((item) => item.string() ?? []);
    }

    get hasUnknownItem(): boolean {
        return this.items().some((item) => item.isUnknown);
    }
}
