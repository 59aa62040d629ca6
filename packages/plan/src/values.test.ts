import assert from "node:assert/strict";
import fc from "fast-check";
import { arbitraryValue } from "./testdata/arbitraryValue.ts";
import {
    holdsSecret,
    holdsUnknown,
    isPlanObject,
    joinPath,
    mapSpecial,
    PlanArchive,
    PlanAsset,
    type PlanValue,
    ResourceReference,
    Secret,
    unknown,
    unknownPaths,
} from "./values.ts";

const asset = new PlanAsset({ text: "a" });
const archive = new PlanArchive({ assets: { a: asset } });
const reference = new ResourceReference("urn");
const anyValue = arbitraryValue((content) => content);

describe("a secret", () => {
    it("is one secret however often it was marked", () => {
        assert.deepEqual(new Secret(new Secret("a")), new Secret("a"));
        assert.equal(new Secret(new Secret("a")).value, "a");
    });
});

describe("isPlanObject", () => {
    it("takes maps for maps", () => {
        assert.equal(isPlanObject({}), true);
        assert.equal(isPlanObject({ a: unknown }), true);
    });

    it("takes nothing else for one", () => {
        for (const other of [undefined, null, "a", 1, true, [], unknown, new Secret({}), asset, archive, reference]) {
            assert.equal(isPlanObject(other), false);
        }
    });
});

describe("mapSpecial", () => {
    it("replaces unknowns, secrets, assets, archives and references at any depth, and nothing else", () => {
        const seen: string[] = [];
        const values = {
            a: [1, unknown, { b: new Secret("s") }],
            c: asset,
            d: [archive],
            e: { f: reference },
            g: null,
        };
        const mapped = mapSpecial(values, (special) => {
            seen.push(special.kind);
            return `<${special.kind}>`;
        });
        assert.deepEqual(mapped, {
            a: [1, "<unknown>", { b: "<secret>" }],
            c: "<asset>",
            d: ["<archive>"],
            e: { f: "<resource>" },
            g: null,
        });
        assert.equal(seen.length, 5);
    });

    it("changes nothing where every special value stays", () => {
        fc.assert(
            fc.property(anyValue, (value) =>
                assert.deepEqual(
                    mapSpecial(value, (special) => special),
                    value,
                ),
            ),
        );
    });
});

describe("holdsUnknown and holdsSecret", () => {
    it("look into lists, maps and secrets", () => {
        for (const holder of [
            (value: PlanValue) => value,
            (value: PlanValue) => [1, { a: value }],
            (value: PlanValue) => new Secret([value]),
        ]) {
            assert.equal(holdsUnknown(holder(unknown)), true);
            assert.equal(holdsUnknown(holder("a")), false);
        }
        assert.equal(holdsSecret([{ a: new Secret(1) }]), true);
        assert.equal(holdsSecret([{ a: unknown, b: asset }]), false);
    });
});

describe("unknownPaths", () => {
    it("names what is unknown as Pulumi writes paths, sorted", () => {
        const values = {
            z: unknown,
            a: { b: [{ "x.y": unknown }, unknown], known: 1 },
            "with space": unknown,
            secret: new Secret({ inner: unknown }),
            list: new Secret([1, unknown]),
            asset,
        };
        assert.deepEqual(unknownPaths(values), [
            '["with space"]',
            'a.b[0]["x.y"]',
            "a.b[1]",
            "list[1]",
            "secret.inner",
            "z",
        ]);
    });

    it("finds something exactly where something is unknown", () => {
        fc.assert(
            fc.property(anyValue, (value) => {
                assert.equal(unknownPaths({ value }).length > 0, holdsUnknown(value));
            }),
        );
    });
});

describe("joinPath", () => {
    it("quotes what is not a plain name", () => {
        assert.equal(joinPath("", "a"), "a");
        assert.equal(joinPath("a", "b_1$"), "a.b_1$");
        assert.equal(joinPath("a", "b-c"), 'a["b-c"]');
        assert.equal(joinPath("a", "1"), 'a["1"]');
        assert.equal(joinPath("", "x.y"), '["x.y"]');
    });
});
