import type { Finding } from "@plinth/plan";
import { type Entry, entriesOf } from "../judged/entries.ts";
import type { JudgedReport, Place } from "../judged/judged.ts";
import { exemptionText } from "../judged/wording.ts";
import { code, prose } from "./escape.ts";

/** A heading and what stands under it; `rows` are left out from the end where there is no room. */
export interface Section {
    readonly title: string;
    readonly folded: boolean;
    /** Stands before the rows and stays as long as one of them does. */
    readonly head: readonly string[];
    readonly rows: readonly string[];
    /** The larger, the earlier it gives way. */
    readonly expendable: number;
}

/** Everything a report says of findings, in reading order: what blocks first. */
export function findingSections(report: JudgedReport): Section[] {
    const entries = entriesOf(report);
    const several = report.judged.length > 1;
    const table = (
        title: string,
        expendable: number,
        has: (entry: Entry) => boolean,
        { folded, column = FOUND }: { folded: boolean; column?: Column } = { folded: false },
    ): Section[] => {
        const own = entries.filter(has);
        if (own.length === 0) return [];
        const names = ["Severity", "Rule", "Resource", column.title, "Where", ...(several ? ["In"] : [])];
        const head = [`| ${names.join(" | ")} |`, `|${" --- |".repeat(names.length)}`];
        return [
            {
                title: `${title} (${own.length})`,
                folded,
                head,
                rows: own.map((entry) => row(entry, column, several)),
                expendable,
            },
        ];
    };
    const is =
        (outcome: Finding["outcome"], blocking = false) =>
        ({ finding, blocks }: Entry): boolean =>
            finding.outcome === outcome && blocks === blocking;
    return [
        ...table("Blocking", 0, ({ blocks }) => blocks),
        ...table("Rules that failed", 1, is("errored")),
        ...table("Advisory", 3, is("violation")),
        ...table("Unverified", 4, is("unverified"), { folded: true }),
        ...table("Exempted", 2, is("exempted"), { folded: true, column: EXEMPTION }),
        ...table("Not applicable", 7, is("notApplicable"), { folded: true }),
        ...table("Passed", 8, is("pass"), { folded: true }),
    ];
}

interface Column {
    readonly title: string;
    readonly cell: (finding: Finding) => string;
}

const FOUND: Column = { title: "Finding", cell: found };
const EXEMPTION: Column = {
    title: "Why it is exempted",
    cell: (finding) =>
        finding.exemption === undefined
            ? prose(finding.message)
            : `${prose(exemptionText(finding.exemption))}<br>${found(finding)}`,
};

/** What is wanted, what is there, and the fix. */
function found({ outcome, property, expected, actual, message, remedy, basis }: Finding): string {
    if (outcome === "pass" || outcome === "notApplicable") return prose(message);
    const open = outcome === "unverified" ? ["unverified: a value is not known"] : [];
    const where = property === null ? "" : `${code(property)}: `;
    const wanted =
        expected === null
            ? [prose(message)]
            : [`${where}expected ${prose(expected)}${actual === null ? "" : `, found ${code(actual)}`}`];
    const made = basis === "assumed" ? ["rests on values that the simulated cloud made up"] : [];
    const fix = remedy === null || outcome === "exempted" ? [] : [`Fix: ${prose(remedy)}`];
    return [...open, ...wanted, ...made, ...fix].join("<br>");
}

function row({ finding, rule, resource, place, judged }: Entry, column: Column, several: boolean): string {
    const cells = [
        finding.severity ?? "",
        code(rule),
        code(resource),
        column.cell(finding),
        code(placeText(place)),
        ...(several ? [code(judged.name)] : []),
    ];
    return `| ${cells.join(" | ")} |`;
}

function placeText({ file, line }: Place): string {
    return line === undefined ? file : `${file}:${line}`;
}
