/** The last word of a name that says its value is a secret; `token-ttl` and `secret-arn` end with another. */
const SECRET_WORD =
    /(^|-)(\w*passwords?|passwd|passphrase|pwd|secrets?|tokens?|credentials?|creds|apikeys?|privatekeys?)$/;
const SECRET_KEY = /(^|-)(api|private|secret|access|signing|encryption|auth|ssh|license|master)-keys?$/;

/** Whether a parameter of this name probably holds a secret: `database/password`, `stripeApiKey`. */
export function isSecretName(name: string): boolean {
    const words = name
        .replace(/([a-z\d])([A-Z])/g, "$1-$2")
        .toLowerCase()
        .replace(/[^a-z\d]+/g, "-");
    return SECRET_WORD.test(words) || SECRET_KEY.test(words);
}

/** Forms of secrets that can be told whatever they are called. */
const FORMS: readonly (readonly [string, RegExp])[] = [
    ["a private key", /-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY/],
    ["an AWS access key", /(?<![A-Za-z0-9])A(KIA|SIA)[A-Z0-9]{16}(?![A-Za-z0-9])/],
    ["a token", /(?<!\w)(gh[pousr]_[A-Za-z0-9]{36}|[sr]k_live_[A-Za-z0-9]{24}|xox[baprs]-[\w-]{10})/],
    ["an address with a password", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,100}:[^\s/@${]{1,200}@/i],
];

/** What kind of secret a text is by its form; undefined for none. */
export function secretByForm(text: string): string | undefined {
    return FORMS.find(([, form]) => form.test(text))?.[0];
}
