import assert from "node:assert/strict";
import type { JournalEntry } from "../journal/entry.ts";
import { DAY, figures, linesOf, type ShortRun, timeAt } from "./testdata/journal.ts";

const MINUTE = 60;

const entry = { version: 1, verb: "soak", environment: "prod", correlationId: "soak-1" } as const;

function fired(deployment: string | undefined, from: number, at: number): JournalEntry {
    return {
        ...entry,
        time: timeAt(at),
        event: "soak",
        result: "fired",
        ...(deployment === undefined ? {} : { deployment }),
        from: timeAt(from),
        until: timeAt(from + 30),
        minutes: 30,
        alarms: 3,
        firing: [{ name: "errors", at: timeAt(at), now: true }],
        undecided: [],
        seconds: 1,
    };
}

describe("metrics of deployments", () => {
    it("are these, of ten days with six deployments of which three failed as changes", () => {
        const found = figures([
            { id: "a", from: 0, to: 10, commit: "c1", committed: -50 },
            { id: "b", from: DAY, to: DAY + 20, commit: "c2", committed: DAY - 100, layers: { app: "VERIFY_FAILED" } },
            { id: "b2", from: DAY + 60, to: DAY + 66, commit: "c3", committed: DAY + 50 },
            { id: "c", from: 2 * DAY, to: 2 * DAY + 14, commit: "c4", committed: 2 * DAY - 86 },
            { id: "back", verb: "rollback", from: 2 * DAY + 100, to: 2 * DAY + 104, rollbackOf: "c" },
            { id: "d", from: 3 * DAY, to: 3 * DAY + 8, commit: "c5", committed: 3 * DAY - 12 },
            {
                id: "e",
                from: 3 * DAY + 600,
                to: 3 * DAY + 602,
                commit: "c6",
                committed: 3 * DAY + 590,
                subject: "Hotfix: prices",
            },
            { id: "nothing", from: 4 * DAY, to: 4 * DAY + 1, layers: { app: "unchanged" } },
            { id: "blocked", from: 5 * DAY, to: 5 * DAY + 1, layers: { app: "POLICY_BLOCKED" } },
        ]);
        assert.deepEqual(found.deployments, {
            all: 6,
            succeeded: 5,
            failedChanges: 3,
            byReason: { verification: 1, "half-done": 0, rolledBack: 1, hotfix: 1 },
            rollbacks: 1,
            notRestored: 0,
            killed: 0,
        });
        assert.deepEqual([found.from, found.to, found.days], [timeAt(0), timeAt(10 * DAY), 10]);
        assert.deepEqual(found.deploymentFrequency, { value: 0.5, of: 5 });
        // 10, 6, 14, 8 and 2 minutes.
        assert.deepEqual(found.deploymentDuration, {
            value: { median: 8 * MINUTE, p95: 14 * MINUTE, longest: 14 * MINUTE },
            of: 5,
        });
        // 60, 16, 100, 20 and 12 minutes.
        assert.deepEqual(found.leadTimeForChanges, {
            value: { median: 20 * MINUTE, p95: 100 * MINUTE, longest: 100 * MINUTE },
            of: 5,
        });
        assert.deepEqual(found.changeFailureRate, { value: 0.5, of: 6 });
        assert.deepEqual(found.rollbackRate, { value: 1 / 6, of: 6 });
        // b to b2: 46 minutes; c to its rollback: 90; d to its hotfix: 594.
        assert.deepEqual(found.timeToRestore, {
            value: { median: 90 * MINUTE, p95: 594 * MINUTE, longest: 594 * MINUTE },
            of: 3,
        });
    });

    it("are unknown where nothing is recorded, and never zero", () => {
        const found = figures([]);
        const unknown = { unknown: "nothing is recorded" };
        assert.deepEqual(
            [
                found.deploymentFrequency,
                found.deploymentDuration,
                found.changeFailureRate,
                found.rollbackRate,
                found.timeToRestore,
            ],
            Array(5).fill(unknown),
        );
        assert.ok("unknown" in found.leadTimeForChanges && "unknown" in found.containerHealth);
        assert.ok("unknown" in found.resourceUtilization.cpu && "unknown" in found.resourceUtilization.memory);
    });

    it("are zero where the journal tells of a time without any", () => {
        const found = figures([{ id: "look", verb: "verify", from: 0, to: 1 }]);
        assert.deepEqual(found.deploymentFrequency, { value: 0, of: 0 });
        assert.deepEqual(found.changeFailureRate, { unknown: "no deployment in this time" });
        assert.deepEqual(figures([{ id: "a", from: 0, to: 1 }]).changeFailureRate, { value: 0, of: 1 });
    });

    it("begin with the journal where it is younger than the window, and tell no frequency of less than a day", () => {
        const found = figures([{ id: "a", from: 8 * DAY, to: 8 * DAY + 1 }]);
        assert.deepEqual(
            [found.from, found.days, found.deploymentFrequency],
            [timeAt(8 * DAY), 2, { value: 0.5, of: 1 }],
        );
        const young = figures([{ id: "a", from: 10 * DAY - 60, to: 10 * DAY - 50 }]);
        assert.deepEqual(young.deploymentFrequency, { unknown: "less than a day is recorded" });
    });

    describe("take a change for failed", () => {
        const good = { id: "a", from: 0, to: 10 };

        it("that the engine left half done, and not one that changed nothing", () => {
            const half = figures([good, { id: "b", from: DAY, to: DAY + 1, layers: { app: "UP_FAILED" } }]);
            assert.deepEqual([half.deployments.all, half.deployments.byReason["half-done"]], [2, 1]);
            const none = figures([
                good,
                { id: "b", from: DAY, to: DAY + 1, layers: { app: "UP_FAILED" }, changes: false },
            ]);
            assert.deepEqual([none.deployments.all, none.deployments.failedChanges], [1, 0]);
        });

        it("whose alarms fired while they were watched, from when they did", () => {
            const found = figures([good, { id: "b", from: 100, to: 105 }], [fired("a", 10, 25)]);
            assert.equal(found.deployments.byReason.verification, 1);
            assert.deepEqual(found.timeToRestore, {
                value: { median: 80 * MINUTE, p95: 80 * MINUTE, longest: 80 * MINUTE },
                of: 1,
            });
            // Without the run's name, it is the one before.
            assert.equal(
                figures([good, { id: "b", from: 100, to: 105 }], [fired(undefined, 10, 25)]).deployments.failedChanges,
                1,
            );
            // One that was in ALARM before tells nothing of it.
            assert.equal(figures([good], [fired("a", 10, -5)]).deployments.failedChanges, 0);
        });

        it("that was rolled back, also by a run that does not say from what, and not one of which that was only proposed", () => {
            const back: ShortRun = { id: "back", verb: "rollback", from: 50, to: 55 };
            assert.equal(figures([good, back]).deployments.byReason.rolledBack, 1);
            const proposal = linesOf(back).filter(({ event }) => event === "start" || event === "end");
            assert.equal(figures([good], proposal).deployments.failedChanges, 0);
        });

        it("that plinth up put back by itself, restored before the run was over", () => {
            const failed: ShortRun = { id: "b", from: 100, to: 110, layers: { app: "VERIFY_FAILED" } };
            const lines = linesOf(failed).map((line) =>
                line.event === "end" ? { ...line, time: timeAt(120), seconds: 1200 } : line,
            );
            const back: ShortRun = { id: "b-rollback", verb: "rollback", from: 110, to: 115, rollbackOf: "b" };
            const found = figures([good, back], lines);
            assert.deepEqual(found.deployments.byReason, { verification: 1, "half-done": 0, rolledBack: 1, hotfix: 0 });
            assert.ok("value" in found.timeToRestore);
            assert.equal(found.timeToRestore.value.median, 5 * MINUTE);
        });

        it("with a hotfix within 24 hours of it, and not with one of later or with another deployment between", () => {
            const hotfix = (from: number): ShortRun => ({ id: "h", from, to: from + 1, message: "hotfix for 4711" });
            assert.equal(figures([good, hotfix(10 + DAY - 1)]).deployments.byReason.hotfix, 1);
            assert.equal(figures([good, hotfix(10 + DAY)]).deployments.byReason.hotfix, 0);
            const between = figures([good, { id: "b", from: 100, to: 101 }, hotfix(200)]);
            assert.deepEqual([between.deployments.all, between.deployments.byReason.hotfix], [3, 1]);
        });

        it("that is not restored by a run that leaves the broken layer out, but by one that looked at it", () => {
            const broken: ShortRun = { id: "b", from: 100, to: 110, layers: { app: "VERIFY_FAILED", web: "done" } };
            const other = figures([broken, { id: "c", from: 200, to: 210, layers: { web: "done" } }]);
            assert.deepEqual(
                [other.deployments.notRestored, other.timeToRestore],
                [1, { unknown: "none is restored yet" }],
            );
            const looked = figures([broken, { id: "v", verb: "verify", from: 130, to: 131 }]);
            assert.ok("value" in looked.timeToRestore && looked.timeToRestore.value.median === 21 * MINUTE);
        });
    });

    it("count lead time once for a commit, from its first deployment, and none of files that nobody committed", () => {
        const found = figures([
            { id: "a", from: 100, to: 110, commit: "c1", committed: 80 },
            { id: "b", from: 200, to: 210, commit: "c1", committed: 80 },
            { id: "c", from: 300, to: 310, commit: "c2", committed: 290, uncommitted: true },
            { id: "d", from: 400, to: 410 },
        ]);
        assert.deepEqual(found.leadTimeForChanges, {
            value: { median: 30 * MINUTE, p95: 30 * MINUTE, longest: 30 * MINUTE },
            of: 1,
        });
    });

    it("count a run that was killed, and take no duration from it", () => {
        const found = figures([{ id: "a", from: 0, to: 10, killed: true }]);
        assert.deepEqual([found.deployments.all, found.deployments.killed, found.deployments.succeeded], [1, 1, 0]);
        assert.deepEqual(found.deploymentDuration, { unknown: "no deployment succeeded in this time" });
    });

    it("tell of containers and how busy they are as the last checks saw them", () => {
        const check = (subject: string, minute: number, more: object): JournalEntry =>
            ({
                ...entry,
                verb: "up",
                time: timeAt(minute),
                event: "verify",
                layer: "app",
                check: "services",
                subject,
                outcome: "passed",
                seconds: 0,
                ...more,
            }) as JournalEntry;
        const found = figures(
            [{ id: "a", from: 0, to: 10 }],
            [
                check("web", 20, { health: { desired: 4, available: 1 } }),
                check("web", 30, { health: { desired: 4, available: 3 }, utilization: { cpu: 0.8 } }),
                check("api", 20, { health: { desired: 1, available: 2 }, utilization: { cpu: 0.3, memory: 0.5 } }),
                check("off", 20, { health: { desired: 0, available: 0 } }),
            ],
        );
        assert.deepEqual(found.containerHealth, { value: 0.8, of: 5 });
        assert.deepEqual(found.resourceUtilization, {
            cpu: { value: { share: 0.8, subject: "web" }, of: 2 },
            memory: { value: { share: 0.5, subject: "api" }, of: 1 },
        });
        assert.deepEqual(
            found.observations.map(({ subject, time }) => [subject, time]),
            [
                ["api", timeAt(20)],
                ["off", timeAt(20)],
                ["web", timeAt(30)],
            ],
        );
    });
});
