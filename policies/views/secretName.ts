/** Words that say a secret follows, alone or at the end of a longer one (`dbpassword`). */
const SECRET_WORD = /(passwords?|passwd|passphrase|pwd|secrets?|tokens?|credentials?|apikeys?|privatekey)( |$)/;

/** What a key has to be for its name to mean a secret: a `public key` or a `primary key` is none. */
const SECRET_KEY =
    /(^| )(api|private|secret|access|signing|encryption|auth|ssh|license|shared|account|master) ?keys?( |$)/;

/** Last words of names that are about a secret rather than one: its address, its owner, its age. */
const ABOUT_A_SECRET = new RegExp(
    `(^| )(${[
        "age|arns?|count|date|days|enabled|endpoint|expiration|expiry|host|hostname|ids?|interval|issuer|length",
        "lifetime|max|maximum|min|minimum|mode|names?|path|period|policy|port|prefix|reference|region|role|rotation",
        "size|status|store|suffix|timeout|ttl|type|uri|url|user|username|validity|version",
    ].join("|")}) ?$`,
);

/** Whether a parameter, variable or setting of this name probably holds a secret: `DB_PASSWORD`, `/app/apiKey`. */
export function isSecretName(name: string): boolean {
    const words = name
        .replace(/([a-z\d])([A-Z])/g, "$1 $2")
        .toLowerCase()
        .replace(/[^a-z\d]+/g, " ");
    return !ABOUT_A_SECRET.test(words) && (SECRET_WORD.test(words) || SECRET_KEY.test(words));
}
