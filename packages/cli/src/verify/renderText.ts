import { anchorOf, type CheckResult, recoveryOf, type VerifyReport } from "@plinth/deployer";

const words = { passed: "as it should be", failed: "not as it should be", unknown: "not known" } as const;

/** What was looked at, for people. */
export function renderText(report: VerifyReport): string {
    const { environment, result, code, reason, layers, seconds, journal, correlationId } = report;
    const lines = [
        `verify ${environment}: ${result}${code === undefined ? "" : ` (${code})`} in ${seconds.toFixed(1)} s`,
        ...(reason === undefined ? [] : [reason]),
        ...layers.flatMap(({ layer, outcome, problems, checks }) => [
            `  ${layer}: ${words[outcome]}`,
            ...problems.map((problem) => `    ! ${problem.replaceAll("\n", "\n      ")}`),
            ...checks.flatMap(checkText).map((text) => `    ${text}`),
        ]),
        ...(code === undefined ? [] : ["", recoveryOf(code, environment), `More: ${anchorOf(code)}`]),
        `Journal: ${journal} (run ${correlationId})`,
    ];
    return `${lines.join("\n")}\n`;
}

/** One that failed stands among the problems. */
function checkText(check: CheckResult): string[] {
    if (check.outcome === "failed") return [];
    const what = `${check.check}, ${check.subject}`;
    if (check.outcome === "notChecked") return [`- ${what}: not checked: ${check.missing}`];
    const { health } = check;
    return [`  ${what}: passed${health === undefined ? "" : `, ${health.available} of ${health.desired} containers`}`];
}
