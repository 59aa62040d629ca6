import assert from "node:assert/strict";
import fc from "fast-check";
import { leastShape } from "../testdata/cacheArgs.ts";
import type { CacheShape } from "./shape.ts";
import { checkUsers, planUsers } from "./users.ts";

const GROUP = "plinth-prod-sessions";

function problemsOf(users: CacheShape["users"]) {
    return checkUsers({ ...leastShape, users });
}

describe("a cache's users", () => {
    it("are one that reads and writes, when the settings name none", () => {
        assert.deepEqual(planUsers(GROUP, leastShape), [
            {
                key: "app",
                userId: "plinth-prod-sessions-app",
                userName: "plinth-prod-sessions-app",
                accessString: "on ~* +@all -@dangerous +info",
                authenticationMode: { type: "iam" },
            },
        ]);
    });

    it("reach the keys and commands of their level", () => {
        const users = {
            report: { access: "read", keys: ["cart:*", "user:*"] },
            operator: { access: "admin" },
        } as const;
        assert.deepEqual(
            planUsers(GROUP, { ...leastShape, users }).map(({ accessString }) => accessString),
            ["on ~cart:* ~user:* -@all +@read +@connection -@dangerous +info", "on ~* +@all"],
        );
    });

    it("have a name that equals their id, within 40 characters, and differ", () => {
        const name = fc.stringMatching(/^[a-z][a-z0-9]{0,19}$/);
        fc.assert(
            fc.property(name, name, (one, other) => {
                fc.pre(one !== other);
                const users = { [one]: { access: "read" }, [other]: { access: "read" } } as const;
                const planned = planUsers("plinth-review-pr-12345-sessions", { ...leastShape, users });
                for (const { userId, userName } of planned) {
                    assert.equal(userId, userName);
                    assert.ok(userId.length <= 40, userId);
                }
                assert.notEqual(planned[0]?.userId, planned[1]?.userId);
            }),
        );
    });

    it("include one that is off for clients of Redis that do not sign in", () => {
        const [off, ...others] = planUsers(GROUP, { ...leastShape, engine: "redis", engineVersion: "7.1" });
        assert.deepEqual(off, {
            key: "default",
            userId: "plinth-prod-sessions-default",
            userName: "default",
            accessString: "off -@all",
            authenticationMode: { type: "no-password-required" },
        });
        assert.deepEqual(
            others.map(({ key }) => key),
            ["app"],
        );
    });

    it("refuses none at all", () => {
        assert.deepEqual(problemsOf({}), [
            {
                path: ["users"],
                rule: "must have at least one user: nobody else can sign in",
                value: {},
                fix: "add one, or leave users out for app, which reads and writes every key",
            },
        ]);
    });

    it("refuses the name of those who do not sign in", () => {
        assert.deepEqual(problemsOf({ default: { access: "read" } }), [
            {
                path: ["users", "default"],
                rule: "is the user of clients that do not sign in, and is off",
                value: "default",
                fix: "choose another name",
            },
        ]);
    });

    for (const name of ["App", "app_1", "app--1", "a".repeat(21)]) {
        it(`refuses ${name} as a name`, () => {
            assert.deepEqual(problemsOf({ [name]: { access: "read" } }), [
                {
                    path: ["users", name],
                    rule: "has a name that must be at most 20 lower-case letters, digits and single hyphens, a letter first",
                    value: name,
                    fix: "rename it",
                },
            ]);
        });
    }

    it("refuses patterns that would end up as something else in the access string", () => {
        assert.deepEqual(problemsOf({ app: { access: "read", keys: ["cart:*", "a +@all", "~b"] } }), [
            {
                path: ["users", "app", "keys", 1],
                rule: "must be a pattern of keys without spaces and without ~",
                value: "a +@all",
                fix: "write it as cart:*",
            },
            {
                path: ["users", "app", "keys", 2],
                rule: "must be a pattern of keys without spaces and without ~",
                value: "~b",
                fix: "write it as cart:*",
            },
        ]);
    });

    it("refuses an empty list of patterns", () => {
        assert.deepEqual(problemsOf({ app: { access: "read", keys: [] } }), [
            {
                path: ["users", "app", "keys"],
                rule: "must name at least one pattern",
                value: [],
                fix: "leave it out for every key",
            },
        ]);
    });
});
