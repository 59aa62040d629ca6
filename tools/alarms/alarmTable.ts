import path from "node:path";
import { type AlarmRule, type AlarmRules, describeSpan, roleName, watchedNames } from "@plinth/alarms/plan";
import { format, resolveConfig } from "prettier";

/** Between these the tables of a page stand; the rest of the page is written by people. */
export const BEGIN = "<!-- alarms of NAME: written by tools/alarms/command.ts -->";
export const END = "<!-- end of alarms -->";

/** A page with its tables of alarms as the code has them: each between comments that name the constant. */
export async function withAlarmTables(
    page: string,
    text: string,
    tables: Readonly<Record<string, AlarmRules>>,
): Promise<string> {
    const parts = Object.entries(tables).reduce((all, [name, rules]) => {
        const begin = BEGIN.replace("NAME", name);
        const from = all.indexOf(begin);
        const to = all.indexOf(END, from);
        if (from < 0 || to < 0) return all;
        return `${all.slice(0, from + begin.length)}\n\n${table(page, rules)}\n\n${all.slice(to)}`;
    }, text);
    return await format(parts, { ...(await resolveConfig(page)), parser: "markdown" });
}

function table(page: string, rules: AlarmRules): string {
    const rows = Object.entries(rules).map(([role, rule]) => row(page, role, rule));
    return ["| role | watches | sounds | severity | runbook |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function row(page: string, role: string, rule: AlarmRule): string {
    const { threshold, wrong, severity, runbook } = rule;
    const link = path.posix.relative(path.posix.dirname(page), runbook);
    const sounds = `${wrong} ${threshold.value} ${threshold.unit} ${describeSpan(rule)}`;
    return `| \`${role}\` | \`${watchedNames(rule).replaceAll(", ", "`, `")}\` | ${sounds} | ${severity} | [${roleName(role)}](${link}) |`;
}
