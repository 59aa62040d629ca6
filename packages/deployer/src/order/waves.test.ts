import assert from "node:assert/strict";
import fc from "fast-check";
import { dependantsOf, type Needing, reversedWaves, wavesOf } from "./waves.ts";

/** Layers that need only earlier ones, shuffled: every acyclic graph up to names. */
const layers = fc
    .array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 12 })
    .map((rows) =>
        rows.map((needs, index): Needing => ({
            name: `l${index}`,
            needs: index === 0 ? [] : [...new Set(needs.map((need) => `l${need % index}`))],
        })),
    )
    .chain((items) => fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length }));

const plinth: readonly Needing[] = [
    { name: "cluster", needs: ["network", "database", "cache"] },
    { name: "database", needs: ["network"] },
    { name: "cache", needs: ["network"] },
    { name: "network", needs: [] },
];
const names = (waves: readonly (readonly Needing[])[]): string[][] => waves.map((wave) => wave.map(({ name }) => name));

describe("waves", () => {
    it("put side by side what does not need each other", () => {
        assert.deepEqual(names(wavesOf(plinth)), [["network"], ["cache", "database"], ["cluster"]]);
    });

    it("of taking down start at what nobody needs", () => {
        assert.deepEqual(names(reversedWaves(plinth)), [["cluster"], ["cache", "database"], ["network"]]);
    });

    it("take a need that is not among the layers for one that is met", () => {
        assert.deepEqual(names(wavesOf([{ name: "cluster", needs: ["network"] }])), [["cluster"]]);
    });

    it("hold every layer once, each after all it needs and no later than it has to be", () => {
        fc.assert(
            fc.property(layers, (items) => {
                const waves = wavesOf(items);
                const at = new Map(waves.flatMap((wave, index) => wave.map(({ name }) => [name, index] as const)));
                assert.deepEqual([...at.keys()].toSorted(), items.map(({ name }) => name).toSorted());
                assert.equal(waves.flat().length, items.length);
                for (const { name, needs } of items) {
                    const earliest = Math.max(-1, ...needs.map((need) => at.get(need) ?? -1)) + 1;
                    assert.equal(at.get(name), earliest);
                }
            }),
        );
    });

    it("of taking down hold every layer before all it needs", () => {
        fc.assert(
            fc.property(layers, (items) => {
                const waves = reversedWaves(items);
                const at = new Map(waves.flatMap((wave, index) => wave.map(({ name }) => [name, index] as const)));
                assert.equal(at.size, items.length);
                for (const { name, needs } of items)
                    for (const need of needs) assert.ok((at.get(name) ?? 0) < (at.get(need) ?? 0));
            }),
        );
    });

    it("are the same whatever the order of the layers", () => {
        fc.assert(
            fc.property(layers, (items) => {
                assert.deepEqual(names(wavesOf(items)), names(wavesOf(items.toReversed())));
            }),
        );
    });

    it("refuses a circle, naming who is in it", () => {
        const circle = [
            { name: "a", needs: ["b"] },
            { name: "b", needs: ["a"] },
            { name: "c", needs: [] },
        ];
        assert.throws(() => wavesOf(circle), /need each other in a circle: a, b$/);
    });
});

describe("dependants", () => {
    it("are all that need a layer, through others too", () => {
        assert.deepEqual([...dependantsOf(["network"], plinth)].toSorted(), ["cache", "cluster", "database"]);
        assert.deepEqual([...dependantsOf(["cache", "database"], plinth)], ["cluster"]);
        assert.deepEqual([...dependantsOf(["cluster"], plinth)], []);
    });

    it("and what is left apart: nothing that is left needs what failed", () => {
        fc.assert(
            fc.property(layers, fc.nat(), (items, pick) => {
                if (items.length === 0) return;
                const failed = items[pick % items.length]?.name ?? "";
                const skipped = dependantsOf([failed], items);
                assert.ok(!skipped.has(failed));
                for (const { name, needs } of items) {
                    const reaches = needs.some((need) => need === failed || skipped.has(need));
                    assert.equal(skipped.has(name), reaches, name);
                }
            }),
        );
    });
});
