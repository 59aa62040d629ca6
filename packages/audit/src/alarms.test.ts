import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { roleName } from "@plinth/alarms/plan";
import { record } from "@plinth/testing";
import { AuditAlarms } from "./auditAlarms.ts";
import { AuditTrail, type AuditTrailArgs } from "./auditTrail.ts";
import { auditAlarms, LONGEST_PATTERN, patterns } from "./plan/index.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const REPOSITORY = path.join(import.meta.dirname, "../../..");
const least: AuditTrailArgs = { trailName: "plinth-shared-audit", account: "555555555555", region: "eu-west-1" };

async function make(changes: Partial<AuditTrailArgs> = {}) {
    return await record(() => new AuditTrail("audit", { ...least, ...changes }), {
        project: "plinth-account",
        stack: "shared",
    });
}

describe("alarms of an audit trail", () => {
    it("count what CIS asks to be watched in the trail's log group, under the trail's name", async () => {
        const made = await make();
        assert.equal(made.all(FILTER).length, 16);
        const { logGroupName, pattern, metricTransformation } = made.named(FILTER, "audit-root-use-filter");
        assert.equal(logGroupName, "/plinth-account/shared/audit");
        assert.match(String(pattern), /\$\.userIdentity\.type = "Root"/);
        const namespace = "Plinth/Audit/plinth-shared-audit";
        assert.deepEqual(metricTransformation, { name: "RootUse", namespace, value: "1", defaultValue: "0" });
        const alarm = made.named(ALARM, "audit-root-use-alarm");
        assert.deepEqual(
            [alarm["namespace"], alarm["metricName"], alarm["statistic"], alarm["threshold"], alarm["period"]],
            [namespace, "RootUse", "Sum", 0, 300],
        );
        assert.match(String(alarm["alarmDescription"]), /^\[page\] plinth-shared-audit saw the root user at work/);
    });

    it("are one for each filter, of its metric, and one for a trail that falls silent", async () => {
        const made = await make();
        const counted = made.all(FILTER).map(({ inputs }) => (inputs["metricTransformation"] as { name: string }).name);
        const watched = made.all(ALARM).map(({ inputs }) => inputs["metricName"]);
        assert.deepEqual(watched.toSorted(), [...counted, "IncomingLogEvents"].toSorted());
        const silent = made.named(ALARM, "audit-trail-silent-alarm");
        assert.deepEqual(silent["dimensions"], { LogGroupName: "/plinth-account/shared/audit" });
        assert.equal(silent["treatMissingData"], "breaching");
    });

    it("go where their severity goes, with the threshold that is set", async () => {
        const alerts = { page: ["arn:aws:sns:eu-west-1:555555555555:pager"] };
        const alarms = { unauthorizedCalls: { threshold: 50, severity: "page" } } as const;
        const made = await make({ alerts, alarms });
        const calls = made.named(ALARM, "audit-unauthorized-calls-alarm");
        assert.deepEqual([calls["threshold"], calls["alarmActions"]], [50, alerts.page]);
        assert.equal(made.named(ALARM, "audit-iam-changes-alarm")["alarmActions"], undefined);
    });

    it("are not made, nor anything counted, where they are off", async () => {
        const made = await make({ alarms: "off" });
        assert.deepEqual([made.all(ALARM).length, made.all(FILTER).length], [0, 0]);
    });

    it("watch a trail that somebody else makes, by its log group", async () => {
        const args = { trailName: "landing-zone", logGroupName: "aws-controltower/CloudTrailLogs" };
        const made = await record(() => new AuditAlarms("audit", args));
        assert.equal(made.named(FILTER, "audit-trail-changes-filter")["logGroupName"], args.logGroupName);
        assert.equal(made.named(ALARM, "audit-trail-changes-alarm")["namespace"], "Plinth/Audit/landing-zone");
        assert.equal(made.all("aws:cloudtrail/trail:Trail").length, 0);
    });

    it("have patterns that CloudWatch Logs takes", () => {
        for (const [role, pattern] of Object.entries(patterns)) {
            assert.ok(pattern.length <= LONGEST_PATTERN, `${role}: ${pattern.length}`);
            assert.match(pattern, /^\{ .* \}$/);
            assert.equal(pattern.split("(").length, pattern.split(")").length, role);
        }
    });

    it("name runbooks that exist and speak of them", () => {
        for (const [role, { runbook }] of Object.entries(auditAlarms)) {
            assert.ok(existsSync(path.join(REPOSITORY, runbook)), runbook);
            const page = readFileSync(path.join(REPOSITORY, runbook), "utf8");
            assert.ok(page.includes(`\`${roleName(role)}\``), `${runbook}: ${roleName(role)}`);
            for (const part of ["What it means", "How to see it", "What to do", "How to undo it"]) {
                assert.ok(page.includes(`\n## ${part}\n`), `${runbook}: ${part}`);
            }
        }
    });

    it("refuses a threshold below what can be counted", () => {
        const alarms = { rootUse: { threshold: -1 } };
        assert.throws(
            () => new AuditTrail("audit", { ...least, alarms }),
            /alarms\.rootUse\.threshold: must be from 0 to 1000000/,
        );
    });
});
