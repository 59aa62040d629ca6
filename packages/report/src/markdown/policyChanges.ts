import { encodeValue, type PlanValue } from "@plinth/plan";
import { valueText } from "../comparison/values.ts";
import { type JudgedReport, ruleIdOf } from "../judged/judged.ts";
import { shortType } from "../text/names.ts";
import { code } from "./escape.ts";
import type { Section } from "./sections.ts";

/** What rules of level `remediate` changed before anything was judged: reviewers of a program do not see it there. */
export function policyChangeSection({ judged }: JudgedReport): Section[] {
    const rows = judged
        .flatMap(({ plan }) => plan.stacks)
        .flatMap(({ resources }) => resources)
        .flatMap(({ name, type, policyChanges = [] }) =>
            policyChanges.map((change) => {
                const { property, before, after } = change;
                const cells = [code(ruleIdOf(change)), code(`${name} (${shortType(type)})`), code(property)];
                return `| ${[...cells, value(before), value(after)].join(" | ")} |`;
            }),
        );
    const head = ["| Rule | Resource | Property | Written | Changed to |", "| --- | --- | --- | --- | --- |"];
    return rows.length === 0
        ? []
        : [{ title: `Changed by policy (${rows.length})`, folded: false, head, rows, expendable: 2 }];
}

function value(of: PlanValue | undefined): string {
    return code(valueText(of === undefined ? undefined : encodeValue(of)));
}
