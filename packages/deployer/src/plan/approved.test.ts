import assert from "node:assert/strict";
import { type AppliedWhere, type EnvironmentPlan, planRefusals } from "./approved.ts";
import { configurationDigest, stateDigest } from "./digest.ts";

const plan: EnvironmentPlan = {
    environment: "prod",
    layout: "layered",
    made: "2026-11-23T10:00:00.000Z",
    correlationId: "run-1",
    engine: "3.260.0",
    commit: "1234567890abcdef",
    layers: [
        {
            layer: "network",
            project: "plinth-network",
            stack: "prod",
            kind: "open",
            reason: "its stack is not there yet",
        },
    ],
};
const here: AppliedWhere = {
    environment: "prod",
    layout: "layered",
    engine: "3.260.0",
    commit: "1234567890abcdef",
    now: new Date("2026-11-24T09:59:59Z"),
    validHours: 24,
    layers: ["network"],
};

describe("a plan that was handed over", () => {
    it("may be applied at the same commit, in the same environment, by the same engine, in time", () => {
        assert.deepEqual(planRefusals(plan, here), []);
        assert.deepEqual(planRefusals(plan, { ...here, now: new Date("2026-11-23T09:58:00Z") }), [], "clocks differ");
    });

    for (const [what, where, reason] of [
        ["of another environment", { environment: "dev" }, "it was made for environment prod, not dev"],
        ["of another layout", { layout: "single" }, "the environment's layout was layered, and is single"],
        [
            "of another commit",
            { commit: "fedcba0987654321" },
            "it was made at commit 1234567890, and this is fedcba0987. Fix: check that commit out, or plan again",
        ],
        [
            "where files differ from the commit",
            { uncommitted: true },
            "files here differ from the commit that it was made at. Fix: commit them and plan again, or put them back",
        ],
        [
            "of another engine",
            { engine: "3.261.0" },
            "it was made by engine 3.260.0, and this is 3.261.0: the form of plans is not promised to stay. Fix: use the same version",
        ],
        [
            "that is too old",
            { now: new Date("2026-11-24T10:00:01Z") },
            "it was made at 2026-11-23T10:00:00.000Z, more than 24 hours ago (delivery.plan.validHours). Fix: npx plinth plan prod",
        ],
        [
            "from the future",
            { now: new Date("2026-11-23T09:00:00Z") },
            "it says that it was made at 2026-11-23T10:00:00.000Z, which is not in the past",
        ],
        [
            "that says nothing of a layer",
            { layers: ["network", "cache"] },
            "it says nothing of cache. Fix: npx plinth plan prod",
        ],
    ] as const) {
        it(`refuses one ${what}`, () => {
            assert.deepEqual(planRefusals(plan, { ...here, ...where }), [reason]);
        });
    }

    it("refuses with all reasons at once", () => {
        assert.equal(
            planRefusals({ ...plan, made: "never" }, { ...here, environment: "dev", layers: ["cache"] }).length,
            3,
        );
    });
});

describe("what tells two states apart", () => {
    const checkpoint = (resources: readonly object[], time: string): object => ({
        version: 3,
        deployment: { manifest: { time }, resources },
    });

    it("is anything in them but when they were written", () => {
        const one = checkpoint([{ urn: "a", inputs: { x: 1, y: 2 } }], "2026-01-01");
        assert.equal(stateDigest(one), stateDigest(checkpoint([{ inputs: { y: 2, x: 1 }, urn: "a" }], "2026-02-02")));
        assert.notEqual(
            stateDigest(one),
            stateDigest(checkpoint([{ urn: "a", inputs: { x: 1, y: 3 } }], "2026-01-01")),
        );
    });

    it("is any open value of a configuration; of a secret only that it is there", () => {
        const digest = (value: string, secret: boolean): string => configurationDigest({ "p:a": { value, secret } });
        assert.notEqual(digest("1", false), digest("2", false));
        assert.equal(digest("1", true), digest("2", true));
        assert.notEqual(digest("1", true), digest("1", false));
    });
});
