import assert from "node:assert/strict";
import * as fc from "fast-check";
import { factsOfKind, type Verb } from "./kinds.ts";
import { fraction, MOST_STRIKES, seededStrike } from "./seeded.ts";

const verb = fc.constantFrom<Verb>("create", "update", "delete");
const operation = fc.record({ verb, urn: fc.string(), nth: fc.integer({ min: 1, max: MOST_STRIKES }) });

describe("faults that a seed decides", () => {
    it("are the same on every machine: these were written down", () => {
        const vpc = "urn:pulumi:dev::plinth::aws:ec2/vpc:Vpc::main";
        const found = Array.from({ length: 400 }, (_, seed) => ({
            seed,
            strike: seededStrike({ seed, rate: 0.02 }, { verb: "create", urn: vpc, nth: 1 }),
        })).filter(({ strike }) => strike !== undefined);
        assert.deepEqual(
            found.map(({ seed, strike }) => `${seed} ${strike?.kind}=${strike?.value}`),
            WRITTEN_DOWN,
        );
    });

    it("depend on nothing but the seed and the operation", () => {
        fc.assert(
            fc.property(fc.nat(), operation, (seed, one) => {
                const faults = { seed, rate: 0.5 };
                assert.deepEqual(seededStrike(faults, one), seededStrike({ ...faults }, { ...one }));
            }),
        );
    });

    it("are of a kind that can strike the operation, with a value it can have", () => {
        fc.assert(
            fc.property(fc.nat(), operation, (seed, one) => {
                const strike = seededStrike({ seed, rate: 1 }, one);
                assert.ok(strike !== undefined);
                const { verbs, values } = factsOfKind(strike.kind);
                assert.ok(verbs.includes(one.verb));
                if (values === undefined) assert.equal(strike.value, "");
                else if (typeof values === "string") assert.match(strike.value, /^[1-9]\d?$/);
                else assert.ok(values.includes(strike.value));
            }),
        );
    });

    it("strike nothing at a rate of 0, no reads, and nothing that was tried often", () => {
        fc.assert(
            fc.property(fc.nat(), operation, (seed, one) => {
                assert.equal(seededStrike({ seed, rate: 0 }, one), undefined);
                assert.equal(seededStrike({ seed, rate: 1 }, { ...one, verb: "read" }), undefined);
                assert.equal(seededStrike({ seed, rate: 1 }, { ...one, nth: MOST_STRIKES + 1 }), undefined);
            }),
        );
    });

    it("strike as often as the rate says, and a higher rate strikes whatever a lower one does", () => {
        let [low, high] = [0, 0];
        for (let seed = 0; seed < 20_000; seed++) {
            const one = { verb: "create" as const, urn: "urn:pulumi:dev::p::a:b:C::x", nth: 1 };
            const [few, many] = [0.02, 0.2].map((rate) => seededStrike({ seed, rate }, one) !== undefined);
            assert.ok(few !== true || many === true);
            low += Number(few);
            high += Number(many);
        }
        // Four standard deviations around 400 and 4,000.
        assert.ok(Math.abs(low - 400) < 80, String(low));
        assert.ok(Math.abs(high - 4000) < 227, String(high));
    });

    it("are drawn from all kinds that are allowed, and no others", () => {
        const drawn = new Set<string>();
        for (let seed = 0; seed < 500; seed++)
            for (const each of ["create", "update", "delete"] as const)
                drawn.add(
                    seededStrike(
                        { seed, rate: 1, kinds: ["throttling", "update-failure"] },
                        { verb: each, urn: "u", nth: 1 },
                    )?.kind ?? "none",
                );
        assert.deepEqual([...drawn].sort(), ["throttling", "update-failure"]);
    });

    it("rest on numbers from 0 to below 1", () => {
        fc.assert(
            fc.property(fc.string(), (text) => {
                const drawn = fraction(text);
                assert.ok(drawn >= 0 && drawn < 1);
            }),
        );
    });
});

const WRITTEN_DOWN: readonly string[] = [
    "8 cli-crash=after",
    "56 cli-crash=after",
    "261 eventual-consistency=2",
    "347 provider-crash=after",
    "364 throttling=",
];
