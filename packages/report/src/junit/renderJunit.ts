import type { Outcome, StackPlan } from "@plinth/plan";
import { allEntriesOf, type Entry } from "../judged/entries.ts";
import type { Judged, JudgedReport, Place } from "../judged/judged.ts";
import { rulesWithoutResource } from "../judged/totals.ts";
import { errorText, exemptionText, sentencesOf } from "../judged/wording.ts";
import { plain, plainLines } from "../text/plain.ts";
import { type Element, renderXml } from "./xml.ts";

/** The worst outcome of a rule on a resource is that of its test case. */
const worstFirst: readonly Outcome[] = ["errored", "violation", "unverified", "exempted", "notApplicable", "pass"];

/**
 * Findings as JUnit XML: a suite per stack, a case per rule and resource. Valid by the schemas of Apache Ant's and of
 * Jenkins's readers, which is why every suite carries a time and a host.
 */
export function renderJunit(report: JudgedReport): string {
    const entries = Map.groupBy(allEntriesOf(report), ({ judged }) => judged);
    const suites = [
        ...report.judged.flatMap((judged) =>
            judged.plan.stacks.map((stack) => stackSuite(judged, stack, ofStack(entries.get(judged) ?? [], stack))),
        ),
        ...(report.failures.length === 0 ? [] : [failureSuite(report)]),
    ];
    return renderXml({
        name: "testsuites",
        children: suites.map((suite, id) => suiteElement(suite, id, report)),
    });
}

interface Suite {
    readonly name: string;
    readonly package: string;
    readonly properties: Readonly<Record<string, string | number>>;
    readonly cases: readonly Case[];
    readonly said: string;
}

interface Case {
    readonly classname: string;
    readonly name: string;
    readonly ending?: Element & { readonly name: "failure" | "error" | "skipped" };
}

function ofStack(entries: readonly Entry[], { project, stack }: StackPlan): Entry[] {
    const start = `urn:pulumi:${stack}::${project}::`;
    return entries.filter(({ finding }) => finding.urn.startsWith(start));
}

function stackSuite(judged: Judged, stack: StackPlan, entries: readonly Entry[]): Suite {
    const cases = Map.groupBy(entries, ({ rule, finding }) => `${rule}\n${finding.urn}`);
    const errors = stack.diagnostics.filter(({ severity }) => severity === "error");
    return {
        name: `${plain(judged.name)}: ${plain(stack.project)}/${plain(stack.stack)}`,
        package: `plinth.${plain(stack.project)}`,
        properties: {
            ...Object.fromEntries(worstFirst.map((outcome) => [outcome, count(entries, outcome)])),
            blocking: entries.filter(({ blocks }) => blocks).length,
            rulesWithoutResource: rulesWithoutResource([judged]).join(" "),
        },
        cases: [
            ...errors.map(({ message }) => failedProgram(`${stack.project}/${stack.stack}`, message)),
            ...[...cases.values()].map(ruleCase),
        ],
        said: errors.map(({ message }) => plainLines(message).join("\n")).join("\n"),
    };
}

function count(entries: readonly Entry[], outcome: Outcome): number {
    return entries.filter(({ finding }) => finding.outcome === outcome).length;
}

/** What could not be judged fails, too: otherwise no reader of the report would notice. */
function failureSuite({ failures }: JudgedReport): Suite {
    return {
        name: "files that could not be judged",
        package: "plinth",
        properties: {},
        cases: failures.map(({ file, message }) => failedProgram(file, message)),
        said: "",
    };
}

function failedProgram(name: string, message: string): Case {
    const ending = { name: "error", attributes: { message: errorText(message), type: "error" } } as const;
    return { classname: "plinth", name: plain(name), ending };
}

function ruleCase(entries: readonly Entry[]): Case {
    const [first] = [...entries].sort(
        (a, b) => worstFirst.indexOf(a.finding.outcome) - worstFirst.indexOf(b.finding.outcome),
    );
    if (first === undefined) throw new Error("a case of no finding");
    const { rule, resource, finding } = first;
    const name = ending(finding.outcome);
    const described = { classname: `plinth.${rule}`, name: resource };
    if (name === undefined) return described;
    const told = entries.filter((entry) => ending(entry.finding.outcome) !== undefined);
    const message = shortMessage(first);
    return {
        ...described,
        ending: {
            name,
            attributes: { message, ...(name === "skipped" ? {} : { type: kindOf(first) }) },
            text: told.map(longMessage).join("\n"),
        },
    };
}

function ending(outcome: Outcome): "failure" | "error" | "skipped" | undefined {
    if (outcome === "violation") return "failure";
    if (outcome === "errored") return "error";
    return outcome === "pass" ? undefined : "skipped";
}

function shortMessage({ finding, resource, blocks }: Entry): string {
    const { outcome, exemption } = finding;
    if (outcome === "notApplicable") return "not applicable";
    if (outcome === "exempted") {
        return exemption === undefined ? "exempted" : `exempted: ${exemptionText(exemption)}`;
    }
    const text = sentencesOf(finding, resource);
    return outcome === "unverified" ? `unverified${blocks ? ", and blocks" : ""}: ${text}` : text;
}

function longMessage(entry: Entry): string {
    const { finding, resource, place } = entry;
    return `${sentencesOf(finding, resource)}\n${at(place)}\n${plain(finding.urn)}`;
}

function at({ file, line, column }: Place): string {
    return [file, line, column].filter((part) => part !== undefined).join(":");
}

function kindOf({ finding: { level, severity } }: Entry): string {
    return [level, severity].filter((part) => part !== null).join(" ");
}

function suiteElement(
    { name, package: where, properties, cases, said }: Suite,
    id: number,
    { at }: JudgedReport,
): Element {
    const ended = (kind: string): number => cases.filter(({ ending }) => ending?.name === kind).length;
    return {
        name: "testsuite",
        attributes: {
            name,
            package: where,
            id,
            tests: cases.length,
            failures: ended("failure"),
            errors: ended("error"),
            skipped: ended("skipped"),
            time: 0,
            timestamp: at.toISOString().slice(0, 19),
            hostname: "localhost",
        },
        children: [
            {
                name: "properties",
                children: Object.entries(properties).map(([key, value]) => ({
                    name: "property",
                    attributes: { name: key, value },
                })),
            },
            ...cases.map(({ classname, name, ending }) => ({
                name: "testcase",
                attributes: { classname, name, time: 0 },
                ...(ending === undefined ? {} : { children: [ending] }),
            })),
            { name: "system-out" },
            { name: "system-err", ...(said === "" ? {} : { text: said }) },
        ],
    };
}
