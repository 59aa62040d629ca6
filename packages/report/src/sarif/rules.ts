import type { Finding } from "@plinth/plan";
import { allEntriesOf } from "../judged/entries.ts";
import type { JudgedReport, RuleText } from "../judged/judged.ts";
import { plain } from "../text/plain.ts";
import type { SarifLevel, SarifRule } from "./log.ts";

/** The level of a severity; a pack that gives none is taken for medium. */
export function levelOf(severity: Finding["severity"]): Exclude<SarifLevel, "none"> {
    if (severity === "critical" || severity === "high") return "error";
    return severity === "low" ? "note" : "warning";
}

/** In the middle of what GitHub calls critical (above 9), high (7 to 8.9), medium (4 to 6.9) and low (0.1 to 3.9). */
const scores = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" } as const;

/** What GitHub takes of a rule; the help names every control. */
const MOST_TAGS = 20;

/** Every rule that judged something, whatever it found, and every other that was on: a report is evidence of both. */
export function sarifRules(report: JudgedReport): SarifRule[] {
    const texts = new Map<string, RuleText>();
    for (const { rule, finding } of allEntriesOf(report)) {
        const known = report.rules.get(rule);
        // The message of another pack's finding is about that finding, not about the rule.
        if (!texts.has(rule)) texts.set(rule, known ?? { ...UNDESCRIBED, severity: finding.severity });
    }
    for (const rule of report.judged.flatMap(({ plan }) => plan.rulesWithoutResource ?? [])) {
        const known = report.rules.get(rule);
        if (known !== undefined) texts.set(rule, known);
    }
    return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, text]) => sarifRule(id, text));
}

const UNDESCRIBED: Omit<RuleText, "severity"> = { description: "", remedy: "", controls: [] };

function sarifRule(id: string, { description, remedy, severity, controls }: RuleText): SarifRule {
    const says = plain(description) || id;
    const fix = remedy === "" ? "" : `Fix: ${plain(remedy)}.`;
    const looksAfter = controls.length === 0 ? "" : `Controls: ${controls.map(plain).join(", ")}.`;
    const parts = [`${says}.`, fix, looksAfter].filter((part) => part !== "");
    return {
        id,
        shortDescription: { text: says },
        fullDescription: { text: `${says}.` },
        help: { text: parts.join("\n"), markdown: parts.map(escaped).join("\n\n") },
        defaultConfiguration: { level: levelOf(severity) },
        properties: {
            tags: ["security", ...controls.map(plain)].slice(0, MOST_TAGS),
            ...(severity === null ? {} : { "security-severity": scores[severity] }),
        },
    };
}

/** Rules name properties and wildcards, which Markdown would take for emphasis. */
function escaped(text: string): string {
    return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
