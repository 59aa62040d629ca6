import assert from "node:assert/strict";
import { PlanArchive, PlanAsset, type PlanValue, Secret, unknown } from "@plinth/plan";
import { hideTexts, secretMask, secretTexts } from "./maskSecrets.ts";

const mask = (...secrets: PlanValue[]): ((text: string) => string) =>
    secretMask([{ secrets: secrets.map((secret) => new Secret(secret)), public: "not hidden" }]);

describe("secretMask", () => {
    it("takes a secret out of a text, as often as it stands there", () => {
        assert.equal(mask("hunter2")("hunter2 is not hunter1 but hunter2"), "[secret] is not hunter1 but [secret]");
    });

    it("takes out what stands at any depth of a secret, and in assets of secret text", () => {
        const masked = mask({ a: ["first", { b: 12345 }] }, new PlanAsset({ text: "second" }), unknown);
        assert.equal(masked("first 12345 second third"), "[secret] [secret] [secret] third");
        const archive = new Secret(new PlanArchive({ assets: { a: new PlanAsset({ text: "third" }) } }));
        assert.equal(secretMask([{ archive }])("third"), "[secret]");
    });

    it("takes a secret out of JSON too", () => {
        assert.equal(mask('two\nlines "quoted"')(JSON.stringify({ a: 'two\nlines "quoted"' })), '{"a":"[secret]"}');
    });

    it("takes the longest out first, so that nothing of it is left", () => {
        assert.equal(mask("abcd", "abcdefgh")("abcdefgh abcd"), "[secret] [secret]");
    });

    it("leaves a text alone that holds no secret", () => {
        assert.equal(mask("hunter2")("not hidden"), "not hidden");
        assert.equal(secretMask([])("anything"), "anything");
    });

    it("leaves secrets of less than four characters: they are part of too many words", () => {
        assert.equal(mask("abc", "", true, null)("abc true null"), "abc true null");
    });

    it("takes secrets for text, not for patterns", () => {
        assert.equal(mask("a.c$&")("abc a.c$&"), "abc [secret]");
    });
});

describe("secretTexts", () => {
    it("finds texts and numbers in secrets, and nothing outside of them", () => {
        const found = secretTexts([{ a: "public", b: { c: new Secret(["x", 1, true, null, unknown, ""]) } }]);
        assert.deepEqual([...found].sort(), ["1", "x"]);
    });
});

describe("hideTexts", () => {
    const secrets = new Set(["hunter2-hunter2", "dev1", "abc"]);

    it("marks texts that hold a long secret, and those that are a shorter one, at any depth", () => {
        const asset = new PlanAsset({ text: "token hunter2-hunter2" });
        assert.deepEqual(hideTexts({ a: ["x hunter2-hunter2 y", { b: "dev1" }], asset }, secrets), {
            a: [new Secret("x hunter2-hunter2 y"), { b: new Secret("dev1") }],
            asset: new Secret(asset),
        });
    });

    it("leaves everything else as it is", () => {
        const values = { a: "dev1-vpc", b: ["abc", 1, null, unknown], c: new Secret("dev1") };
        assert.deepEqual(hideTexts(values, secrets), values);
    });
});
