import assert from "node:assert/strict";
import { FakeEngine, FakeProbes, fakeSurroundings } from "../fake/index.ts";
import type { PastOperation } from "../ports/engine.ts";
import type { Clock } from "../ports/surroundings.ts";
import type { AlarmState } from "../verify/ports.ts";
import { alarm, alarmArn, checkpointOf } from "../verify/testdata/state.ts";
import { soak, type SoakRequest, type SoakSurroundings } from "./soak.ts";
import type { SoakReport } from "./soakReport.ts";

const at = (time: string): string => `2026-11-23T${time}:00.000Z`;
const address = { directory: "/shop", project: "plinth-shop", stack: "staging" };
const request: SoakRequest = {
    environment: "staging",
    layers: [{ name: "shop", address, needs: [], upstream: [] }],
    minutes: 30,
    last: { correlationId: "run-7", ended: at("10:00") },
    ignoreAlarms: [],
};

describe("watching alarms after a deployment", () => {
    let engine: FakeEngine;
    let probes: FakeProbes;
    let waits: number[];
    let resources: object[];
    let history: PastOperation[];

    beforeEach(async () => {
        engine = new FakeEngine({ "plinth-shop": () => ({ resources: {} }) });
        await engine.create(address);
        resources = [alarm("cpu"), alarm("errors", { period: 300, evaluationPeriods: 12 })];
        engine.exportCheckpoint = async () => checkpointOf(...resources);
        history = [];
        engine.history = async () => history;
        probes = new FakeProbes();
        probes.alarmStates = [[state("cpu", "OK"), state("errors", "OK")]];
        waits = [];
    });

    const state = (name: string, value: AlarmState["state"], since?: string): AlarmState => ({
        arn: alarmArn(name),
        state: value,
        ...(since === undefined ? {} : { since }),
    });

    async function watchFrom(
        time: string,
        changes: Partial<SoakRequest> = {},
        more: Partial<SoakSurroundings> = {},
    ): Promise<SoakReport & { readonly written: readonly unknown[] }> {
        let now = Date.parse(at(time));
        const clock: Clock = {
            now: () => new Date(now),
            wait: async (milliseconds) => {
                waits.push(milliseconds);
                now += milliseconds;
            },
        };
        const fake = fakeSurroundings(engine);
        const report = await soak({ ...request, ...changes }, { ...fake, clock, probes, ...more });
        return { ...report, written: fake.entries };
    }

    it("is quiet when none fired by the end, and says which alarms look at a longer time", async () => {
        const { written, ...report } = await watchFrom("10:05");
        assert.deepEqual(report, {
            version: 1,
            correlationId: "run-1",
            environment: "staging",
            result: "quiet",
            alarms: 2,
            deployment: "run-7",
            from: at("10:00"),
            until: at("10:30"),
            minutes: 30,
            firing: [],
            undecided: ["errors"],
            journal: "memory",
            seconds: 25 * 60,
        });
        assert.deepEqual([waits.length, new Set(waits)], [25, new Set([60_000])]);
        assert.equal(probes.asked.at(-1), `fired of 2 from ${at("10:00")} to ${at("10:30")}`);
        assert.equal((written[0] as { event: string; result: string }).result, "quiet");
    });

    it("is decided at once by the alarms' history where its time is over: a job may just wait and ask", async () => {
        probes.alarmsFired = [{ arn: alarmArn("cpu"), at: at("10:20") }];
        const { result, firing } = await watchFrom("12:00");
        assert.deepEqual([result, firing, waits], ["fired", [{ name: "cpu", at: at("10:20"), now: false }], []]);
        // What fires later is not about this time any more, or staging would block prod until it is deployed again.
        probes.alarmsFired = [{ arn: alarmArn("cpu"), at: at("10:31") }];
        assert.equal((await watchFrom("12:00")).result, "quiet");
    });

    it("ends as soon as one fires", async () => {
        probes.alarmStates = [
            [state("cpu", "OK"), state("errors", "OK")],
            [state("cpu", "ALARM", at("10:06")), state("errors", "OK")],
        ];
        const { result, firing } = await watchFrom("10:05");
        assert.deepEqual([result, firing, waits], ["fired", [{ name: "cpu", at: at("10:06"), now: true }], [60_000]]);
    });

    it("is not quiet while one is in ALARM from before: what it would tell of this deployment, nobody knows", async () => {
        probes.alarmStates = [[state("cpu", "ALARM", at("08:00")), state("errors", "OK")]];
        const { result, firing } = await watchFrom("10:05");
        assert.deepEqual([result, firing], ["fired", [{ name: "cpu", at: at("08:00"), now: true }]]);
    });

    it("leaves out alarms that somebody ignores for now", async () => {
        probes.alarmStates = [[state("errors", "OK")]];
        const ignoreAlarms = [{ name: "cpu", reason: "known", until: "2026-11-23" }];
        const { result, alarms } = await watchFrom("12:00", { ignoreAlarms });
        assert.deepEqual([result, alarms], ["quiet", 1]);
    });

    it("counts from the backend's last update where there is no journal, and from a time that is given", async () => {
        const past = (kind: string, ended: string): PastOperation => ({
            kind,
            result: "succeeded",
            ended,
            message: "",
            changes: {},
        });
        history = [past("refresh", at("11:00")), past("update", at("10:10")), past("update", at("09:00"))];
        const { last: _, ...without } = request;
        const fake = { ...fakeSurroundings(engine), probes };
        const clock: Clock = { now: () => new Date(at("12:00")), wait: async () => undefined };
        const report = await soak(without, { ...fake, clock });
        assert.deepEqual([report.from, report.deployment], [at("10:10"), undefined]);
        const given = await watchFrom("12:00", { since: new Date(at("11:30")) });
        assert.deepEqual([given.from, given.deployment], [at("11:30"), undefined]);
    });

    it("waits for nothing where nobody wants to wait", async () => {
        const { result } = await watchFrom("10:00", { minutes: 0 });
        assert.deepEqual([result, waits, probes.asked], ["quiet", [], []]);
    });

    describe("cannot tell", () => {
        it("where nobody can look three times in a row, and goes on after a look that fails", async () => {
            const missing = { missing: "ExpiredToken" };
            const quiet = [state("cpu", "OK"), state("errors", "OK")];
            probes.alarmStates = [quiet, missing, missing, quiet, missing, missing, quiet];
            assert.equal((await watchFrom("10:25")).result, "quiet");
            probes.alarmStates = [quiet, missing];
            const { result, reason } = await watchFrom("10:05");
            assert.deepEqual([result, reason], ["unknown", "ExpiredToken"]);
        });

        it("and says so at once where the first look fails: no tool and no right comes by waiting", async () => {
            probes.alarmStates = [{ missing: "the AWS CLI, which is not on PATH" }];
            const { result, reason } = await watchFrom("10:05");
            assert.deepEqual([result, reason, waits], ["unknown", "the AWS CLI, which is not on PATH", []]);
        });

        it("before a look that succeeds, where the last one fails", async () => {
            const quiet = [state("cpu", "OK"), state("errors", "OK")];
            probes.alarmStates = [quiet, { missing: "ExpiredToken" }, quiet];
            assert.equal((await watchFrom("10:29")).result, "quiet");
            assert.deepEqual(waits, [60_000, 60_000]);
        });

        it("where stacks have no alarms: nothing would be seen", async () => {
            resources = [];
            const { result, reason } = await watchFrom("10:05");
            assert.deepEqual([result, reason], ["unknown", "the stacks of staging have no alarms"]);
        });

        it("where an alarm is not there any more", async () => {
            probes.alarmStates = [[state("cpu", "OK")]];
            assert.match((await watchFrom("12:00")).reason ?? "", /^not in CloudWatch, though in the state: errors/);
        });

        it("where nothing is deployed, and where the engine is missing or the backend does not answer", async () => {
            engine.exists = async () => false;
            assert.match((await watchFrom("10:05")).reason ?? "", /^no stack of staging was ever deployed/);
            engine.exists = async () => {
                throw new Error("dial tcp: no such host");
            };
            assert.equal((await watchFrom("10:05")).reason, "dial tcp: no such host");
        });
    });

    it("ends where a signal stops it", async () => {
        const stop = new AbortController();
        probes.alarms.fired = async () => {
            stop.abort();
            return [];
        };
        assert.equal((await watchFrom("10:05", {}, { signal: stop.signal })).result, "interrupted");
    });
});
