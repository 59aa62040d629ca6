import { isPasswordWord, isSecretName } from "../../views/secretName.ts";

/** 20 characters, of which the first four say that it is a user's key or a temporary one; roles' and users' ids are no secrets. */
const ACCESS_KEY_ID = /(?<![A-Za-z0-9/+])A(KIA|SIA)[A-Z0-9]{16}(?![A-Za-z0-9/+])/;
const PRIVATE_KEY = /-----BEGIN ([A-Z0-9]{1,20} ){0,3}PRIVATE KEY( BLOCK)?-----/;
const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,100}:([^\s/@]{1,200})@/i;

/** `NAME=value`, `name: value`, with quotes of any kind or none, as scripts and cloud-init write it. */
const ASSIGNMENT =
    /(?<![\w.])([A-Za-z_][\w.-]{0,100})\\?["']?[ \t]{0,4}[:=][ \t]{0,4}(?:\\?"([^"\n]{1,200}?)\\?"|'([^'\n]{1,200})'|([^\s"'][^\s;&|]{0,200}))/g;

/** What stands for a value that is found elsewhere: a variable, a template, an address, a path. */
const REFERENCE = /^([$<%`@~/.]|arn:|https?:|s3:|ssm:|secretsmanager:|vault:|op:|file:|ref\+)|\$[({]|\{\{/i;
const NO_VALUE =
    /^(|true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|default|required|optional|redacted|todo|tbd|placeholder|[x*.#_-]+)$/i;
/** Characters that the shortest password one might meet has; what is shorter is an abbreviation of "none". */
const LEAST = 4;

/** A secret that can be told by its form alone, whatever it is called: what it is, or `undefined`. */
export function secretByForm(text: string): string | undefined {
    // Almost no text holds either, and a plain search for a part is the quickest way to know.
    if (text.includes("PRIVATE KEY") && PRIVATE_KEY.test(text)) {
        return "a private key";
    }
    return /KIA|SIA/.test(text) && ACCESS_KEY_ID.test(text) ? "an AWS access key" : undefined;
}

/** A password that an input of such a name takes. */
export function passwordByName(input: string, value: string): string | undefined {
    const isPassword = isPasswordWord(lastWords(input)) && value.length >= LEAST && !isStandIn(value);
    return isPassword ? "a literal under the name of a secret" : undefined;
}

/** A value of an input that takes nothing but secrets. */
export function secretItself(value: string): string | undefined {
    return value.length >= LEAST && !isStandIn(value) ? "a literal where a secret belongs" : undefined;
}

/** A secret that is told by the name of its variable, or is part of an address. */
export function secretByName(name: string, value: string): string | undefined {
    if (/access_?key_?id$/i.test(name) && /^[A-Z][A-Z0-9]{15,127}$/.test(value)) {
        return "an AWS access key";
    }
    return isLiteralSecret(name, value) ? "a literal under the name of a secret" : addressWithPassword(value);
}

/** A secret in a script: in an assignment to a variable, or as part of an address. */
export function secretInScript(text: string): string | undefined {
    for (const [, name = "", doubly, singly, bare] of text.matchAll(ASSIGNMENT)) {
        if (isLiteralSecret(name, doubly ?? singly ?? bare ?? "")) {
            return "a literal under the name of a secret";
        }
    }
    return addressWithPassword(text);
}

function addressWithPassword(text: string): string | undefined {
    const password = URL_WITH_PASSWORD.exec(text)?.[1] ?? "";
    return isStandIn(password) ? undefined : "an address with a password";
}

/**
 * "changeme" counts: what stands there is what is deployed. Shorter values than a secret can be, and names of secrets
 * kept elsewhere, do not.
 */
function isLiteralSecret(name: string, value: string): boolean {
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

function isStandIn(text: string): boolean {
    return REFERENCE.test(text) || NO_VALUE.test(text);
}

/** `shop/db-secret` is where a secret is kept, as `prod/shop/db` is; a secret has no reason to say that it is one. */
function namesASecret(text: string): boolean {
    const words = text.split(/[-_/.: ]/);
    return words.length > 1 && (words.some((word) => isSecretName(word)) || isPath(text));
}

/** Words with slashes between them, without the digits inside of words that chance puts there. */
function isPath(text: string): boolean {
    const names = text.split("/");
    return names.length > 1 && names.every((name) => /^[a-z]+([-_.][a-z]+)*[-_.]?\d{0,4}$/i.test(name));
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
