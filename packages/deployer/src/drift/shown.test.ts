import assert from "node:assert/strict";
import { LONGEST_VALUE, shown } from "./shown.ts";

const of = (path: string, inCloud: unknown, inState?: unknown): ReturnType<typeof shown> =>
    shown({ path, inState, inCloud });

describe("a difference in a report", () => {
    it("has values as text, and none where nothing is set", () => {
        assert.deepEqual(of("tags.Owner", "me"), { inCloud: "me" });
        assert.deepEqual(of("size", 2, 1), { inState: "1", inCloud: "2" });
        assert.deepEqual(of("ingress", [{ port: 22 }], []), { inState: "[]", inCloud: '[{"port":22}]' });
        assert.deepEqual(of("on", false, null), { inCloud: "false" });
    });

    it("has long values cut, and no half of a character", () => {
        const { inCloud = "" } = of("policy", `${"x".repeat(LONGEST_VALUE - 2)}😀 and more`);
        assert.equal(inCloud.length, LONGEST_VALUE - 1);
        assert.match(inCloud, /x…$/);
    });

    it("hides what the engine marks as secret, on both sides", () => {
        assert.deepEqual(of("masterUser", "[secret]", "plain"), { hidden: true });
        assert.deepEqual(of("list", [{ deep: "[secret]" }], []), { hidden: true });
    });

    for (const path of [
        "password",
        "masterUserPassword",
        "authToken",
        "secretString",
        'environment.variables["DB_URL"]',
        "userData",
        "containerDefinitions",
        "stringData.key",
        "spec.template.spec.containers[0].env[1].value",
    ]) {
        it(`hides ${path}, whatever it holds`, () => {
            assert.deepEqual(of(path, "made at the console"), { hidden: true });
        });
    }

    for (const value of [
        "AKIAIOSFODNN7EXAMPLE",
        "-----BEGIN RSA PRIVATE KEY-----\nabc",
        "postgres://app:hunter2@db.example/orders",
        { nested: { apiKey: "abc" } },
    ]) {
        it(`hides what looks like a credential: ${JSON.stringify(value).slice(0, 20)}`, () => {
            assert.deepEqual(of("description", value), { hidden: true });
        });
    }

    it("shows what only sounds like one", () => {
        assert.deepEqual(of("secretArn", "arn:aws:secretsmanager:x"), { inCloud: "arn:aws:secretsmanager:x" });
        assert.deepEqual(of("tags.Token-free", "yes"), { inCloud: "yes" });
    });
});
