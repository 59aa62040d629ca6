import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { faults } from "./faults.ts";
import { formatted } from "./formatted.ts";
import { readSections, type Row, type Section } from "./rows.ts";
import { titlesIn } from "./titles.ts";

const root = path.resolve(import.meta.dirname, "../..");
const valid: Row = {
    feature: "titles",
    grade: "must",
    has: "yes",
    where: ["tools/proofs/titles.ts"],
    proof: { "tools/proofs/proofs.test.ts": ["finds titles that run"] },
};

function faultsOf(row: Partial<Row>): string[] {
    const section: Section = { name: "s", title: "S", about: "a", rows: [{ ...valid, ...row }] };
    return faults([section], root);
}

describe("the table of features", () => {
    it("names places and tests that exist", () => {
        assert.deepEqual(faults(readSections(), root), []);
    });

    it("is the page in docs; npm run proofs writes it", async () => {
        assert.equal(readFileSync(path.join(root, "docs/components.md"), "utf8"), await formatted(readSections()));
    });

    it("has every feature graded must, whole", () => {
        const missing = readSections().flatMap(({ rows }) =>
            rows.filter(({ grade, has }) => grade === "must" && has !== "yes").map(({ feature }) => feature),
        );
        assert.deepEqual(missing, []);
    });
});

describe("a row of the table", () => {
    it("is accepted with a place and a test", () => {
        assert.deepEqual(faultsOf({}), []);
    });

    it("refuses a place, a file, and a title that do not exist", () => {
        assert.deepEqual(faultsOf({ where: ["packages/nowhere.ts"] }), ["s: titles: no packages/nowhere.ts"]);
        assert.deepEqual(faultsOf({ proof: { "no.test.ts": ["x"] } }), ["s: titles: no test file no.test.ts"]);
        assert.deepEqual(faultsOf({ proof: { "tools/proofs/proofs.test.ts": ["is not" + " there"] } }), [
            's: titles: tools/proofs/proofs.test.ts has no test "is not there"',
        ]);
    });

    it("refuses a claim without a place or a test, and a gap without a reason", () => {
        assert.deepEqual(faultsOf({ where: [], proof: {} }), [
            "s: titles: says nothing of where it is",
            "s: titles: has no test that proves it",
        ]);
        assert.deepEqual(faultsOf({ has: "partly" }), ["s: titles: says nothing of what is left out"]);
        assert.deepEqual(faultsOf({ has: "no", where: [], proof: {}, note: "nobody asked" }), []);
    });
});

describe("titles of a test file", () => {
    it("finds titles that run", () => {
        const source = 'describe("d", () => { it("one", () => {}); it(`two ${name}`, run); });';
        assert.deepEqual([...titlesIn(source)], ["one", "two ${name}"]);
    });

    it("leaves out what is skipped or has no body", () => {
        const source = 'describe.skip("d", () => { it("a", () => {}); }); it.skip("b", () => {}); it("c");';
        assert.deepEqual([...titlesIn(source)], []);
    });
});
