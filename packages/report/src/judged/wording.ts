import type { Exemption, Finding, Summary } from "@plinth/plan";
import { plain, plainLines } from "../text/plain.ts";

/** What a finding says: the property with what was expected and found there, or the pack's own words. */
export function whatOf({ property, expected, actual, message }: Finding): string {
    if (expected === null) return plain(message);
    const where = property === null ? "" : `${plain(property)}: `;
    return `${where}expected ${plain(expected)}${actual === null ? "" : `, found ${plain(actual)}`}`;
}

/** A finding as sentences: what it is about, what it says, what the rule wants, what to do. */
export function sentencesOf(finding: Finding, resource: string): string {
    const { message, expected, remedy, outcome, basis } = finding;
    if (outcome === "pass" || outcome === "notApplicable") {
        return `${resource}: ${outcome === "pass" ? "passes" : "does not apply"}.`;
    }
    const open = outcome === "unverified" ? "cannot be verified, a value is not known. " : "";
    const sentences = [
        `${resource}: ${open}${stopped(whatOf(finding))}`,
        ...(expected === null ? [] : [stopped(plain(message))]),
        ...(basis === "assumed" ? ["Rests on values that the simulated cloud made up."] : []),
        ...(remedy === null ? [] : [stopped(`Fix: ${plain(remedy)}`)]),
    ];
    return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** Why a finding is not enforced, and who says so. */
export function exemptionText({ owner, approvedBy, reason, expires }: Exemption): string {
    return `${stopped(plain(reason))} Owner ${plain(owner)}, approved by ${plain(approvedBy)}, until ${plain(expires)}`;
}

/** What went wrong without the stack trace, which text and JSON have. */
export function errorText(message: string): string {
    return plain(
        plainLines(message)
            .filter((line) => !/^\s*at .*(:\d+|<anonymous>)\)?$/.test(line))
            .join(" "),
    );
}

/** Beyond this many names a count says more. */
const MOST_NAMES = 5;

/** What was judged, for a heading. */
export function namesText(names: readonly string[]): string {
    if (names.length === 0) return "nothing";
    const more = names.length - MOST_NAMES;
    return `${names.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/**
 * The counts of all six outcomes, in words.
 *
 * @param aboutViolations stands behind their number.
 */
export function countsText({ findings }: Pick<Summary, "findings">, aboutViolations = ""): string {
    return [
        `${findings.pass} passed`,
        `${findings.violation} ${findings.violation === 1 ? "violation" : "violations"}${aboutViolations}`,
        `${findings.unverified} unverified`,
        `${findings.exempted} exempted`,
        `${findings.notApplicable} not applicable`,
        `${findings.errored} errored`,
    ].join(", ");
}

function stopped(text: string): string {
    return text === "" || /[.!?]$/.test(text) ? text : `${text}.`;
}
