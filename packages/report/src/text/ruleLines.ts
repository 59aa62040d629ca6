import type { PlacedFinding } from "./findings.ts";
import { markOf, symbols } from "./marks.ts";
import { plain } from "./plain.ts";
import type { Style } from "./style.ts";
import { wrap } from "./width.ts";

const bySeverity: readonly (string | null)[] = ["critical", "high", "medium", "low", null];

/**
 * Violations in full: which rule, what it expects of which property, each resource with what was found there and where
 * it was written, and the fix. Resources that break a rule in the same way share its block.
 */
export function ruleLines(findings: readonly PlacedFinding[], width: number, style: Style): string[] {
    const groups = Map.groupBy(findings, (finding) =>
        JSON.stringify([
            finding.rule,
            finding.pack,
            finding.property,
            finding.expected,
            finding.remedy,
            finding.level,
            said(finding),
        ]),
    );
    return [...groups.values()].sort(bySeverityAndRule).flatMap((group) => block(group, width, style));
}

function block(group: readonly PlacedFinding[], width: number, style: Style): string[] {
    const [first] = group;
    if (first === undefined) return [];
    const mark = markOf(first) ?? "advisory";
    const paint = mark === "blocking" ? style.bad : style.doubtful;
    const level = [first.level, first.severity].filter((part) => part !== null).join(", ");
    const property = first.property === null ? [] : [plain(first.property)];
    const expected = first.expected === null ? [] : [`expected ${plain(first.expected)}`];
    const rule = [...property, ...expected].join(": ");
    return [
        ...wrap(`${symbols[mark]} ${plain(first.rule)} (${level})`, width, 2).map(paint),
        ...indented(rule, width),
        ...indented(said(first), width),
        ...group.flatMap((finding) => resourceLines(finding, width)),
        ...indented(first.remedy === null ? "" : `Fix: ${plain(first.remedy)}`, width),
    ];
}

/** The pack's own words, where it does not say what it expects of a property in a form of its own. */
function said({ expected, message }: PlacedFinding): string {
    return expected === null ? plain(message) : "";
}

function resourceLines({ resource, actual, source, place, urn, basis }: PlacedFinding, width: number): string[] {
    const project = `in ${plain(urn.split("::")[1] ?? "")}`;
    const made = source === undefined ? project : undefined;
    const written = place === undefined ? undefined : `at ${place}`;
    const parts = [
        `- ${resource}`,
        ...(actual === null ? [] : [`found ${plain(actual)}`]),
        ...(basis === "assumed" ? ["assuming values that the simulated cloud made up"] : []),
        [made, written].filter((part) => part !== undefined).join(" "),
    ];
    return wrap(`    ${parts.join(", ")}`, width, 2);
}

function indented(text: string, width: number): string[] {
    return text === "" ? [] : wrap(`    ${text}`, width);
}

function bySeverityAndRule([a]: readonly PlacedFinding[], [b]: readonly PlacedFinding[]): number {
    if (a === undefined || b === undefined) return 0;
    return bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity) || a.rule.localeCompare(b.rule, "en");
}
