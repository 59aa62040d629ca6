import { type Entry, entriesOf } from "../judged/entries.ts";
import type { JudgedReport, Place } from "../judged/judged.ts";
import { totalsOf } from "../judged/totals.ts";
import { countsText, errorText, exemptionText, namesText, sentencesOf } from "../judged/wording.ts";
import { plain } from "../text/plain.ts";

/**
 * Findings as annotations of GitHub Actions, to be printed by a step of a workflow. The most important come first: GitHub
 * shows ten of each kind.
 */
export function renderGithub(report: JudgedReport): string {
    const { judged, failures } = report;
    const { blocking, ...totals } = totalsOf(judged);
    const names = namesText(judged.map(({ name }) => plain(name)));
    const verdict = blocking === 0 ? "not blocked" : `${blocking} blocking`;
    return [
        ...failures.map(({ message, ...place }) => command("error", place, "cannot be judged", plain(message))),
        ...judged.flatMap(({ plan, placeOf }) =>
            plan.stacks
                .flatMap(({ diagnostics }) => diagnostics)
                .filter(({ severity }) => severity === "error")
                .map(({ urn, message }) =>
                    command(
                        "error",
                        urn === undefined ? undefined : placeOf(urn),
                        "program failed",
                        errorText(message),
                    ),
                ),
        ),
        ...entriesOf(report).map((entry) => {
            const { place, rule, finding } = entry;
            return command(kindOf(entry), place, `${rule} (${outcomeText(finding.outcome)})`, textOf(entry));
        }),
        command("notice", undefined, `Plinth: ${names}`, `Policy: ${countsText(totals)}; ${verdict}`),
        "",
    ].join("\n");
}

type Kind = "error" | "warning" | "notice";

function kindOf({ blocks, finding: { outcome } }: Entry): Kind {
    if (blocks || outcome === "errored") return "error";
    return outcome === "violation" ? "warning" : "notice";
}

function outcomeText(outcome: Entry["finding"]["outcome"]): string {
    return outcome === "notApplicable" ? "not applicable" : outcome;
}

function textOf({ finding, resource }: Entry): string {
    const text = sentencesOf(finding, resource);
    return finding.exemption === undefined ? text : `${text} Exempted: ${exemptionText(finding.exemption)}.`;
}

/** A workflow command. What would end its value or its properties is percent-encoded, as the runner decodes it. */
function command(kind: Kind, place: Place | undefined, title: string, message: string): string {
    const properties = [
        ...(place === undefined ? [] : [["file", place.file]]),
        ...(place?.line === undefined ? [] : [["line", String(place.line)]]),
        ...(place?.column === undefined ? [] : [["col", String(place.column)]]),
        ["title", title],
    ].map(([key, value = ""]) => `${key}=${propertyText(value)}`);
    return `::${kind} ${properties.join(",")}::${valueText(message)}`;
}

function valueText(text: string): string {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function propertyText(text: string): string {
    return valueText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
