import { parsePath } from "@plinth/plan";
import type { Difference } from "./found.ts";

/** How a difference is told: values as text, or not at all. */
export interface Shown {
    /** None where it is not set. */
    readonly inState?: string;
    readonly inCloud?: string;
    /** Whether the values are left out, because they are secret or may hold something that is. */
    readonly hidden?: true;
}

/** Longer values are cut: a report is read, and the console has the rest. */
export const LONGEST_VALUE = 200;

/** What the engine puts in a secret's place in its events. */
const ENGINE_MASK = "[secret]";

/** Names of properties that hold credentials. */
const NAMES =
    /password|passphrase|secret(string|binary|key)?$|token$|private_?key|credential|api_?key|access_?key|connection_?string/i;

/** Properties whose text programs and people put credentials into, whatever they are called. */
const CARRIERS =
    /^(userData(Base64)?|containerDefinitions|stringData|data|environment(Variables?)?|variables|env|envFrom)$/;

/** AWS access keys, private keys, JSON web tokens, and addresses with a password in them. */
const PATTERNS =
    /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+|:\/\/[^/\s:@]+:[^/\s@]+@/;

/**
 * A difference as it may be written where others read it. Values that the engine marks as secret are hidden, and so is what is
 * often secret although nobody has marked it: whoever changes something at a console does not mark it either.
 */
export function shown({ path, inState, inCloud }: Difference): Shown {
    if (isHidden(path, inState, inCloud)) return { hidden: true };
    const [old, now] = [textOf(inState), textOf(inCloud)];
    return {
        ...(old === undefined ? {} : { inState: old }),
        ...(now === undefined ? {} : { inCloud: now }),
    };
}

function isHidden(path: string, ...values: readonly unknown[]): boolean {
    const names = parsePath(path).map(String);
    if (names.some((name) => NAMES.test(name) || CARRIERS.test(name))) return true;
    return values.some(holdsSecret);
}

function holdsSecret(value: unknown): boolean {
    if (typeof value === "string") return value.includes(ENGINE_MASK) || PATTERNS.test(value);
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(value).some(([name, entry]) => NAMES.test(name) || CARRIERS.test(name) || holdsSecret(entry));
}

function textOf(value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text.length <= LONGEST_VALUE) return text;
    // Half of a pair of surrogates is no character.
    return `${text.slice(0, LONGEST_VALUE - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
