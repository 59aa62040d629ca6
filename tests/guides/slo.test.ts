import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { BURN_RATES, budgetSpent, describeMinutes, planServiceLevel, serviceLevelAlarms } from "@plinth/slo/plan";
import { serviceLevelSetting } from "@plinth/slo/settings";
import { format, resolveConfig } from "prettier";
import { parse } from "yaml";
import { SCENARIOS } from "../../packages/slo/src/evaluation/testdata/scenarios.ts";
import { readBlocks } from "../readme/blocks.ts";

const file = path.resolve(import.meta.dirname, "../../docs/guides/slo.md");
const page = readFileSync(file, "utf8");
const BEGIN = "<!-- scenarios: checked by tests/guides/slo.test.ts -->";
const END = "<!-- end of scenarios -->";

/** What is on at any time of a scenario, as people call it. */
function severitiesOf({ checks }: (typeof SCENARIOS)[number]): string {
    const roles = new Set(checks.flatMap(({ on }) => on));
    const severities = new Set([...roles].map((role) => serviceLevelAlarms[role].severity));
    return ["page", "ticket", "log"].filter((one) => severities.has(one as "page")).join(", ") || "none";
}

describe("the guide to service levels", () => {
    it("shows settings that are taken as they are", () => {
        const shown = readBlocks(page).find(({ language }) => language === "yaml")?.text ?? "";
        assert.ok(serviceLevelSetting.safeParse((parse(shown) as { slo: unknown }).slo).success);
    });

    it("lists every scenario with the severities that are told", async () => {
        const rows = SCENARIOS.map((scenario) => `| ${scenario.title} | ${severitiesOf(scenario)} |`);
        const table = ["| what happens | told |", "| --- | --- |", ...rows].join("\n");
        const at = page.indexOf(BEGIN) + BEGIN.length;
        const wanted = await format(`${page.slice(0, at)}\n\n${table}\n\n${page.slice(page.indexOf(END))}`, {
            ...(await resolveConfig(file)),
            parser: "markdown",
        });
        assert.equal(page, wanted);
    });

    it("says the numbers of the code", () => {
        for (const [speed, rate] of Object.entries(BURN_RATES)) {
            const row = page.split("\n").find((line) => line.startsWith(`| \`…${speed}\` `)) ?? "";
            const cells = row.split("|").map((cell) => cell.trim());
            assert.deepEqual(cells.slice(2, 7), [
                rate.severity,
                `${rate.burn} ${rate.burn === 1 ? "time" : "times"}`,
                describeMinutes(rate.longMinutes),
                describeMinutes(rate.shortMinutes),
                `${budgetSpent(rate)} %`,
            ]);
        }
        const leastOf = (target: number) =>
            planServiceLevel({ service: "a", objectives: { availability: { target } } }).flatMap((alert) =>
                alert.kind === "share" ? [alert.leastEvents] : [],
            )[0];
        assert.deepEqual([leastOf(99.9), leastOf(99.99)], [348, 3473]);
    });
});
