import assert from "node:assert/strict";
import { createRequire } from "node:module";
import fc from "fast-check";
import { ResourceView } from "../resource/resourceView.ts";
import { pathPattern } from "./path.ts";
import { Reading } from "./reading.ts";
import { containsUnknown, UNKNOWN_STRING as UNKNOWN } from "./unknown.ts";

/** What the SDK hands to rules; it is not in the types. */
const { unknownCheckingProxy } = createRequire(import.meta.url)("@pulumi/policy/proxy.js") as {
    unknownCheckingProxy<T extends object>(properties: T): T;
};

function read(value: unknown, path: string): Reading {
    return Reading.of(value, "").at(path);
}

describe("a reading", () => {
    it("is known, unknown or absent, and null counts as absent", () => {
        const value = { known: 1, unknown: UNKNOWN, nothing: null };
        assert.deepEqual(
            ["known", "unknown", "nothing", "missing"].map((path) => read(value, path).state),
            ["known", "unknown", "absent", "absent"],
        );
    });

    it("takes every unknown mark of the SDK and a plan's mark for unknown", () => {
        for (const mark of [
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            { $unknown: true },
        ]) {
            assert.equal(Reading.of(mark, "x").state, "unknown");
        }
    });

    it("is unknown below an unknown, and names the whole path", () => {
        const below = read({ vpc: UNKNOWN }, "vpc.ids[0]");
        assert.equal(below.state, "unknown");
        assert.equal(below.path, "vpc.ids[0]");
    });

    it("never throws on the SDK's proxy, which throws on any unknown", () => {
        const json = fc.letrec((tie) => ({
            any: fc.oneof(
                fc.constantFrom(UNKNOWN, null, true, 1, "text"),
                fc.array(tie("any"), { maxLength: 3 }),
                fc.dictionary(fc.constantFrom("a", "b", "x.y", "length"), tie("any"), { maxKeys: 3 }),
            ),
        })).any;
        function visit(reading: Reading): void {
            reading.entries().forEach(([, child]) => visit(child));
            if (Array.isArray(reading.value)) {
                reading.items().forEach(visit);
            }
        }
        fc.assert(
            fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), json), (props) => {
                const view = new ResourceView({ urn: "u", type: "t", name: "n", inputs: unknownCheckingProxy(props) });
                for (const key of ["a", "b", "c"]) {
                    visit(view.get(key));
                    assert.equal(view.get(key).state, Reading.of(props[key], key).state);
                }
            }),
        );
    });

    it("writes paths as Pulumi does", () => {
        const odd = Reading.of({ tags: { "a.b": [1] } }, "")
            .child("tags")
            .child("a.b")
            .child(0);
        assert.equal(odd.path, 'tags["a.b"][0]');
        assert.equal(odd.value, 1);
        assert.equal(pathPattern("ingress[3].cidrBlocks[0]"), "ingress[].cidrBlocks[]");
    });

    it("gives an unknown list one unknown element, and a single value as a list of one", () => {
        assert.deepEqual(
            read({ list: UNKNOWN }, "list")
                .items()
                .map((item) => [item.path, item.state]),
            [["list[]", "unknown"]],
        );
        assert.deepEqual(read({ list: "one" }, "list").strings(), ["one"]);
        assert.deepEqual(read({}, "list").items(), []);
    });

    it("reads the holes of a list as absent", () => {
        const list = Object.assign(new Array<unknown>(2), { 1: "set" });
        assert.deepEqual(
            read({ list }, "list")
                .items()
                .map(({ state }) => state),
            ["absent", "known"],
        );
    });

    it("finds an unknown at any depth, and ends where a value contains itself", () => {
        let deep: unknown = { last: UNKNOWN };
        for (let level = 0; level < 20_000; level += 1) {
            deep = [deep];
        }
        const circle: Record<string, unknown> = { name: "a" };
        circle["itself"] = circle;
        assert.deepEqual([deep, circle, { ...circle, last: UNKNOWN }].map(containsUnknown), [true, false, true]);
    });

    it("counts an empty text and an empty list as not set, and an unknown as set", () => {
        const value = { text: "", list: [], later: UNKNOWN, no: false };
        assert.deepEqual(
            ["text", "list", "later", "no", "missing"].map((path) => read(value, path).isSet),
            [false, false, true, true, false],
        );
    });

    it("reads booleans and numbers that arrive as text", () => {
        assert.equal(read({ on: "true" }, "on").boolean(), true);
        assert.equal(read({ off: "false" }, "off").boolean(), false);
        assert.equal(read({ on: "yes" }, "on").boolean(), undefined);
        assert.equal(read({ days: " 7 " }, "days").number(), 7);
        assert.equal(read({ days: "" }, "days").number(), undefined);
        assert.equal(read({ days: "week" }, "days").number(), undefined);
        assert.equal(read({ days: UNKNOWN }, "days").number(), undefined);
    });

    it("reads a block that arrives as a list of one like the block itself", () => {
        const block = read({ vpcConfig: [{ open: false }] }, "vpcConfig.open");
        assert.deepEqual([block.path, block.value], ["vpcConfig[0].open", false]);
        assert.equal(read({ vpcConfig: [UNKNOWN] }, "vpcConfig.open").state, "unknown");
        assert.equal(read({ vpcConfig: [{ open: false }, { open: true }] }, "vpcConfig.open").state, "absent");
        assert.equal(read({ vpcConfig: [[{ open: false }]] }, "vpcConfig.open").state, "absent");
    });

    it("puts numbers and booleans in letters, and nothing else", () => {
        assert.deepEqual(
            [read({ a: 7 }, "a"), read({ a: true }, "a"), read({ a: "x" }, "a")].map((reading) => reading.text()),
            ["7", "true", "x"],
        );
        for (const value of [{ toString: 1 }, ["x"], null, UNKNOWN]) {
            assert.equal(read({ a: value }, "a").text(), undefined);
        }
    });

    it("does not mistake inherited properties for values", () => {
        assert.equal(read({ tags: {} }, "tags.constructor").state, "absent");
        assert.equal(read({ list: [] }, "list.map").state, "absent");
    });
});

describe("a secret", () => {
    const envelope = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

    it("is read through its wrapping, with everything below it marked", () => {
        const reading = Reading.of({ auth: { ...envelope, value: { token: "x" } } }, "").at("auth.token");
        assert.equal(reading.value, "x");
        assert.equal(reading.secret, true);
    });

    it("is set but unknown where only its ciphertext or a plan's mark is there", () => {
        for (const secret of [
            { ...envelope, ciphertext: "v1:…" },
            { $secret: true },
            { $secret: { $unknown: true } },
        ]) {
            const reading = Reading.of(secret, "authToken");
            assert.deepEqual([reading.state, reading.secret, reading.isSet], ["unknown", true, true]);
        }
    });
});
