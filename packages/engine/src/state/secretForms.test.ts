import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Secret } from "@plinth/plan";
import { secretMask } from "./maskSecrets.ts";
import { piecesOf } from "./secretForms.ts";

const HOSTILE = `it's "one" \\ $1 .* <b>&%20 é \t`;
const masked = secretMask([{ secret: new Secret(HOSTILE) }]);

describe("the forms of a secret", () => {
    for (const [form, text] of [
        ["JSON", JSON.stringify(HOSTILE)],
        ["JSON in JSON", JSON.stringify(JSON.stringify({ a: HOSTILE }))],
        ["an object as Node prints it", inspect({ a: HOSTILE })],
        ["a shell's quotes", HOSTILE.replaceAll("'", "'\\''")],
        ["an address", encodeURIComponent(HOSTILE)],
        ["a form of a web page", new URLSearchParams({ a: HOSTILE }).toString()],
        ["base64", Buffer.from(HOSTILE).toString("base64")],
        ["base64 for addresses", Buffer.from(HOSTILE).toString("base64url")],
        ["hexadecimal digits", Buffer.from(HOSTILE).toString("hex")],
    ] as const)
        it(`include ${form}`, () => {
            assert.match(masked(`before ${text} after`), /^before \W*(?:a\W*)?\[secret\]\W* after$/);
        });

    it("include each line, as output is read line by line", () => {
        assert.deepEqual(piecesOf("first line\n  second line\n"), ["first line", "second line", ""]);
    });

    it("include values of a JSON document, but none that stands openly elsewhere", () => {
        const document = JSON.stringify({ engine: "postgres", password: "hunter22" });
        const mask = secretMask([{ document: new Secret(document), engine: "postgres" }]);
        assert.equal(mask("postgres hunter22"), "postgres [secret]");
    });
});
