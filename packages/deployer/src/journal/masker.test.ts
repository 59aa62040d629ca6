import assert from "node:assert/strict";
import fc from "fast-check";
import { Masker, secretVariables } from "./masker.ts";

describe("secrets in texts", () => {
    it("are masked as they are, in JSON, in addresses, and line by line", () => {
        const masker = new Masker();
        masker.learn({ key: 'say "hello" & go', pem: "-----BEGIN-----\nMIIB1234\n-----END-----" });
        assert.equal(masker.text('it is say "hello" & go.'), "it is [secret].");
        assert.equal(masker.text(JSON.stringify({ a: 'say "hello" & go' })), '{"a":"[secret]"}');
        assert.equal(masker.text("?q=say%20%22hello%22%20%26%20go"), "?q=[secret]");
        assert.equal(masker.text("line 2: MIIB1234"), "line 2: [secret]");
    });

    it("are masked whole where one holds another", () => {
        const masker = new Masker();
        masker.learn("hunter2");
        masker.learn("hunter2222");
        assert.equal(masker.text("hunter2222"), "[secret]");
    });

    it("are masked one by one where a map of them is a secret as a whole", () => {
        const masker = new Masker();
        masker.learn('{"tokens":["canary-1","canary-2"]}');
        assert.equal(masker.text("canary-2 is refused"), "[secret] is refused");
    });

    it("are masked as words of their own where they are short", () => {
        const masker = new Masker();
        masker.learn("test");
        masker.learn("a+b.");
        assert.equal(
            masker.text("/latest/: passphrase test, 'test', a+b. aab."),
            "/latest/: passphrase [secret], '[secret]', [secret] aab.",
        );
    });

    it("are left out of data at any depth, whatever they are", () => {
        fc.assert(
            fc.property(fc.string({ minLength: 8 }), fc.string(), (secret, around) => {
                fc.pre(!"[secret]".includes(secret));
                const masker = new Masker();
                masker.learn(secret);
                const masked = masker.data({ deep: [{ text: `${around}${secret}` }] });
                assert.ok(!masked.deep[0]?.text.includes(secret));
            }),
        );
    });

    it("include credentials in the environment, by the names of variables", () => {
        const found = secretVariables({
            AWS_SECRET_ACCESS_KEY: "a",
            PULUMI_ACCESS_TOKEN: "b",
            PULUMI_CONFIG_PASSPHRASE: "c",
            PULUMI_CONFIG_PASSPHRASE_FILE: "/run/passphrase",
            AWS_REGION: "eu-west-1",
        });
        assert.deepEqual(found, ["a", "b", "c"]);
    });
});
