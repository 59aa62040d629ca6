import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeValue, type EncodedValue, encodeObject, encodeValue, LONGEST_TEXT } from "./encode.ts";
import { arbitraryValue } from "./testdata/arbitraryValue.ts";
import { PlanArchive, PlanAsset, ResourceReference, Secret, unknown } from "./values.ts";

const throughJson = (value: EncodedValue): EncodedValue => JSON.parse(JSON.stringify(value)) as EncodedValue;

describe("an encoded value", () => {
    it("says what a plain value cannot: unknown, secret, asset, archive and resource", () => {
        assert.deepEqual(
            encodeObject({
                unknown,
                secret: new Secret("hunter2"),
                secretUnknown: new Secret(unknown),
                secretWithUnknownInside: new Secret([unknown]),
                text: new PlanAsset({ text: "hello" }, "2cf2"),
                file: new PlanAsset({ path: "./a.txt" }),
                folder: new PlanArchive({ path: "./dist" }, "9f86"),
                remote: new PlanArchive({ uri: "https://example.test/a.zip" }),
                bundle: new PlanArchive({ assets: { "a.txt": new PlanAsset({ text: "a" }, "ca97") } }),
                resource: new ResourceReference("urn:pulumi:dev::shop::test:index:Box::box", unknown),
                absent: null,
            }),
            {
                unknown: { $unknown: true },
                secret: { $secret: true },
                secretUnknown: { $secret: { $unknown: true } },
                secretWithUnknownInside: { $secret: true },
                text: { $asset: { text: "hello", hash: "2cf2" } },
                file: { $asset: { path: "./a.txt" } },
                folder: { $archive: { path: "./dist", hash: "9f86" } },
                remote: { $archive: { uri: "https://example.test/a.zip" } },
                bundle: { $archive: { assets: { "a.txt": { $asset: { text: "a", hash: "ca97" } } } } },
                resource: { $resource: "urn:pulumi:dev::shop::test:index:Box::box" },
                absent: null,
            },
        );
    });

    it("doubles the $ of people's own keys, so that none is taken for a marker", () => {
        assert.deepEqual(encodeObject({ $unknown: true, $ref: "x", plain: { $secret: true } }), {
            $$unknown: true,
            $$ref: "x",
            plain: { $$secret: true },
        });
    });

    it("comes back as it was", () => {
        // The content of a secret never leaves: what can come back is a secret unknown.
        const value = arbitraryValue(() => fc.constant(unknown));
        fc.assert(
            fc.property(value, (value) => {
                assert.deepEqual(decodeValue(throughJson(encodeValue(value))), value);
            }),
        );
    });

    it("never holds anything of a secret", () => {
        const canary = "canary-4f1c";
        const value = arbitraryValue((content) =>
            fc.oneof(
                fc.constantFrom(canary, new PlanAsset({ text: canary }, canary), new ResourceReference(canary)),
                content.map((inner) => ({ [canary]: [canary, inner] })),
            ),
        );
        fc.assert(fc.property(value, (value) => !JSON.stringify(encodeValue(value)).includes(canary)));
    });

    it("cuts text from 64 KiB on, and says how long it was", () => {
        const short = "x".repeat(LONGEST_TEXT - 1);
        assert.deepEqual(encodeValue(new PlanAsset({ text: short }, "ab")), { $asset: { text: short, hash: "ab" } });
        assert.deepEqual(encodeValue(new PlanAsset({ text: `${short}xyz` }, "ab")), {
            $asset: { text: `${short}x`, truncated: true, size: LONGEST_TEXT + 2, hash: "ab" },
        });
    });

    it("measures that text in bytes", () => {
        const text = "é".repeat(LONGEST_TEXT / 2);
        assert.deepEqual(encodeValue(new PlanAsset({ text })), {
            $asset: { text, truncated: true, size: LONGEST_TEXT },
        });
    });
});

describe("a value written by hand", () => {
    it("may give a secret its content, which answers need", () => {
        assert.deepEqual(decodeValue({ $secret: "hunter2" }), new Secret("hunter2"));
        assert.deepEqual(decodeValue({ $secret: { $unknown: true } }), new Secret(unknown));
        assert.deepEqual(decodeValue({ $secret: { a: [{ $unknown: true }] } }), new Secret({ a: [unknown] }));
    });
});
