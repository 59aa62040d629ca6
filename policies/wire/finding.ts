import type { ExemptionTerms } from "../exemptions/exemption.ts";
import type { WireOutcome } from "../judge/outcome.ts";

/** A finding as it travels in a policy diagnostic, whose only free text is the message. */
export interface WireFinding {
    readonly property: string;
    readonly expected: string;
    readonly found: string;
    readonly remedy: string;
    readonly outcome: WireOutcome;
    /** With outcome `exempted`. */
    readonly exemption?: ExemptionTerms;
}

const EXPECTED = ": expected ";
const FOUND = ", found ";
const FIX = ". Fix: ";
const UNTIL = ". Exempted until ";
const OWNER = ", owner ";
const APPROVED = ", approved by ";
const REASON = ", because ";
const OUTCOME = " [plinth:";
const SEPARATORS = new RegExp(
    [EXPECTED, FOUND, FIX, UNTIL, OWNER, APPROVED, REASON, " \\[plinth:"].join("|").replaceAll(".", "\\."),
    "g",
);
const OUTCOMES: readonly string[] = ["violation", "unverified", "errored", "exempted"] satisfies WireOutcome[];

/**
 * `<property>: expected E, found A. Fix: R [plinth:<outcome>]` on one line; of an exempted finding
 * `… Fix: R. Exempted until <day>, owner O, approved by A, because <reason> [plinth:exempted]`. A backslash goes before whatever in a
 * field would read as one of the separators; control characters are written `\u{…}`, so a value can neither break the
 * line nor colour a terminal. Lone surrogates become U+FFFD, as they would on the wire.
 */
export function renderFinding(finding: WireFinding): string {
    const property = escape(finding.property).replace(/^ /, "\\ ");
    return (
        `${property}${EXPECTED}${escape(finding.expected)}${FOUND}${escape(finding.found)}` +
        `${FIX}${escape(finding.remedy)}${terms(finding.exemption)}${OUTCOME}${finding.outcome}]`
    );
}

function terms(exemption: ExemptionTerms | undefined): string {
    if (exemption === undefined) {
        return "";
    }
    const { expires, owner, approvedBy, reason } = exemption;
    return `${UNTIL}${escape(expires)}${OWNER}${escape(owner)}${APPROVED}${escape(approvedBy)}${REASON}${escape(reason)}`;
}

/**
 * The finding in a message, or `undefined` when no rule of this pack wrote it. Copes with what may stand around it: the
 * SDK puts the policy's description and a newline before a plain text message, and the CLI indents.
 */
export function parseFinding(message: string): WireFinding | undefined {
    const line =
        message
            .replace(/\s+$/, "")
            .split(/\r?\n/)
            .at(-1)
            ?.replace(/^[ \t]+/, "") ?? "";
    const property = upTo(line, 0, EXPECTED);
    const expected = property && upTo(line, property.next, FOUND);
    const found = expected && upTo(line, expected.next, FIX);
    const exempted = line.endsWith(`${OUTCOME}exempted]`);
    const remedy = found && upTo(line, found.next, exempted ? UNTIL : OUTCOME);
    const exemption = remedy && exempted ? readTerms(line, remedy.next) : undefined;
    const end = exempted ? exemption?.next : remedy && remedy.next;
    const outcome = end === undefined ? undefined : line.slice(end, -1);
    if (!remedy || outcome === undefined || !line.endsWith("]") || !isOutcome(outcome)) {
        return undefined;
    }
    return {
        property: property.text,
        expected: expected.text,
        found: found.text,
        remedy: remedy.text,
        outcome,
        ...(exemption && { exemption: exemption.terms }),
    };
}

function readTerms(line: string, start: number): { terms: ExemptionTerms; next: number } | undefined {
    const expires = upTo(line, start, OWNER);
    const owner = expires && upTo(line, expires.next, APPROVED);
    const approvedBy = owner && upTo(line, owner.next, REASON);
    const reason = approvedBy && upTo(line, approvedBy.next, OUTCOME);
    return (
        reason && {
            terms: {
                owner: owner.text,
                approvedBy: approvedBy.text,
                reason: reason.text,
                expires: expires.text,
            },
            next: reason.next,
        }
    );
}

function isOutcome(text: string): text is WireOutcome {
    return OUTCOMES.includes(text);
}

function escape(field: string): string {
    return field
        .toWellFormed()
        .replaceAll("\\", "\\\\")
        .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
        .replace(SEPARATORS, "\\$&");
}

/** The field from `start` to the next separator that no backslash precedes. */
function upTo(line: string, start: number, separator: string): { text: string; next: number } | undefined {
    let text = "";
    for (let index = start; index < line.length;) {
        if (line[index] === "\\") {
            const control = /^\\u\{([0-9a-f]{1,4})\}/.exec(line.slice(index, index + 9));
            text +=
                control?.[1] === undefined ? (line[index + 1] ?? "") : String.fromCodePoint(parseInt(control[1], 16));
            index += control ? control[0].length : 2;
        } else if (line.startsWith(separator, index)) {
            return { text, next: index + separator.length };
        } else {
            text += line[index];
            index += 1;
        }
    }
    return undefined;
}
