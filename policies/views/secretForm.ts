/** 20 characters, of which the first four say that it is a user's key or a temporary one; roles' and users' ids are no secrets. */
const ACCESS_KEY_ID = /(?<![A-Za-z0-9/+])A(KIA|SIA)[A-Z0-9]{16}(?![A-Za-z0-9/+])/;
const PRIVATE_KEY = /-----BEGIN ([A-Z0-9]{1,20} ){0,3}PRIVATE KEY( BLOCK)?-----/;
/**
 * https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/: up to 255
 * characters. Without a digit it is a placeholder.
 */
const GITHUB_TOKEN =
    /(?<!\w)(gh[pousr]_(?=[A-Za-z]*\d)[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?!\w)/;
const STRIPE_KEY = /(?<!\w)[sr]k_live_(?=[A-Za-z]*\d)[A-Za-z0-9]{24,247}(?!\w)/;
/** Numbers of a workspace and of whom it is for stand before what is secret; older rotated ones begin with their version. */
const SLACK_TOKEN = /(?<!\w)xox[baprs]-(\d-)?\d{9,14}-[A-Za-z0-9-]{10,250}/;
const TOKENS = [GITHUB_TOKEN, STRIPE_KEY, SLACK_TOKEN];

const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,100}:([^\s/@]{1,200})@/gi;

/** What stands for a value that is found elsewhere: a variable, a template, an address, a path. */
const REFERENCE = /^([$<%`@~/.]|arn:|https?:|s3:|ssm:|secretsmanager:|vault:|op:|file:|ref\+)|\$[({]|\{\{/i;
const NO_VALUE =
    /^(|true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|default|required|optional|redacted|todo|tbd|placeholder|[x*.#_-]+)$/i;

/** A secret that can be told by its form alone, whatever it is called: what it is, or `undefined`. */
export function secretByForm(text: string): string | undefined {
    // Almost no text holds any, and a plain search for a part is the quickest way to know.
    if (text.includes("PRIVATE KEY") && PRIVATE_KEY.test(text)) {
        return "a private key";
    }
    if (/KIA|SIA/.test(text) && ACCESS_KEY_ID.test(text)) {
        return "an AWS access key";
    }
    const isToken = /gh[pousr]_|_pat_|k_live_|xox/.test(text) && TOKENS.some((form) => form.test(text));
    return isToken ? "a token of GitHub, Slack or Stripe" : undefined;
}

/** An address with a password in it. */
export function addressWithPassword(text: string): string | undefined {
    for (const [, password = ""] of text.matchAll(URL_WITH_PASSWORD)) {
        if (!isStandIn(password)) {
            return "an address with a password";
        }
    }
    return undefined;
}

/** Whether a text stands for a value that is kept elsewhere, or for none. */
export function isStandIn(text: string): boolean {
    return REFERENCE.test(text) || NO_VALUE.test(text);
}
