import type { Diagnostic } from "@plinth/plan";
import { type Entry, entriesOf } from "../judged/entries.ts";
import type { Judged, JudgedReport, Place } from "../judged/judged.ts";
import { rulesWithoutResource, totalsOf } from "../judged/totals.ts";
import { exemptionText, sentencesOf } from "../judged/wording.ts";
import { plain } from "../text/plain.ts";
import type { SarifLevel, SarifLocation, SarifLog, SarifNotification, SarifResult } from "./log.ts";
import { levelOf, sarifRules } from "./rules.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** What GitHub and others replace by the root of the repository. */
const ROOT = "%SRCROOT%";

/** Findings as SARIF 2.1.0, in one run: code scanning services take one per tool and category. */
export function renderSarif(report: JudgedReport): string {
    const { judged, failed } = report;
    const rules = sarifRules(report);
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    const entries = entriesOf(report);
    const totals = totalsOf(judged);
    const log: SarifLog = {
        $schema: SCHEMA,
        version: "2.1.0",
        runs: [
            {
                tool: { driver: { name: "Plinth", rules } },
                // The category under which services keep results apart.
                automationDetails: { id: `plinth/${judged.length === 1 ? plain(judged[0]?.name ?? "") : "check"}/` },
                invocations: [
                    {
                        executionSuccessful: !failed,
                        toolExecutionNotifications: [
                            ...report.failures.map(({ message, ...place }) => failure(place, message)),
                            ...judged.flatMap(({ name, notes = [] }) => notes.map((text) => note(`${name}: ${text}`))),
                            ...judged.flatMap(diagnostics),
                            ...entries.flatMap((entry) => brokenRule(entry, indexes)),
                        ],
                    },
                ],
                originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
                columnKind: "utf16CodeUnits",
                results: entries.map((entry) => result(entry, indexes)),
                properties: {
                    counts: totals.findings,
                    blocking: totals.blocking,
                    resources: totals.resources,
                    rulesWithoutResource: rulesWithoutResource(judged),
                },
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}

const kinds = {
    violation: "fail",
    errored: "fail",
    exempted: "fail",
    unverified: "open",
    pass: "pass",
    notApplicable: "notApplicable",
} as const;

function result(entry: Entry, indexes: ReadonlyMap<string, number>): SarifResult {
    const { finding, rule, resource, place, fingerprint } = entry;
    const { outcome, severity, property, expected, actual, controls, decidedIn, basis, exemption } = finding;
    return {
        ruleId: rule,
        ruleIndex: indexes.get(rule) ?? -1,
        kind: kinds[outcome],
        level: resultLevel(entry),
        message: { text: sentencesOf(finding, resource) },
        locations: [location(place, finding.urn, resource)],
        // The second one is what GitHub recognises a finding by; left out, it would hash the source line.
        partialFingerprints: { "plinthFinding/v1": fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
        ...(outcome === "exempted" ? { suppressions: [suppression(finding)] } : {}),
        properties: {
            outcome,
            enforcement: finding.level,
            blocks: entry.blocks,
            severity,
            property,
            expected,
            actual,
            controls,
            decidedIn,
            judged: entry.judged.name,
            ...(basis === undefined ? {} : { basis }),
            ...(exemption === undefined ? {} : { exemption }),
        },
    };
}

/** The standard has a level for what fails only (3.27.10). What blocks nobody is no error. */
function resultLevel({ finding, blocks }: Entry): SarifLevel {
    if (kinds[finding.outcome] !== "fail") return "none";
    if (finding.outcome === "errored") return "error";
    const level = levelOf(finding.severity);
    return level === "error" && !blocks && finding.outcome !== "exempted" ? "warning" : level;
}

function suppression({ exemption, message }: Entry["finding"]): NonNullable<SarifResult["suppressions"]>[number] {
    const justification = exemption === undefined ? plain(message) : exemptionText(exemption);
    return { kind: "external", status: "accepted", justification };
}

function location(place: Place, urn: string, resource: string): SarifLocation {
    return { ...physical(place), logicalLocations: [{ name: resource, fullyQualifiedName: urn, kind: "resource" }] };
}

function physical({ file, line, column }: Place): SarifLocation {
    return {
        physicalLocation: {
            artifactLocation: {
                uri: file.toWellFormed().split("/").map(encodeURIComponent).join("/"),
                uriBaseId: ROOT,
            },
            // Services that show results in files want a line; a file as a whole begins with its first.
            region: { startLine: line ?? 1, ...(column === undefined ? {} : { startColumn: column }) },
        },
    };
}

function failure(place: Place, message: string): SarifNotification {
    return { level: "error", message: { text: plain(message) }, locations: [physical(place)] };
}

function note(text: string): SarifNotification {
    return { level: "note", message: { text: plain(text) } };
}

function diagnostics({ plan, placeOf }: Judged): SarifNotification[] {
    const said = (diagnostic: Diagnostic): diagnostic is Diagnostic & { severity: "error" | "warning" } =>
        diagnostic.severity !== "info";
    return plan.stacks
        .flatMap((stack) => stack.diagnostics)
        .filter(said)
        .map(({ severity, message, urn }) => ({
            level: severity,
            message: { text: plain(message) },
            ...(urn === undefined ? {} : { locations: [physical(placeOf(urn))] }),
        }));
}

function brokenRule({ finding, rule, resource }: Entry, indexes: ReadonlyMap<string, number>): SarifNotification[] {
    if (finding.outcome !== "errored") return [];
    const text = sentencesOf(finding, resource);
    return [{ level: "error", message: { text }, associatedRule: { id: rule, index: indexes.get(rule) ?? -1 } }];
}
