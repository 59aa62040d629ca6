import assert from "node:assert/strict";
import fc from "fast-check";
import { type GroupState, refusedSteps } from "./steps.ts";

const off: GroupState = { transitEncryptionEnabled: false, nodeType: "cache.m7g.large", engineVersion: "8.1" };
const preferred: GroupState = { ...off, transitEncryptionEnabled: true, transitEncryptionMode: "preferred" };
const required: GroupState = { ...preferred, transitEncryptionMode: "required" };
const signedIn: GroupState = { ...required, hasUsers: true };
const compatible: GroupState = { ...signedIn, clusterMode: "compatible", numNodeGroups: 1 };
const enabled: GroupState = { ...compatible, clusterMode: "enabled" };

describe("the order of a cache's updates", () => {
    it("takes TLS in two steps, and users in a third", () => {
        assert.deepEqual(refusedSteps(off, preferred), []);
        assert.deepEqual(refusedSteps(preferred, required), []);
        assert.deepEqual(refusedSteps(required, signedIn), []);
    });

    it("refuses to require TLS of a cache without it", () => {
        assert.deepEqual(refusedSteps(off, required), [
            "TLS cannot be required at once of a cache without it. Fix: write tlsMigration: preferred first",
        ]);
    });

    it("refuses users in the update that changes TLS, and says both where both are wrong", () => {
        assert.deepEqual(refusedSteps(preferred, signedIn), [
            "users cannot join in the update that changes TLS. Fix: write tlsMigration: required, and remove it in the update after",
        ]);
        assert.equal(refusedSteps(off, signedIn).length, 2);
    });

    it("refuses to loosen TLS while users sign in", () => {
        assert.deepEqual(refusedSteps(signedIn, preferred), [
            "TLS cannot change while users sign in. Fix: leave TLS as it is",
        ]);
    });

    it("takes cluster mode in two steps, and the first one back", () => {
        assert.deepEqual(refusedSteps(signedIn, compatible), []);
        assert.deepEqual(refusedSteps(compatible, enabled), []);
        assert.deepEqual(refusedSteps(compatible, signedIn), []);
        assert.deepEqual(refusedSteps(enabled, { ...enabled, numNodeGroups: 4 }), []);
    });

    for (const [before, after, why] of [
        [signedIn, enabled, "shards need a step between. Fix: write shards: compatible first"],
        [
            enabled,
            signedIn,
            "cluster mode cannot be left. Fix: write shards: 1, or make another cache and move the keys",
        ],
        [
            compatible,
            { ...enabled, numNodeGroups: 3 },
            "a cache leaves the step between with one shard. Fix: write shards: 1, and more in the update after",
        ],
        [
            signedIn,
            { ...compatible, nodeType: "cache.m7g.xlarge" },
            "nodeType cannot change with the mode. Fix: do it in an update of its own",
        ],
        [
            compatible,
            { ...compatible, engineVersion: "9.0" },
            "engineVersion cannot change in the mode. Fix: do it in an update of its own",
        ],
    ] as const) {
        it(`refuses: ${why.split(".")[0]}`, () => {
            assert.deepEqual(refusedSteps(before, after), [why]);
        });
    }

    it("knows shards from before the mode was always said", () => {
        assert.deepEqual(refusedSteps({ ...signedIn, numNodeGroups: 3 }, { ...enabled, numNodeGroups: 3 }), []);
        // What AWS says of a cache without shards.
        assert.equal(refusedSteps({ ...signedIn, clusterMode: "disabled", numNodeGroups: 1 }, enabled).length, 1);
    });

    it("never stands in the way of an update that keeps TLS, users and mode, whatever else it changes", () => {
        const state = fc.constantFrom(off, preferred, required, signedIn, enabled);
        const other = fc.record({ nodeType: fc.string(), engineVersion: fc.string(), replicasPerNodeGroup: fc.nat(5) });
        fc.assert(
            fc.property(state, other, (before, change) => {
                assert.deepEqual(refusedSteps(before, { ...before, ...change }), []);
            }),
        );
    });
});
