import { addressWithPassword } from "../../views/secretForm.ts";
import { isSecretName } from "../../views/secretName.ts";
import { isLiteralSecret, isPassword } from "./secretText.ts";

/** A value with quotes of either kind, perhaps escaped, or none. */
const QUOTED = String.raw`\\?"([^"\n]{1,200}?)\\?"|\\?'([^'\n]{1,200}?)\\?'`;

/**
 * `NAME=value`, `name: value`, as scripts, settings and cloud-init write it; what stands in a value is looked at, too. A
 * bare value needs a space after a colon, since `password:reset` is the name of something, as parts of an ARN are, and
 * the line ends with it, since what goes on is a sentence.
 */
const ASSIGNMENT = new RegExp(
    String.raw`(?<![\w.])([A-Za-z_][\w.-]{0,100})\\?["']?[ \t]{0,4}[:=](?=` +
        [
            String.raw`[ \t]{0,4}(?:${QUOTED})`,
            String.raw`(?<==)[ \t]{0,4}([^\s"'][^\s;&|]{0,200})`,
            String.raw`[ \t]{1,4}([^\s"'][^\s;&|"',]{0,200}(?:,|(?=["';\\]|[ \t]{0,20}(?:$|[#}\r\n]))))`,
        ].join("|") +
        ")",
    "g",
);

/** `--name value` */
const FLAG = new RegExp(
    String.raw`(?<![\w-])(--?[A-Za-z][\w.-]{0,100})(?=[ \t]{1,4}(?:${QUOTED}|([^\s"'-][^\s;&|]{0,200})))`,
    "g",
);
const FLAG_ALONE = /^--?[A-Za-z][\w.-]{0,100}$/;
/** Flags that take no value or, as `--secret` does, the name of a secret. */
const TAKES_NO_SECRET =
    /^--?((no|enable|disable|with|without|allow|require|use|skip|force|generate|prompt|ask|print|show|hide)-.*|secrets?)$/;

/** What objects are called that hold secrets: `--serving-secret=webhook-tls`. */
const OBJECT_NAME = /^[a-z]+\d{0,2}([-.][a-z]+\d{0,2})+$/;

/** What programs take in ways of their own. */
const COMMANDS = [
    String.raw`\bIDENTIFIED[ \t]{1,4}(?:WITH[ \t]{1,4}\S{1,60}[ \t]{1,4})?BY[ \t]{1,4}(?:PASSWORD[ \t]{1,4})?(?:${QUOTED})`,
    String.raw`\bPASSWORD[ \t]{1,4}\\?'([^'\n]{1,200}?)\\?'`,
    String.raw`(?<![\w-])(?:mysql|mariadb)(?:-?(?:dump|admin|import|check|show))?[ \t](?:[^\n;|&]{0,200}?[ \t])?-p(?![\d:.]{1,100}(?:\s|$))(?:${QUOTED}|([^\s"';&|\\]{1,200}))`,
    String.raw`\bsshpass[ \t]{1,4}-p[ \t]{0,4}(?:${QUOTED}|([^\s"';&|\\]{1,200}))`,
    String.raw`\bredis-cli[ \t](?:[^\n;|&]{0,200}?[ \t])?-a[ \t]{1,4}(?:${QUOTED}|([^\s"';&|\\]{1,200}))`,
    String.raw`\blogin[ \t](?:[^\n;|&]{0,200}?[ \t])?-p[ \t]{1,4}(?:${QUOTED}|([^\s"';&|\\]{1,200}))`,
    String.raw`\b(?:curl|wget)[ \t](?:[^\n;|&]{0,200}?[ \t])?(?:-u|--user)[ =]{0,4}["']?[^\s:"'$]{1,100}:([^\s"';&|]{1,200})`,
    String.raw`\becho[ \t]{1,4}["']?[\w.-]{1,60}:([^\s"':]{1,200})["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?chpasswd\b`,
    String.raw`^[ \t]{0,20}(?:requirepass|masterauth)[ \t]{1,20}(?:${QUOTED}|(\S{1,200}))`,
].map((pattern) => new RegExp(pattern, "gim"));

/** What a value without quotes is in the code of a program: a call, an element, or a property of what holds settings. */
const EXPRESSION =
    /^([A-Za-z_][\w.]{0,100}[([]|(process\.env|os\.environ|var|local|self|this|args|config|settings|env|secrets|data|module|params|options)\.)/;

const UNDER_A_NAME = "a literal under the name of a secret";

/** A secret in a script or in settings: in an assignment, as a program takes it, or as part of an address. */
export function secretInScript(text: string): string | undefined {
    for (const assigned of [ASSIGNMENT, FLAG]) {
        for (const [, name = "", doubly, singly, ...bare] of text.matchAll(assigned)) {
            if (isGiven(name, doubly ?? singly ?? literal(bare.join("")))) {
                return UNDER_A_NAME;
            }
        }
    }
    return secretInCommand(text) ?? addressWithPassword(text);
}

/** A secret in an argument of a program, given the program and the argument before it. */
export function secretInArgument(text: string, [program, flag]: readonly [string, string]): string | undefined {
    const isValue = FLAG_ALONE.test(flag) && !text.startsWith("-");
    return isValue && isGiven(flag, text)
        ? UNDER_A_NAME
        : (secretInScript(text) ?? secretInCommand(`${program} ${flag} ${text}`));
}

function isGiven(name: string, value: string): boolean {
    const isNameOfSecret = /secrets?$/i.test(name) && OBJECT_NAME.test(value);
    return !isNameOfSecret && !TAKES_NO_SECRET.test(name) && isLiteralSecret(name, value);
}

/** Without the quotes and brackets that belong to what stands around it. */
function literal(bare: string): string {
    const value = bare.replace(/["'`].*$/, "").replace(/[,:\]})]+$/, "");
    const isVariable = /^[A-Za-z_][\w.]*[,)]/.test(bare) && isSecretName(value);
    return isVariable || EXPRESSION.test(value) ? "" : value;
}

function secretInCommand(text: string): string | undefined {
    for (const command of COMMANDS) {
        for (const [, ...values] of text.matchAll(command)) {
            if (isPassword(values.join(""))) {
                return "a password that a program is given";
            }
        }
    }
    return undefined;
}
