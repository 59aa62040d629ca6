import { blocks, type Finding } from "@plinth/plan";
import { listed } from "../listed.ts";
import { nameInUrn, shortType, typeInUrn } from "../text/names.ts";
import { plain } from "../text/plain.ts";
import { type Judged, type JudgedReport, type Place, ruleIdOf } from "./judged.ts";

/** A finding with what a report says around it. */
export interface Entry {
    readonly finding: Finding;
    readonly judged: Judged;
    /** The rule's name, unique among packs. */
    readonly rule: string;
    /** `orders (aws:rds Instance)` */
    readonly resource: string;
    readonly place: Place;
    readonly blocks: boolean;
    /**
     * The finding's id, with a number where a pack says several things of one rule and resource: equal from run to run, and
     * whatever line the resource moves to.
     */
    readonly fingerprint: string;
}

const outcomes: readonly Finding["outcome"][] = [
    "violation",
    "errored",
    "unverified",
    "exempted",
    "notApplicable",
    "pass",
];
const severities: readonly Finding["severity"][] = ["critical", "high", "medium", "low", null];

/** What a report lists, the most important first: what blocks, then by outcome, severity, rule and resource. */
export function entriesOf(report: JudgedReport): Entry[] {
    return numbered(report.judged.flatMap((judged) => entriesIn(judged, listed(judged.plan.findings, report.include))));
}

/** Every finding, passes included: for formats in which each is a case of its own. */
export function allEntriesOf(report: JudgedReport): Entry[] {
    return numbered(report.judged.flatMap((judged) => entriesIn(judged, judged.plan.findings)));
}

function entriesIn(judged: Judged, findings: readonly Finding[]): Omit<Entry, "fingerprint">[] {
    const names = new Map(
        judged.plan.stacks.flatMap(({ resources }) => resources).map(({ urn, name }) => [urn, plain(name)]),
    );
    return findings.map((finding) => {
        const type = shortType(typeInUrn(finding.urn));
        const name = names.get(finding.urn) ?? nameInUrn(finding.urn);
        return {
            finding,
            judged,
            rule: plain(ruleIdOf(finding)),
            resource: type === "" ? name : `${name} (${type})`,
            place: judged.placeOf(finding.urn, finding),
            blocks: blocks(finding),
        };
    });
}

function numbered(entries: readonly Omit<Entry, "fingerprint">[]): Entry[] {
    const seen = new Map<string, number>();
    return [...entries].sort(byImportance).map((entry) => {
        const { id } = entry.finding;
        const number = (seen.get(id) ?? 0) + 1;
        seen.set(id, number);
        return { ...entry, fingerprint: number === 1 ? id : `${id}-${number}` };
    });
}

function byImportance(a: Omit<Entry, "fingerprint">, b: Omit<Entry, "fingerprint">): number {
    return (
        Number(b.blocks) - Number(a.blocks) ||
        outcomes.indexOf(a.finding.outcome) - outcomes.indexOf(b.finding.outcome) ||
        severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
        compare(a.rule, b.rule) ||
        compare(a.finding.urn, b.finding.urn) ||
        compare(a.finding.property ?? "", b.finding.property ?? "")
    );
}

function compare(a: string, b: string): number {
    return a < b ? -1 : Number(a > b);
}
