import assert from "node:assert/strict";
import { type LoggedEvent, readEvents } from "./readEvents.ts";
import { readLock } from "./readLock.ts";

const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const DATABASE = "urn:pulumi:dev::shop::aws:rds/instance:Instance::db";
const state = (outputs: Record<string, unknown> = {}) => ({ inputs: {}, outputs });
const stackEvent = (old: Record<string, unknown> | undefined, now: Record<string, unknown>): LoggedEvent => ({
    resOutputsEvent: {
        metadata: {
            op: "same",
            urn: STACK,
            type: "pulumi:pulumi:Stack",
            old: old === undefined ? null : state(old),
            new: state(now),
        },
    },
});

describe("the engine's events", () => {
    it("tell steps with what makes the engine replace, the stack itself left out", () => {
        const { steps } = readEvents([
            stackEvent({}, {}),
            {
                resOutputsEvent: {
                    metadata: {
                        op: "create-replacement",
                        urn: DATABASE,
                        type: "aws:rds/instance:Instance",
                        old: state(),
                        new: state(),
                        keys: null,
                        diffs: ["storageEncrypted", "tags"],
                        detailedDiff: {
                            storageEncrypted: { diffKind: "update-replace" },
                            "tags.a": { diffKind: "add" },
                        },
                    },
                },
            },
        ]);
        assert.equal(steps.length, 1);
        assert.deepEqual(steps[0]?.keys, ["storageEncrypted"]);
        assert.deepEqual(steps[0]?.diffs, ["storageEncrypted", "tags.a"]);
    });

    it("tell the outputs that a program announces, and whether they alone change", () => {
        const changed = readEvents([
            stackEvent({ a: { x: 1, y: 2 } }, {}),
            stackEvent({ a: { x: 1, y: 2 } }, { a: 2 }),
        ]);
        assert.deepEqual([changed.outputs, changed.outputsChange], [["a"], true]);
        const same = readEvents([stackEvent({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })]);
        assert.equal(same.outputsChange, false);
        assert.equal(readEvents([stackEvent(undefined, { a: 1 })]).outputsChange, true);
    });

    it("tell errors once each with what they are about, and nothing of what passes", () => {
        const said = (severity: string, message: string, more: object = {}): LoggedEvent => ({
            diagnosticEvent: { severity, message, ...more },
        });
        const { errors, warnings } = readEvents([
            said("error", "<{%fg 1%}>creating: AccessDenied<{%reset%}>\n", { urn: DATABASE }),
            said("error", "creating: AccessDenied", { urn: DATABASE }),
            said("error", "update failed"),
            said("error", "at work", { ephemeral: true }),
            said("debug", "noise"),
            said("warning", "\u001b[33mold version\u001b[0m"),
        ]);
        assert.deepEqual(errors, ["aws:rds/instance:Instance::db: creating: AccessDenied"]);
        assert.deepEqual(warnings, ["old version"]);
    });

    it("tell of a violated plan without values, and not what never had its turn after another failure", () => {
        const error = (message: string): LoggedEvent => ({
            diagnosticEvent: { urn: DATABASE, severity: "error", message },
        });
        const never = error(`expected resource operations for ${DATABASE} but none were seen`);
        const told = readEvents([error("Rate exceeded"), never]);
        assert.deepEqual(told.errors, ["aws:rds/instance:Instance::db: Rate exceeded"]);
        assert.deepEqual(told.failed, [{ urn: DATABASE, message: "Rate exceeded" }]);
        const violated = readEvents([error(`resource x violates plan: properties changed: ++key[{&{{canary}}}!={b}]`)]);
        assert.match(violated.errors.join(), /properties changed: key \(set, to another value\)/);
        assert.doesNotMatch(JSON.stringify(violated), /canary/);
    });

    it("tell which resources errors are about, and not what the engine says of the stack", () => {
        const { failed } = readEvents([
            {
                diagnosticEvent: {
                    severity: "error",
                    urn: DATABASE,
                    message: "Preview failed: reading: AccessDenied\n",
                },
            },
            { diagnosticEvent: { severity: "warning", urn: DATABASE, message: "slow" } },
            { diagnosticEvent: { severity: "error", urn: STACK, message: "preview failed" } },
            { diagnosticEvent: { severity: "error", message: "preview failed" } },
        ]);
        assert.deepEqual(failed, [{ urn: DATABASE, message: "reading: AccessDenied" }]);
    });

    it("tell verdicts of packs, mandatory ones as such and all else as advice", () => {
        const verdict = (enforcementLevel: string): LoggedEvent => ({
            policyEvent: {
                resourceUrn: DATABASE,
                message: "not encrypted\n",
                policyName: "rds-encryption",
                policyPackName: "plinth",
                enforcementLevel,
            },
        });
        const { policies } = readEvents([verdict("mandatory"), verdict("warning"), verdict("advisory")]);
        assert.deepEqual(
            policies.map(({ level }) => level),
            ["mandatory", "advisory", "advisory"],
        );
        assert.deepEqual([policies[0]?.rule, policies[0]?.message], ["rds-encryption", "not encrypted"]);
    });
});

describe("a lock", () => {
    // As engine 3.260 says it of a file backend.
    const said = `error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with \`pulumi cancel\`.
  file:///state/.pulumi/locks/organization/p/dev/aaa.json?no_tmp_dir=true: created by bob@desk (pid 123) at 2026-11-21T10:00:00Z
`;

    it("of this machine says whether its process still runs", () => {
        const lock = readLock(said, "desk", () => false);
        assert.deepEqual(
            [lock?.user, lock?.host, lock?.pid, lock?.since, lock?.alive],
            ["bob", "desk", 123, "2026-11-21T10:00:00Z", false],
        );
    });

    it("of another machine says nothing about its process", () => {
        assert.equal(readLock(said, "laptop", () => true)?.alive, undefined);
    });

    it("of the service is in its own words", () => {
        const lock = readLock("error: [409] Conflict: Another update is currently in progress.\n", "desk", () => true);
        assert.deepEqual(lock, { said: "[409] Conflict: Another update is currently in progress." });
    });

    it("is nothing else that fails", () => {
        assert.equal(
            readLock("error: no stack named 'dev' found", "desk", () => true),
            undefined,
        );
    });
});
