import type { Exemption, Finding, Outcome, Plan, PlannedResource } from "@plinth/plan";
import { listed } from "../listed.ts";
import { asGrid } from "./joinNames.ts";
import { markOf } from "./marks.ts";
import { nameInUrn, shortType, typeInUrn } from "./names.ts";
import type { TextOptions } from "./options.ts";
import { plain } from "./plain.ts";
import type { Style } from "./style.ts";
import { ruleLines } from "./ruleLines.ts";
import { wrap } from "./width.ts";

/** A finding with the resource it is about, as far as the plan knows it. */
export interface PlacedFinding extends Finding {
    /** `database-orders-instance (aws:rds Instance)` */
    readonly resource: string;
    readonly type: string;
    /** Where it was written: in the program of its project, or in a file that was read. */
    readonly place: string | undefined;
}

interface Section {
    readonly title: string;
    readonly has: (finding: Finding) => boolean;
    readonly draw: (findings: readonly PlacedFinding[], width: number, style: Style) => string[];
}

/** Least important first: the end of a text is what a terminal shows. */
const sections: readonly Section[] = [
    { title: "Not applicable", has: is("notApplicable"), draw: compactLines },
    { title: "Passed", has: is("pass"), draw: compactLines },
    { title: "Exempted", has: is("exempted"), draw: exemptedLines },
    {
        title: "Unverified: a value is unknown before deployment",
        has: (finding) => markOf(finding) === "unverified",
        draw: compactLines,
    },
    { title: "Advisory", has: (finding) => markOf(finding) === "advisory", draw: ruleLines },
    {
        title: "Unverified, although mandatory: a value is unknown, or made up where that is no proof",
        has: (finding) => finding.outcome === "unverified" && markOf(finding) === "blocking",
        draw: compactLines,
    },
    {
        title: "Rules that failed",
        has: (finding) => finding.outcome === "errored" && markOf(finding) === "blocking",
        draw: ruleLines,
    },
    {
        title: "Violations",
        has: (finding) => finding.outcome === "violation" && markOf(finding) === "blocking",
        draw: ruleLines,
    },
];

function is(outcome: Outcome): Section["has"] {
    return (finding) => finding.outcome === outcome;
}

/** What the policy pack found, by outcome. */
export function findingLines(plan: Plan, options: Pick<TextOptions, "width" | "include">, style: Style): string[] {
    const resources = new Map(
        plan.stacks.flatMap((stack) => stack.resources).map((resource) => [resource.urn, resource]),
    );
    const placed = listed(plan.findings, options.include).map((finding) => place(finding, resources.get(finding.urn)));
    const drawn = sections.flatMap(({ title, has, draw }) => {
        const own = placed.filter(has);
        return own.length === 0
            ? []
            : [
                  [
                      ...wrap(`${title} (${own.length})`, options.width).map(style.heading),
                      ...draw(own, options.width, style),
                  ],
              ];
    });
    return drawn.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function place(finding: Finding, resource: PlannedResource | undefined): PlacedFinding {
    const type = shortType(resource?.type ?? typeInUrn(finding.urn));
    const name = resource === undefined ? nameInUrn(finding.urn) : plain(resource.name);
    const source = finding.source ?? resource?.source;
    const place = source === undefined ? undefined : plain(source);
    return { ...finding, type, resource: type === "" ? name : `${name} (${type})`, place };
}

/** One line per rule, property and type, wrapped: the names of the resources. */
function compactLines(findings: readonly PlacedFinding[], width: number, style: Style): string[] {
    const groups = Map.groupBy(findings, ({ rule, property, type }) => `${rule}\n${property ?? ""}\n${type}`);
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined) return [];
        const what = `  ${plain(first.rule)}${first.property === null ? "" : ` ${plain(first.property)}`}: `;
        const names = [...new Set(group.map(({ urn, source }) => `${nameInUrn(urn)}${read(source)}`))];
        return wrap(`${what}${shortened(names)}${first.type === "" ? "" : ` (${first.type})`}`, width, 2).map((line) =>
            style.quiet(line),
        );
    });
}

/** Of what stands in files that people write, a name alone would have to be searched for. */
function read(source: string | undefined): string {
    return source === undefined ? "" : ` at ${plain(source)}`;
}

/** Beyond this many names a count says more; the JSON form has them all. */
const MOST_NAMES = 8;

function shortened(names: readonly string[]): string {
    const grid = names.length > 2 ? asGrid(names) : undefined;
    if (grid !== undefined || names.length <= MOST_NAMES) return grid ?? names.join(", ");
    return `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
}

function termsOf({ expires, owner, approvedBy, reason }: Exemption): string {
    return `until ${expires}, owner ${owner}, approved by ${approvedBy}: ${reason}`;
}

function exemptedLines(findings: readonly PlacedFinding[], width: number, style: Style): string[] {
    return findings.flatMap(({ rule, resource, property, message, exemption, source }) => [
        ...wrap(
            `  ${plain(rule)}${property === null ? "" : ` ${plain(property)}`}: ${resource}${read(source)}`,
            width,
            2,
        ),
        ...wrap(`      ${plain(exemption === undefined ? message : termsOf(exemption))}`, width).map(style.quiet),
    ]);
}
