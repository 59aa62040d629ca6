import assert from "node:assert/strict";
import { planRules } from "../prometheus/planRules.ts";
import { orders } from "../testdata/serviceLevelArgs.ts";
import { documentedSeries } from "./documentedSeries.ts";
import { redDashboard } from "./red.ts";
import { useDashboard } from "./use.ts";

/** What a selector selects: a name before a brace. */
function seriesIn(expr: string): string[] {
    return [...expr.matchAll(/([a-zA-Z_:][a-zA-Z0-9_:]*)\s*\{/g)].map(([, name = ""]) => name);
}

describe("queries of dashboards and rules", () => {
    const rules = planRules(orders, {
        namespace: "shop",
        owner: "shop",
        runbookUrl: (page) => page,
        dashboardUrl: "/d/orders",
    }).flatMap((group) => group.rules);
    const recorded = rules.flatMap((rule) => ("record" in rule ? [rule.record] : []));
    const asked = [
        ...rules.map(({ expr }) => expr),
        ...[redDashboard(orders, "shop"), useDashboard(orders, "shop")].flatMap(({ panels }) =>
            (panels as { targets: { expr: string }[] }[]).flatMap(({ targets }) => targets.map(({ expr }) => expr)),
        ),
    ];

    it("ask for series that a page of documentation describes, or that a rule records", () => {
        const known = new Set([...documentedSeries.flatMap(({ names }) => names), ...recorded]);
        for (const expr of asked) {
            const series = seriesIn(expr);
            assert.ok(series.length > 0, expr);
            for (const name of series) assert.ok(known.has(name), `${name} in ${expr}`);
        }
    });

    it("leave nothing in the list that nobody asks for", () => {
        const used = new Set(asked.flatMap(seriesIn));
        for (const { source, names } of documentedSeries)
            for (const name of names) assert.ok(used.has(name), `${name}, ${source}`);
    });
});
