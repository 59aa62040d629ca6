import type { EnvironmentMetrics, Figure, Metrics, MostUsed, Spread } from "@plinth/deployer";
import { code, prose } from "@plinth/report/formats";
import { duration } from "./duration.ts";

/** Metrics for the summary of a pipeline. Names come from journals, and are escaped. */
export function renderMarkdown({ environments, skipped }: Metrics): string {
    const parts = [
        ...environments.map(section),
        ...(skipped > 0 ? [`${skipped} lines of journals could not be read, and are left out.`] : []),
        "What each figure means: `docs/metrics.md`.",
    ];
    return `${parts.join("\n\n")}\n`;
}

function section(metrics: EnvironmentMetrics): string {
    const { environment, from, to, days, deployments, resourceUtilization, observations } = metrics;
    const rows: [string, Figure<unknown>, string][] = [
        row("Deployment frequency", metrics.deploymentFrequency, (perDay) => frequency(perDay)),
        row("Lead time for changes", metrics.leadTimeForChanges, spread),
        row("Change failure rate", metrics.changeFailureRate, percent),
        row("Time to restore", metrics.timeToRestore, spread),
        row("Deployment duration", metrics.deploymentDuration, spread),
        row("Rollback rate", metrics.rollbackRate, percent),
        row("Container health", metrics.containerHealth, percent),
        row("Resource utilization, CPU", resourceUtilization.cpu, mostUsed),
        row("Resource utilization, memory", resourceUtilization.memory, mostUsed),
    ];
    const { all, succeeded, failedChanges, byReason, notRestored, rollbacks, killed } = deployments;
    const reasons = Object.entries({
        "not as it should be": byReason.verification,
        "half done": byReason["half-done"],
        "rolled back": byReason.rolledBack,
        "hotfix within 24 h": byReason.hotfix,
    }).filter(([, count]) => count > 0);
    return [
        `## Deployments of ${code(environment)}`,
        "",
        `${from.slice(0, 16).replace("T", " ")} to ${to.slice(0, 16).replace("T", " ")} UTC, ${days.toFixed(1)} days: ${all} deployments, of which ${succeeded} went through, ${killed} were killed and ${failedChanges} failed as changes` +
            `${reasons.length === 0 ? "" : ` (${reasons.map(([what, count]) => `${count} ${what}`).join(", ")})`}; ${rollbacks} rollbacks, ${notRestored} not restored yet.`,
        "",
        "| | | of |",
        "| --- | --- | --- |",
        ...rows.map(([name, figure, text]) => `| ${name} | ${text} | ${"of" in figure ? figure.of : ""} |`),
        ...(observations.length === 0
            ? []
            : [
                  "",
                  "| Layer | Last seen | Containers | CPU | Memory |",
                  "| --- | --- | --- | --- | --- |",
                  ...observations.map(({ layer, subject, time, health, utilization }) => {
                      const { cpu, memory } = utilization ?? {};
                      const containers = health === undefined ? "unknown" : `${health.available} of ${health.desired}`;
                      const cells = [
                          `${code(layer)} ${code(subject)}`,
                          `${time.slice(0, 16).replace("T", " ")} UTC`,
                          containers,
                          cpu === undefined ? "unknown" : percent(cpu),
                          memory === undefined ? "unknown" : percent(memory),
                      ];
                      return `| ${cells.join(" | ")} |`;
                  }),
              ]),
    ].join("\n");
}

function row<Value>(
    name: string,
    figure: Figure<Value>,
    text: (value: Value) => string,
): [string, Figure<unknown>, string] {
    return [name, figure, "unknown" in figure ? `unknown: ${prose(figure.unknown)}` : text(figure.value)];
}

function spread({ median, p95, longest }: Spread): string {
    return `${duration(median)}; 95 of 100 within ${duration(p95)}, the longest ${duration(longest)}`;
}

function percent(share: number): string {
    return `${(share * 100).toFixed(share === 0 || share === 1 ? 0 : 1)} %`;
}

function mostUsed({ share, subject }: MostUsed): string {
    return `${percent(share)} at most, ${code(subject)}`;
}

function frequency(perDay: number): string {
    if (perDay === 0) return "none";
    return perDay >= 1 ? `${perDay.toFixed(1)} a day` : `every ${duration(86_400 / perDay)}`;
}
