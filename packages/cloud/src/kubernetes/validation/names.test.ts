import assert from "node:assert/strict";
import fc from "fast-check";
import { keyProblems, labelValueProblems, nameProblems, portNameProblems } from "./names.ts";

const service = { group: "", kind: "Service" };
const namespace = { group: "", kind: "Namespace" };
const deployment = { group: "apps", kind: "Deployment" };
const role = { group: "rbac.authorization.k8s.io", kind: "Role" };

describe("a name in a cluster", () => {
    for (const [kind, name] of [
        [service, "shop"],
        [namespace, "1shop"],
        [deployment, "shop.v2"],
        [role, "system:shop:Reader"],
        [{ group: "batch", kind: "CronJob" }, "n".repeat(52)],
    ] as const) {
        it(`of a ${kind.kind} is ${name}`, () => {
            assert.deepEqual(nameProblems(kind, name), []);
        });
    }

    for (const [kind, name, words] of [
        [service, "1shop", /^a DNS-1035 label must consist/],
        [service, "shop.v2", /^a DNS-1035 label/],
        [namespace, "shop.v2", /^a lowercase RFC 1123 label must consist/],
        [namespace, "n".repeat(64), /^must be no more than 63 bytes$/],
        [deployment, "Shop", /^a lowercase RFC 1123 subdomain must consist/],
        [deployment, "shop_web", /^a lowercase RFC 1123 subdomain/],
        [deployment, "-shop", /^a lowercase RFC 1123 subdomain/],
        [role, "a/b", /^may not contain '\/'$/],
        [{ group: "batch", kind: "CronJob" }, "n".repeat(53), /^must be no more than 52 characters$/],
        [{ group: "batch", kind: "Job" }, "n".repeat(64), /^must be no more than 63 bytes$/],
    ] as const) {
        it(`refuses ${name.slice(0, 12)} of a ${kind.kind}`, () => {
            assert.match(nameProblems(kind, name)[0] ?? "", words);
        });
    }

    it("of a namespace is one of a Deployment too, and one of a Service is one of a namespace", () => {
        const text = fc.string({ unit: fc.constantFrom("a", "z", "0", "-", ".", "A", "_"), maxLength: 70 });
        fc.assert(
            fc.property(text, (name) => {
                if (nameProblems(service, name).length === 0) assert.deepEqual(nameProblems(namespace, name), []);
                if (nameProblems(namespace, name).length === 0) assert.deepEqual(nameProblems(deployment, name), []);
            }),
        );
    });
});

describe("labels and ports", () => {
    it("have keys behind a domain or not, and short values", () => {
        for (const key of ["app", "app.kubernetes.io/name", "A_b.c"]) assert.deepEqual(keyProblems(key), []);
        for (const key of ["", "a/b/c", "-a", "Up.example/x", "k".repeat(64)])
            assert.notDeepEqual(keyProblems(key), [], key);
        for (const value of ["", "a", "1.2_3-x"]) assert.deepEqual(labelValueProblems(value), []);
        for (const value of ["a b", "-a", "v".repeat(64), "ä"])
            assert.notDeepEqual(labelValueProblems(value), [], value);
    });

    it("refuses names of ports that are too long, have no letter or end with a hyphen", () => {
        assert.deepEqual(portNameProblems("http-metrics"), []);
        assert.deepEqual(portNameProblems("a-name-of-sixteen"), ["must be no more than 15 characters"]);
        assert.deepEqual(portNameProblems("8080"), ["must contain at least one letter (a-z)"]);
        assert.deepEqual(portNameProblems("web-"), ["must not begin or end with a hyphen"]);
        assert.deepEqual(portNameProblems("a--b"), ["must not contain consecutive hyphens"]);
        assert.notDeepEqual(portNameProblems("Web"), []);
    });
});
