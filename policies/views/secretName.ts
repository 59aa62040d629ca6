/** Words that say a secret follows, alone or at the end of a longer one (`dbpassword`). */
const SECRET_WORD = /(passwords?|passwd|passphrase|pwd|secrets?|tokens?|credentials?|apikeys?|privatekey)$/;

/** What a key has to be for its name to mean a secret: a `public key` or a `primary key` is none. */
const SECRET_KEY =
    /(^| )(api|private|secret|access|signing|encryption|auth|ssh|license|shared|account|master) ?keys?( |$)/;

/** Last words of names that are about a secret rather than one: its address, its owner, its age. */
const ABOUT_A_SECRET = new Set(
    (
        "age arn arns count date days enabled endpoint expiration expiry host hostname id ids interval issuer length " +
        "lifetime max maximum min minimum mode name names path period policy port prefix reference region role rotation " +
        "size status store suffix timeout ttl type uri url user username validity version"
    ).split(" "),
);

/** Longer than any name AWS takes (2,048 characters, for a parameter of Systems Manager). */
const LONGEST_NAME = 2048;

/** Whether a parameter, variable or setting of this name probably holds a secret: `DB_PASSWORD`, `/app/apiKey`. */
export function isSecretName(name: string): boolean {
    const words = name
        .slice(0, LONGEST_NAME)
        .replace(/([a-z\d])([A-Z])/g, "$1 $2")
        .toLowerCase()
        .split(/[^a-z\d]+/)
        .filter((word) => word !== "");
    if (ABOUT_A_SECRET.has(words.at(-1) ?? "")) {
        return false;
    }
    return words.some((word) => SECRET_WORD.test(word)) || SECRET_KEY.test(words.join(" "));
}
