import { type GovernanceRule, governanceRules, policyWeakened } from "@plinth/policies/governance";
import { wrapText } from "@plinth/report";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { widthOf } from "../output/terminal.ts";
import type { ExplainOptions } from "./arguments.ts";
import { type Explanation, explanationOf } from "./explanation.ts";
import type { Shown } from "./program/chooseExamples.ts";

/** Prints what a rule wants. @throws UserError where no rule has that name. */
export async function policiesExplain(rule: string, { format }: ExplainOptions, host: Host): Promise<number> {
    const governance = [...governanceRules, policyWeakened].find(({ id }) => id === rule);
    if (governance !== undefined) {
        host.stdout.write(format === "json" ? asJson({ rule, ...governance }) : governanceText(governance));
        return exitCodes.clean;
    }
    const explanation = await explanationOf(rule, host.cwd);
    host.stdout.write(
        format === "json" ? asJson(explanation) : `${explainLines(explanation, widthOf(host.stdout)).join("\n")}\n`,
    );
    return exitCodes.clean;
}

function asJson(value: unknown): string {
    return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A rule about the rules themselves has neither types, nor levels, nor examples. */
function governanceText({ id, severity, description, remedy }: GovernanceRule): string {
    return `${id} (${severity}, about the rules themselves)\n${description}.\n\nFix:        ${remedy}\nLevel:      mandatory, whatever settings and exemptions say\n`;
}

/** Room for the longest label. */
const LABEL = 12;

function explainLines(explanation: Explanation, width: number): string[] {
    const { rule, severity, service, description, remedy, scope, types, controls, profile } = explanation;
    const fields: readonly (readonly [label: string, text: string])[] = [
        ["Fix", remedy],
        ["Types", typesText(types)],
        ["Judges", scope === "resource" ? "each resource by itself" : "a resource with others of its stack"],
        ["Profile", profile],
        ["Level", levelText(explanation)],
        ["Controls", controlsText(controls)],
        ...explanation.parameters.map((parameter) => ["Parameter", parameterText(parameter)] as const),
    ];
    return [
        `${rule} (${severity}, ${service})`,
        ...wrapText(`${description}.`, width),
        "",
        ...fields.flatMap(([label, text]) => field(label, text, width)),
        ...example("Passes", explanation.passes),
        ...example("Fails", explanation.fails),
    ];
}

function field(label: string, text: string, width: number): string[] {
    return wrapText(text, Math.max(20, width - LABEL)).map(
        (line, index) => `${(index === 0 ? `${label}:` : "").padEnd(LABEL)}${line}`,
    );
}

/** Beyond this many types a count says more; the JSON form has them all. */
const MOST_TYPES = 12;

function typesText(types: readonly string[]): string {
    if (types.length <= MOST_TYPES) return types.join(", ");
    return `${types.slice(0, MOST_TYPES).join(", ")} and ${types.length - MOST_TYPES} more`;
}

function controlsText(controls: Explanation["controls"]): string {
    return (
        Object.entries(controls)
            .map(([framework, ids]) => `${framework} ${ids.join(", ")}`)
            .join("; ") || "none"
    );
}

function levelText({ level, levels, correctsItself }: Explanation): string {
    const others = Object.entries(levels).map(([environment, inForce]) => `${inForce} in ${environment}`);
    const corrects = correctsItself ? ["remediate has the pack correct it"] : [];
    return [level, ...others, ...corrects].join("; ");
}

function parameterText({
    name,
    description,
    default: byDefault,
    strict,
    values,
}: Explanation["parameters"][number]): string {
    const said = [
        `default ${valueText(byDefault)}`,
        ...(strict === undefined ? [] : [`strict ${valueText(strict)}`]),
        ...Object.entries(values).map(([environment, value]) => `${environment} ${valueText(value)}`),
    ];
    return `${name}: ${description} (${said.join("; ")})`;
}

function valueText(value: unknown): string {
    return Array.isArray(value) ? value.map(String).join(", ") || "nothing" : JSON.stringify(value);
}

function example(verdict: string, shown: Shown | undefined): string[] {
    if (shown === undefined) return [];
    return [
        "",
        `${verdict}, for example: ${shown.title}`,
        "",
        ...shown.program.split("\n").map((line) => `    ${line}`.trimEnd()),
        ...(shown.says.length === 0 ? [] : ["", ...shown.says.map((text) => `  ✗ ${text}`)]),
    ];
}
