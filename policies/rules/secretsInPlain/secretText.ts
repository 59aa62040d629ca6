import { addressWithPassword, isStandIn } from "../../views/secretForm.ts";
import { isPasswordWord, isSecretName, namesASecret } from "../../views/secretName.ts";

/** Characters that the shortest password one might meet has; what is shorter is an abbreviation of "none". */
const LEAST = 4;

/** Whether a text may be a password, which may be short. */
export function isPassword(text: string): boolean {
    return text.length >= LEAST && !isStandIn(text);
}

/** A password that an input of such a name takes. */
export function passwordByName(input: string, value: string): string | undefined {
    return isPasswordWord(lastWords(input)) && isPassword(value) ? "a literal under the name of a secret" : undefined;
}

/** A value of an input that takes nothing but secrets. */
export function secretItself(value: string): string | undefined {
    return isPassword(value) ? "a literal where a secret belongs" : undefined;
}

/** A secret that is told by the name of its variable, or is part of an address. */
export function secretByName(name: string, value: string): string | undefined {
    if (/access_?key_?id$/i.test(name) && /^[A-Z][A-Z0-9]{15,127}$/.test(value)) {
        return "an AWS access key";
    }
    return isLiteralSecret(name, value) ? "a literal under the name of a secret" : addressWithPassword(value);
}

/**
 * "changeme" counts: what stands there is what is deployed. Shorter values than a secret can be, and names of secrets
 * kept elsewhere, do not.
 */
export function isLiteralSecret(name: string, value: string): boolean {
    const last = lastWords(name);
    const text = value.trim();
    if (!isSecretName(last) || isStandIn(text)) {
        return false;
    }
    if (isPasswordWord(last)) {
        return text.length >= LEAST;
    }
    return text.length >= 8 && !/^\d+$/.test(text) && !namesASecret(text);
}

/** The words that say what a variable holds: its last, and the one before where that says little (`access key`). */
function lastWords(name: string): string {
    const words = name
        .replace(/([a-z])([A-Z])/g, "$1_$2")
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word !== "");
    return words.slice(/^keys?$/.test(words.at(-1) ?? "") ? -2 : -1).join("_");
}
