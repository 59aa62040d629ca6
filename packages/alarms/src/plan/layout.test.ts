import assert from "node:assert/strict";
import fc from "fast-check";
import { ALARMS_PER_WIDGET, COLUMNS, countWidgets, type Place, placeSections, type SectionSize } from "./layout.ts";

const sizes = fc.array(fc.record({ alarms: fc.nat(350), graphs: fc.nat(40) }), { maxLength: 12 });

function allPlaces(given: readonly SectionSize[]): Place[] {
    const { header, sections } = placeSections(given);
    return [header, ...sections.flatMap(({ title, states, graphs }) => [title, ...states, ...graphs])];
}

function overlap(one: Place, other: Place): boolean {
    return (
        one.x < other.x + other.width &&
        other.x < one.x + one.width &&
        one.y < other.y + other.height &&
        other.y < one.y + one.height
    );
}

describe("the layout of a dashboard", () => {
    it("puts every widget on the grid, and none on another", () => {
        fc.assert(
            fc.property(sizes, (given) => {
                const places = allPlaces(given);
                for (const { x, y, width, height } of places) {
                    assert.ok(x >= 0 && width >= 1 && x + width <= COLUMNS && y >= 0 && height >= 1);
                }
                places.forEach((place, index) => {
                    for (const other of places.slice(index + 1)) assert.equal(overlap(place, other), false);
                });
            }),
            { numRuns: 100 },
        );
    });

    it("shows every alarm once, in widgets that CloudWatch takes, and counts what it places", () => {
        fc.assert(
            fc.property(sizes, (given) => {
                const { sections } = placeSections(given);
                sections.forEach(({ states, graphs }, index) => {
                    const size = given[index] ?? assert.fail();
                    assert.equal(graphs.length, size.graphs);
                    assert.equal(
                        states.reduce((sum, { from, to }) => sum + to - from, 0),
                        size.alarms,
                    );
                    for (const { from, to } of states) assert.ok(to > from && to - from <= ALARMS_PER_WIDGET);
                    states.slice(1).forEach(({ from }, before) => assert.equal(from, states[before]?.to));
                });
                assert.equal(allPlaces(given).length, countWidgets(given));
            }),
        );
    });

    it("leaves what stands above where it is when a component is added below", () => {
        fc.assert(
            fc.property(sizes, fc.record({ alarms: fc.nat(50), graphs: fc.nat(10) }), (given, added) => {
                const before = allPlaces(given);
                assert.deepEqual(allPlaces([...given, added]).slice(0, before.length), before);
            }),
        );
    });
});
