import type { ChangeKind, ResourceChange } from "@plinth/plan";
import { valueText } from "../comparison/values.ts";
import { differenceText } from "../comparison/values.ts";
import type { Judged } from "../judged/judged.ts";
import { clipped, code, prose } from "../markdown/escape.ts";
import type { Section } from "../markdown/sections.ts";
import { nameInUrn, shortType } from "../text/names.ts";

/** In the order in which a reviewer wants to know; the last ones give way first. */
const order: Readonly<Record<ChangeKind, string>> = {
    delete: "delete",
    replace: "replace",
    updateOrReplace: "update or replace",
    update: "update",
    import: "import",
    create: "create",
    settings: "settings",
    read: "read",
    discard: "no longer read",
};

/** Of one change; the rest of a long one is in the JSON. */
const MOST_DIFFERENCES = 8;
const LONGEST_DIFFERENCE = 200;

/** Every change of every stack, folded away: what is lost comes first. */
export function changeSection(judged: readonly Judged[]): Section[] {
    const kinds = Object.keys(order);
    const all = judged.flatMap(({ name, plan }) =>
        (plan.comparison?.stacks ?? []).flatMap(({ project, changes }) =>
            changes.map((change) => ({ environment: name, project, change })),
        ),
    );
    if (all.length === 0) return [];
    const rows = all
        .sort((one, other) => kinds.indexOf(one.change.kind) - kinds.indexOf(other.change.kind))
        .map(({ environment, project, change }) => {
            const resource = code(`${nameInUrn(change.urn)} (${shortType(change.type)})`);
            return `| ${[order[change.kind], code(environment), code(project), resource, details(change)].join(" | ")} |`;
        });
    const head = ["| | Environment | Stack | Resource | What differs |", "| --- | --- | --- | --- | --- |"];
    return [{ title: `All changes (${all.length})`, folded: true, head, rows, expendable: 9 }];
}

function details({ differences, options, replacedBy, oldUrn, retained }: ResourceChange): string {
    const causes = new Set(replacedBy.map(({ path }) => path));
    const lines = [
        ...(oldUrn === undefined ? [] : [`was ${nameInUrn(oldUrn)}`]),
        ...(retained === true ? ["stays in the cloud (retainOnDelete)"] : []),
        ...differences.map((each) => `${differenceText(each)}${causes.has(each.path) ? " (replaces)" : ""}`),
        ...options.map(({ option, old, new: now }) => `option ${option}: ${valueText(old)} → ${valueText(now)}`),
    ];
    const more = lines.length - MOST_DIFFERENCES;
    return [
        ...lines.slice(0, MOST_DIFFERENCES).map((line) => code(clipped(line, LONGEST_DIFFERENCE))),
        ...(more > 0 ? [prose(`and ${more} more`)] : []),
    ].join("<br>");
}
