/** `pass` and `pw` end the name of a password (`DB_PASS`, `requirepass`); elsewhere, and in these words, they are others. */
const PASS = "(?<!by|com|over|sur|tres|under)pass|(?<![a-z])pw";

/** Words that say a secret follows, alone or at the end of a longer one (`dbpassword`). */
const SECRET_WORD = new RegExp(
    `(passwords?|passwd|passphrase|pwd|secrets?|tokens?|credentials?|creds|apikeys?|privatekey)( |$)|(${PASS}) ?$`,
);

/** What a key has to be for its name to mean a secret: a `public key` or a `primary key` is none. */
const SECRET_KEY =
    /(^| )(api|private|secret|access|signing|encryption|auth|ssh|license|shared|account|master) ?keys?( |$)/;

/** Last words of names that are about a secret rather than one: its address, its owner, its age. */
const ABOUT_A_SECRET = new RegExp(
    `(^| )(${[
        "age|algorithm|arns?|audience|count|date|days|dir|directory|enabled|endpoint|expiration|expiry|expires|file",
        "filename|format|host|hostname|hours|ids?|interval|issuer|length|level|lifetime|limit|max|maximum|millis|min",
        "minimum|minutes|mode|ms|names?|path|period|policy|port|prefix|provider|reference|region|required|retries|role",
        "rotation|secs?|seconds|size|status|store|suffix|timeout|ttl|type|unit|uri|url|user|username|validity|version",
    ].join("|")}) ?$`,
);

/** The last word of a name, in small letters, that takes a password, of which there are short ones. */
const PASSWORD = new RegExp(`(password|passwd|passphrase|pwd|${PASS})$`);

/** Whether a parameter, variable or setting of this name probably holds a secret: `DB_PASSWORD`, `/app/apiKey`. */
export function isSecretName(name: string): boolean {
    const words = name
        .replace(/([a-z\d])([A-Z])/g, "$1 $2")
        .toLowerCase()
        .replace(/[^a-z\d]+/g, " ");
    return !ABOUT_A_SECRET.test(words) && (SECRET_WORD.test(words) || SECRET_KEY.test(words));
}

/** Whether the last word of a name is one for a password. */
export function isPasswordWord(word: string): boolean {
    return PASSWORD.test(word);
}

/** `shop/db-secret` is where a secret is kept, as `prod/shop/db` is; a secret has no reason to say that it is one. */
export function namesASecret(text: string): boolean {
    const words = text.split(/[-_/.: ]/);
    return words.length > 1 && (words.some((word) => isSecretName(word)) || isSecretPath(text));
}

/** Where a secret is kept: words with slashes between them, without the digits inside of words that chance puts there. */
export function isSecretPath(text: string): boolean {
    const names = text.split("/");
    return names.length > 1 && names.every((name) => /^[a-z]+([-_.][a-z]+)*[-_.]?\d{0,4}$/i.test(name));
}
