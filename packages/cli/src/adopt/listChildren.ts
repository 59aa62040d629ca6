import { nameFor } from "@plinth/core/adoption";
import type { PlannedResource } from "@plinth/plan";
import { importForm } from "./importForm.ts";

/** A child that could be adopted. */
export interface ListedChild {
    /** As an adoption file names it. */
    readonly child: string;
    readonly type: string;
    /** By what the type is imported, in words. */
    readonly id: string;
    readonly possible: "yes" | "no" | "unknown";
}

/** Made for what is watched here: hardly anybody has one to take over. */
const OF_ALARMS = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/dashboard:Dashboard"];

/** Every child of a layer by name, alarms and dashboards last: the order of registration may differ from run to run. */
export function listChildren(children: readonly PlannedResource[]): ListedChild[] {
    const rank = ({ type }: PlannedResource): number => (OF_ALARMS.includes(type) ? 1 : 0);
    const key = ({ name, type }: PlannedResource): string => `${name} ${type}`;
    return children
        .toSorted((one, other) => rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1))
        .map((one) => {
            const { words, possible } = importForm(one.type);
            return { child: nameFor(one, children), type: one.type, id: words, possible };
        });
}

/** The list as an adoption file in which nothing is adopted yet: every line is a comment. */
export function renderTemplate(layer: string, environment: string, listed: readonly ListedChild[]): string {
    const lines = listed.map(({ child, type, id, possible }) =>
        possible === "no" ? `# ${child} (${type}) ${id}` : `# ${child}: <id> # ${type}: ${id}`,
    );
    return [
        `# What layer ${layer} takes over in environment ${environment}: fill in ids, and take the # away before them.`,
        ...lines,
        "",
    ].join("\n");
}
