import assert from "node:assert/strict";
import fc from "fast-check";
import { leastShape } from "../testdata/cacheArgs.ts";
import type { CacheShape } from "./shape.ts";
import { checkUsers } from "./checkUsers.ts";
import { planUsers } from "./users.ts";

const GROUP = "plinth-prod-sessions";
const lambdaArn = "arn:aws:lambda:eu-west-1:444444444444:function:rotate-cache-user";

function problemsOf(users: CacheShape["users"]) {
    return checkUsers({ ...leastShape, users });
}

describe("a cache's users", () => {
    it("are one that reads and writes, when the settings name none", () => {
        assert.deepEqual(planUsers(GROUP, {}), [
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
        const [off, ...others] = planUsers(GROUP, { engine: "redis" });
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

    it("have two passwords at most, and the first one alone where a function changes it", () => {
        const users = {
            byHand: { access: "read", password: { rotation: "versions", versions: [2, 3] } },
            byFunction: { access: "read", password: { rotation: "lambda", lambdaArn, days: 7 } },
        } as const;
        assert.deepEqual(
            planUsers(GROUP, { ...leastShape, users }).map(({ authenticationMode, password }) => [
                authenticationMode.type,
                password,
            ]),
            [
                ["password", { versions: [2, 3] }],
                ["password", { versions: [1], rotation: { lambdaArn, days: 7 } }],
            ],
        );
    });

    for (const versions of [[], [1, 2, 3], [2, 1], [1, 1], [0], [1.5]]) {
        it(`refuses passwords ${JSON.stringify(versions)}`, () => {
            assert.deepEqual(problemsOf({ app: { access: "read", password: { rotation: "versions", versions } } }), [
                {
                    path: ["users", "app", "password", "versions"],
                    rule: "must be one or two whole numbers from 1 on, rising: AWS takes two passwords at a time",
                    value: versions,
                    fix: "write the number in use, and behind it the next while clients change over",
                },
            ]);
        });
    }

    it("refuses a function and days that rotate nothing, both at once", () => {
        const password = { rotation: "lambda", lambdaArn: "rotate", days: 0 } as const;
        assert.deepEqual(problemsOf({ app: { access: "read", password } }), [
            {
                path: ["users", "app", "password", "lambdaArn"],
                rule: "must be the ARN of a Lambda function",
                value: "rotate",
                fix: "write the ARN of the function that rotates the password",
            },
            {
                path: ["users", "app", "password", "days"],
                rule: "must be a whole number of days from 1 to 1000",
                value: 0,
                fix: "choose one, or leave it out for 30",
            },
        ]);
    });
});
