import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { roleName, SEVERITIES, watchedNames } from "@plinth/alarms/plan";
import { EVENTS_RUNBOOK } from "@plinth/database/plan";
import { type FoundAlarms, findAlarmRules, findServiceLevelRules, type FoundServiceLevels } from "./alarmRules.ts";
import { BEGIN, withAlarmTables } from "./alarmTable.ts";

const root = path.resolve(import.meta.dirname, "../..");
const SECTIONS = ["What it means", "How to see it", "What to do", "How to undo it"];
/** CloudWatch API Reference, PutMetricAlarm: seconds that an alarm looks back, a week at most from periods of an hour on. */
const [A_DAY, A_WEEK] = [86_400, 604_800];

let found: FoundAlarms[];
let serviceLevels: FoundServiceLevels[];

/** Every alarm of every component, as `each(check)`. */
function each(check: (role: string, rule: FoundAlarms["rules"][string], name: string) => void): void {
    for (const { name, rules } of found) for (const [role, rule] of Object.entries(rules)) check(role, rule, name);
}

/** What every alarm and every alert of a service level has: a page, and metrics by name. */
function eachPage(check: (role: string, runbook: string, watched: readonly string[]) => void): void {
    each((role, rule) => check(role, rule.runbook, watchedNames(rule).split(", ")));
    for (const { rules } of serviceLevels)
        for (const [role, { runbook, watched }] of Object.entries(rules)) check(role, runbook, [watched]);
}

/** The sections of a page by heading, without code that a reader might mistake for one. */
function sectionsOf(page: string): Map<string, string> {
    const [, ...parts] = readFileSync(path.join(root, page), "utf8").split(/^## /m);
    return new Map(parts.map((part) => [part.split("\n", 1)[0] ?? "", part.slice(part.indexOf("\n")).trim()]));
}

describe("alarms of components", () => {
    before(async () => {
        found = await findAlarmRules(root);
        serviceLevels = await findServiceLevelRules(root);
    });

    it("are found in the sources of every component that has some", () => {
        const names = found.map(({ name }) => name);
        for (const name of [
            "auroraAlarms",
            "cacheAlarms",
            "clusterAlarms",
            "databaseAlarms",
            "networkAlarms",
            "serverlessAlarms",
        ]) {
            assert.ok(names.includes(name), name);
        }
        assert.deepEqual(
            serviceLevels.map(({ name }) => name),
            ["serviceLevelAlarms"],
        );
        for (const { file, rules } of [...found, ...serviceLevels]) assert.ok(Object.keys(rules).length > 0, file);
    });

    it("name a runbook that exists, is called as the role is, and says what it means, how to see it, what to do and how to undo it", () => {
        eachPage((role, runbook) => {
            assert.ok(existsSync(path.join(root, runbook)), `${runbook} does not exist`);
            assert.equal(path.basename(runbook, ".md"), roleName(role), runbook);
            assert.deepEqual([...sectionsOf(runbook).keys()], SECTIONS, runbook);
            for (const [heading, text] of sectionsOf(runbook)) assert.ok(text.length > 30, `${runbook}: ${heading}`);
        });
    });

    it("have a runbook that names the alarm and what it watches", () => {
        eachPage((role, runbook, metrics) => {
            const text = readFileSync(path.join(root, runbook), "utf8");
            assert.ok(text.includes(`\`${roleName(role)}\``), `${runbook} does not name ${roleName(role)}`);
            assert.ok(
                metrics.some((metric) => text.includes(metric)),
                `${runbook} names none of ${metrics.join(", ")}`,
            );
        });
    });

    it("have runbooks of their own, and no runbook is without an alarm", () => {
        const named: string[] = Object.values(EVENTS_RUNBOOK);
        eachPage((_role, runbook) => named.push(runbook));
        assert.deepEqual(
            named.filter((page, index) => named.indexOf(page) !== index),
            [],
        );
        // Those of deployments, data and add-ons belong to what people run, not to what is watched.
        const pages = globSync("docs/runbooks/!(deploy|data|platform)/**/*.md", { cwd: root });
        assert.deepEqual(pages.map((page) => page.split(path.sep).join("/")).sort(), named.sort());
    });

    it("have runbooks for events with the same sections", () => {
        for (const page of Object.values(EVENTS_RUNBOOK))
            assert.deepEqual([...sectionsOf(page).keys()], SECTIONS, page);
    });

    it("have a severity, a source, a reason for what no data means, and a default that may be set", () => {
        each((role, { severity, source, missing, threshold, says }, name) => {
            const where = `${name}.${role}`;
            assert.ok(SEVERITIES.includes(severity), where);
            assert.ok(source.length > 20, `${where}: source`);
            assert.ok(missing.because.length > 10, `${where}: missing`);
            assert.ok(threshold.min <= threshold.value && threshold.value <= threshold.max, `${where}: threshold`);
            assert.match(says, /^[a-z].*[^.]$/, `${where}: says`);
        });
    });

    it("of service levels have a severity, a source, and words that follow the service's name", () => {
        for (const { rules } of serviceLevels) {
            for (const [role, { severity, source, says }] of Object.entries(rules)) {
                assert.ok(SEVERITIES.includes(severity), role);
                assert.ok(source.length > 20, `${role}: source`);
                assert.match(says, /^[a-z].*[^.]$/, `${role}: says`);
            }
        }
    });

    it("look at what CloudWatch takes: whole minutes, no more data points than periods, a day back, ten metrics", () => {
        each((role, { periodSeconds, periods, datapoints, watches }, name) => {
            const where = `${name}.${role}`;
            assert.equal(periodSeconds % 60, 0, where);
            assert.ok(datapoints >= 1 && datapoints <= periods, where);
            assert.ok(periods * periodSeconds <= (periodSeconds >= 3600 ? A_WEEK : A_DAY), where);
            if (watches.metrics === undefined) return;
            const ids = Object.keys(watches.metrics);
            assert.ok(ids.length <= 10, where);
            for (const id of ids) {
                assert.match(id, /^[a-z][a-z]*$/, where);
                assert.match(watches.expression, new RegExp(`\\b${id}\\b`), where);
            }
        });
    });
});

describe("pages of components", () => {
    for (const [page, names] of Object.entries({
        network: ["networkAlarms"],
        database: ["databaseAlarms", "auroraAlarms"],
        cache: ["cacheAlarms", "serverlessAlarms"],
        cluster: ["clusterAlarms"],
        secrets: ["secretAlarms"],
        certificates: ["certificateAlarms"],
        waf: ["webAclAlarms"],
        audit: ["auditAlarms"],
    })) {
        it(`list the alarms of ${page} as the code has them (node tools/alarms/command.ts writes them)`, async () => {
            const file = `docs/components/${page}.md`;
            const text = readFileSync(path.join(root, file), "utf8");
            for (const name of names) assert.ok(text.includes(BEGIN.replace("NAME", name)), `${file}: ${name}`);
            const tables = Object.fromEntries((await findAlarmRules(root)).map(({ name, rules }) => [name, rules]));
            assert.equal(await withAlarmTables(file, text, tables), text);
        });
    }
});
