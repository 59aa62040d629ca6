import type { CostChange, CostSide } from "@plinth/plan";
import type { Judged } from "../judged/judged.ts";
import { code, prose } from "../markdown/escape.ts";
import type { Section } from "../markdown/sections.ts";

/** What costs otherwise than before by standing there. Where nobody knows a price, it says so: unknown is not nothing. */
export function costSection(judged: readonly Judged[]): Section[] {
    const all = judged.flatMap(({ name, plan }) =>
        (plan.comparison?.stacks ?? []).flatMap(({ project, costs = [] }) =>
            costs.map((cost) => ({ environment: name, project, cost })),
        ),
    );
    if (all.length === 0) return [];
    const rows = [...all]
        .sort((one, other) => rank(other.cost) - rank(one.cost))
        .map(({ environment, project, cost }) => {
            const { what, before, after } = cost;
            const cells = [code(environment), code(project), prose(what), side(before), side(after), differs(cost)];
            return `| ${cells.join(" | ")} |`;
        });
    const head = [
        NOTE,
        "",
        "| Environment | Stack | What | Before | After | A month |",
        "| --- | --- | --- | ---: | ---: | ---: |",
    ];
    return [
        {
            title: `Costs: ${total(all.map(({ cost }) => cost))} (${all.length})`,
            folded: false,
            head,
            rows,
            expendable: 6,
        },
    ];
}

const NOTE = "In USD for 730 hours at list prices, before discounts, and without what depends on use.";

/** The sum of what is known, and how much is not. */
function total(costs: readonly CostChange[]): string {
    const known = costs.map(difference).filter((each) => each !== "unknown");
    const unknown = costs.length - known.length;
    const sum = signed(known.reduce((one, other) => one + other, 0));
    if (unknown === 0) return `${sum} a month`;
    return known.length === 0 ? "unknown" : `${sum} a month, and what is unknown`;
}

function side({ count, monthly }: CostSide): string {
    if (count === 0) return "·";
    return monthly === "unknown" ? String(count) : `${count}: ${monthly.toFixed(2)}`;
}

function differs(cost: CostChange): string {
    const amount = difference(cost);
    return amount === "unknown" ? "unknown" : signed(amount);
}

function difference({ before, after }: CostChange): number | "unknown" {
    if (before.monthly === "unknown" || after.monthly === "unknown") return "unknown";
    return after.monthly - before.monthly;
}

/** The dearest first, whichever way it goes; what is unknown stands last. */
function rank(cost: CostChange): number {
    const amount = difference(cost);
    return amount === "unknown" ? -1 : Math.abs(amount);
}

function signed(amount: number): string {
    const text = Math.abs(amount).toFixed(2);
    return `${amount < 0 && text !== "0.00" ? "−" : "+"}${text}`;
}
