import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SoakReport } from "@plinth/deployer";
import { FakeEngine, FakeProbes } from "@plinth/deployer/fake";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { SoakOptions } from "./arguments.ts";
import { watch } from "./command.ts";

const arn = "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:cpu";
const alarm = {
    urn: "urn:pulumi:layered::plinth-base::aws:cloudwatch/metricAlarm:MetricAlarm::cpu",
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    custom: true,
    outputs: { name: "cpu", arn, period: 60, evaluationPeriods: 5 },
};

describe("plinth soak <environment>", () => {
    let repository: TemporaryRepository;
    let engine: FakeEngine;
    let probes: FakeProbes;
    let host: RecordingHost;

    beforeEach(() => {
        repository = smallRepository();
        engine = new FakeEngine({});
        engine.exists = async ({ project }) => project === "plinth-base";
        engine.exportCheckpoint = async () => ({ version: 3, deployment: { resources: [alarm] } });
        probes = new FakeProbes();
        probes.alarmStates = [[{ arn, state: "OK" }]];
        host = recordingHost({ cwd: repository.root });
    });

    afterEach(() => {
        repository.dispose();
    });

    async function run(options: Partial<SoakOptions> = {}): Promise<number> {
        return await watch(
            "layered",
            { format: "text", ...options },
            host,
            async () => engine,
            async () => probes,
        );
    }

    /** Lines of a run that changed something and was over at a time. */
    function journal(ended: string): void {
        const folder = join(repository.root, ".plinth/deployments/layered");
        mkdirSync(folder, { recursive: true });
        const base = { version: 1, time: ended, correlationId: "run-7", verb: "up", environment: "layered" };
        const lines = [
            { ...base, event: "attempt", layer: "base", changes: {} },
            { ...base, event: "end", result: "done" },
        ];
        writeFileSync(join(folder, "journal.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    }

    it("knows the deployment from the journal, and is decided at once where its time is over: 0 for quiet", async () => {
        journal("2020-01-01T10:00:00.000Z");
        assert.equal(await run(), 0);
        assert.match(
            host.out(),
            /^soak layered: quiet for 30 minutes\n1 alarms, from 2020-01-01T10:00:00\.000Z until 2020-01-01T10:30:00\.000Z\nJournal: \.plinth\/deployments\/layered\/journal\.jsonl/,
        );
    });

    it("ends with 2 where an alarm fired, in text and as a document", async () => {
        journal("2020-01-01T10:00:00.000Z");
        probes.alarmsFired = [{ arn, at: "2020-01-01T10:05:00.000Z" }];
        assert.equal(await run({ minutes: 10 }), 2);
        assert.match(host.out(), /not quiet\n.*\n {2}! cpu fired at 2020-01-01T10:05:00\.000Z, and is quiet again\n/);
        host = recordingHost({ cwd: repository.root });
        assert.equal(await run({ minutes: 10, format: "json" }), 2);
        const report = JSON.parse(host.out()) as SoakReport;
        assert.deepEqual([report.result, report.deployment, report.minutes], ["fired", "run-7", 10]);
    });

    it("ends with 1 where nobody can tell: no deployment, or nobody may look", async () => {
        assert.equal(await run(), 1);
        assert.match(
            host.out(),
            /nobody can tell\nno stack of layered was ever deployed, as far as its backend says\n/,
        );
        const missing = "the AWS CLI, which is not on PATH";
        probes.alarmStates = [{ missing }];
        assert.equal(await run({ since: new Date("2020-01-01T10:00Z") }), 1);
        assert.match(host.out(), /nobody can tell\nthe AWS CLI, which is not on PATH\n1 alarms, from 2020/);
    });

    it("waits for nobody where the settings say so", async () => {
        repository.edit(
            "environments/layered/environment.yaml",
            /^tags:/m,
            "delivery: { soak: { minutes: 0 } }\ntags:",
        );
        assert.equal(await run({ since: new Date("2020-01-01T10:00Z") }), 0);
        assert.match(host.out(), /nobody waits \(0 minutes\)/);
    });

    it("refuses times without a zone, and more than a day", async () => {
        for (const more of [
            ["--since", "2026-11-23T10:00"],
            ["--since", "yesterday"],
            ["--minutes", "1441"],
            ["--minutes", "1.5"],
        ]) {
            assert.equal(await main(["soak", "layered", ...more], host), 64, more.join(" "));
        }
    });
});
