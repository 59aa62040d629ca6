import assert from "node:assert/strict";
import { z } from "zod";
import { rule } from "./rule.ts";
import { nearest, suggestion, toProblems } from "./zodProblems.ts";

interface Told {
    readonly path: string;
    readonly rule: string;
    readonly fix: string;
    readonly value?: unknown;
}

function problems(schema: z.ZodType, data: unknown): Told[] {
    const result = schema.safeParse(data);
    assert.equal(result.success, false);
    return toProblems(schema, data, result.error?.issues ?? []).map(({ path, ...said }) => ({
        path: path.join("."),
        ...said,
    }));
}

/** What is said of one value under the key `x`. */
function only(schema: z.ZodType, x: unknown): Told {
    const [first, ...more] = problems(z.object({ x: schema }), { x });
    assert.ok(first !== undefined && more.length === 0);
    assert.equal(first.path.split(".")[0], "x");
    return first;
}

describe("toProblems", () => {
    for (const [schema, value, rule, fix] of [
        [z.string(), 3, "must be text", "put it in quotes"],
        [z.string(), true, "must be text", "put it in quotes"],
        [z.string(), ["a"], "must be text", "write text"],
        [z.boolean(), "yes", "must be true or false", "write true or false"],
        [z.number(), "3", "must be a number", "write a number"],
        [z.int(), 2.5, "must be a whole number", "write a whole number"],
        [z.array(z.string()), "a", "must be a list", "write a list"],
        [z.strictObject({}), 3, "must be a map of settings", "write a map of settings"],
        [z.record(z.string(), z.string()), 3, "must be a map of names to settings", "write a map of names to settings"],
        [z.literal("aws"), "gcp", 'must be "aws"', 'write "aws"'],
        [z.enum(["single", "perZone"]), "none", 'must be one of "single", "perZone"', "choose one of them"],
        [z.enum(["single", "perZone"]), "singl", 'must be one of "single", "perZone"', "did you mean single?"],
        [z.literal([60, 600]), 30, "must be one of 60, 600", "choose one of them"],
        [z.number().min(1), 0, "must be at least 1", "raise it"],
        [z.number().max(35), 36, "must be at most 35", "lower it"],
        [z.string().min(2), "a", "must have at least 2 characters", "write a longer one"],
        [z.string().max(2), "abc", "must have at most 2 characters", "write a shorter one"],
        [z.array(z.string()).min(2), ["a"], "must have at least 2 entries", "add entries"],
        [z.number().gt(0), 0, "must be more than 0", "raise it"],
        [z.number().lt(9), 9, "must be less than 9", "lower it"],
        [z.number().multipleOf(5), 7, "must be a multiple of 5", "choose a multiple of 5"],
        [z.string().regex(/^\d+$/, "digits alone"), "a1", "must be digits alone", "write digits alone"],
        [z.string().regex(/^\d+$/), "a1", "must be text matching /^\\d+$/", "write text matching /^\\d+$/"],
        [z.union([z.string(), z.number()]), true, "must be text or a number", "write text or a number"],
        [
            z.union([z.strictObject({}), z.literal("off")]),
            "of",
            'must be a map of settings or "off"',
            'write a map of settings or "off"',
        ],
        [
            z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]),
            {},
            "matches none of the forms allowed here",
            "write { a } or { b }",
        ],
        [z.array(z.string()).max(2), "abc", "must be a list", "write a list"],
        [z.string().refine(() => false, "must be in use"), "a", "must be in use", "correct it"],
    ] as const) {
        it(`says of ${JSON.stringify(value)} that it ${rule}`, () => {
            assert.deepEqual(only(schema, value), { path: "x", rule, fix, value });
        });
    }

    it("says of a missing setting that it is required, what it must be and what to add", () => {
        assert.deepEqual(problems(z.strictObject({ nat: z.enum(["single", "perZone"]), cidr: z.string() }), {}), [
            {
                path: "nat",
                rule: 'is required and must be one of "single", "perZone"',
                fix: "add it: choose one of them",
            },
            { path: "cidr", rule: "is required and must be text", fix: "add it: write text" },
        ]);
    });

    it("tells null from a missing setting", () => {
        assert.deepEqual(only(z.string(), null), { path: "x", rule: "must be text", fix: "write text", value: null });
    });

    it("says what may decide between the forms of a discriminated union", () => {
        const schema = z.discriminatedUnion("kind", [
            z.strictObject({ kind: z.literal("s3"), bucket: z.string() }),
            z.strictObject({ kind: z.literal("cloudwatch") }),
        ]);
        const told = only(schema, { kind: "kafka" });
        assert.equal(told.path, "x.kind");
        assert.equal(told.value, "kafka");
        assert.match(told.rule, /must be one of "s3", "cloudwatch"/);
        assert.equal(only(schema, { kind: "clodwatch" }).fix, "did you mean cloudwatch?");
    });

    it("says what is wrong with the form that was meant, at its place, where a union has others", () => {
        const alarm = z.strictObject({ threshold: z.number().max(100).optional(), severity: z.string().optional() });
        const schema = z.strictObject({
            alarms: z
                .union([z.strictObject({ cpuHigh: alarm, storageLow: alarm }).partial(), z.literal("off")])
                .optional(),
        });
        const data = { alarms: { storgeLow: {}, cpuHigh: { threshold: 900, severty: "page" } } };
        assert.deepEqual(
            problems(schema, data).map(({ path, rule, fix }) => [path, rule, fix]),
            [
                ["alarms.cpuHigh.threshold", "must be at most 100", "lower it"],
                ["alarms.cpuHigh.severty", "is not a known setting", "did you mean severity?"],
                ["alarms.storgeLow", "is not a known setting", "did you mean storageLow?"],
            ],
        );
    });

    it("takes the form with the fewest problems for the one that was meant", () => {
        const job = z.union([
            z.strictObject({ environment: z.string() }),
            z.strictObject({ workflow: z.string(), branch: z.string() }),
        ]);
        assert.deepEqual(only(job, { workflow: "a.yml" }), {
            path: "x.branch",
            rule: "is required and must be text",
            fix: "add it: write text",
        });
    });

    it("names the forms that are left once the words above have decided", () => {
        const job = z.union([z.strictObject({ environment: z.string() }), z.strictObject({ workflow: z.string() })]);
        const schema = z.strictObject({
            by: z.discriminatedUnion("forge", [
                z.strictObject({ forge: z.literal("github"), job }),
                z.strictObject({ forge: z.literal("gitlab"), job: z.strictObject({ branch: z.string() }) }),
            ]),
        });
        const [told] = problems(schema, { by: { forge: "github", job: { environmen: "dev" } } });
        assert.deepEqual([told?.path, told?.fix], ["by.job", "write { environment } or { workflow }"]);
    });

    it("leaves the rules of our own unsaid where a setting is missing or of another type", () => {
        const schema = z
            .strictObject({ reason: z.string(), days: z.number() })
            .check(
                rule<{ reason?: string; days: number }>([], ({ reason = "", days }) => [
                    ...(reason.length > 2 ? [] : [{ path: ["reason"], rule: "must say why", fix: "say why" }]),
                    ...(days > 3 ? [] : [{ path: ["days"], rule: "must be more than three", fix: "raise it" }]),
                ]),
            );
        assert.deepEqual(
            problems(schema, { days: "four" }).map(({ path, rule }) => [path, rule]),
            [
                ["reason", "is required and must be text"],
                ["days", "must be a number"],
            ],
        );
        assert.deepEqual(
            problems(schema, { reason: "so", days: 1 }).map(({ rule }) => rule),
            ["must say why", "must be more than three"],
        );
    });

    it("says which name of a map is not allowed, and why", () => {
        const names = z.record(z.string().regex(/^[a-z-]+$/, "lower-case words"), z.number());
        assert.deepEqual(only(names, { "Order Events": 1 }), {
            path: "x.Order Events",
            rule: "has a name that must be lower-case words",
            value: "Order Events",
            fix: "write lower-case words",
        });
    });

    describe("of an unknown setting", () => {
        const backup = z.strictObject({ retentionDays: z.int(), window: z.string().optional() });
        const schema = z.strictObject({
            engine: z.string().default("16"),
            backup: backup.optional(),
            instances: z
                .record(z.string(), z.strictObject({ backup: backup.prefault({ retentionDays: 7 }) }))
                .default({}),
            rules: z.array(z.strictObject({ port: z.int() })).default([]),
            log: z
                .discriminatedUnion("kind", [
                    z.strictObject({ kind: z.literal("s3"), bucket: z.string() }),
                    z.strictObject({ kind: z.literal("off") }),
                ])
                .optional(),
        });

        for (const [data, path, fix] of [
            [{ engin: "16" }, "engin", "did you mean engine?"],
            [{ backup: { retentionDays: 1, windw: "a" } }, "backup.windw", "did you mean window?"],
            [
                { instances: { orders: { backup: { retentionDays: 1, retentiondays: 2 } } } },
                "instances.orders.backup.retentiondays",
                "did you mean retentionDays?",
            ],
            [{ rules: [{ port: 1 }, { port: 1, prot: 2 }] }, "rules.1.prot", "did you mean port?"],
            [{ log: { kind: "s3", bucket: "b", buckets: "c" } }, "log.buckets", "did you mean bucket?"],
            [
                { encryptionKeyArn: "a" },
                "encryptionKeyArn",
                "remove it; known here: backup, engine, instances, log, rules",
            ],
        ] as const) {
            it(`suggests at ${path}: ${fix}`, () => {
                assert.deepEqual(
                    problems(schema, data).map((told) => [told.path, told.rule, told.fix]),
                    [[path, "is not a known setting", fix]],
                );
            });
        }

        it("never repeats the value of what looks like a secret", () => {
            assert.deepEqual(problems(schema, { masterPassword: "hunter2" }), [
                {
                    path: "masterPassword",
                    rule: "is not a known setting",
                    fix: "remove it: settings hold no secrets; what needs one takes it from Secrets Manager",
                },
            ]);
        });

        it("nor where a setting is spelt alike, or takes something else in its place", () => {
            const own = z.strictObject({ password: z.strictObject({ rotation: z.string() }).optional() });
            assert.deepEqual(problems(own, { masterPassword: "hunter2" }), [
                {
                    path: "masterPassword",
                    rule: "is not a known setting",
                    fix: "did you mean password? If not, remove it: settings hold no secrets; what needs one takes it from Secrets Manager",
                },
            ]);
            assert.equal(JSON.stringify(problems(own, { password: "hunter2" })).includes("hunter2"), false);
            const either = z.strictObject({ token: z.union([z.strictObject({}), z.literal("remove")]) });
            assert.equal(JSON.stringify(problems(either, { token: "hunter2" })).includes("hunter2"), false);
        });

        it("repeats the value it was given", () => {
            assert.equal(problems(schema, { engin: "16" })[0]?.value, "16");
        });
    });
});

describe("suggestion", () => {
    it("offers the nearest name when it is near", () => {
        assert.equal(suggestion("netwrok", ["network", "database"]), "did you mean network?");
        assert.equal(suggestion("ab", ["ax", "cd"]), "did you mean ax?");
    });

    it("lists what is known, sorted, when nothing is near", () => {
        assert.equal(suggestion("monitoring", ["network", "cache"]), "remove it; known here: cache, network");
    });

    it("offers nothing where nothing is known", () => {
        assert.equal(suggestion("anything", []), "remove it");
    });
});

describe("the word that was meant", () => {
    const known = ["rds-tls", "s3-tls-only", "s3-versioning", "web"];

    it("is the shortest that begins like it, before one that is spelt alike", () => {
        assert.equal(nearest("s3-tls", known), "s3-tls-only");
        assert.equal(nearest("s3-", known), "s3-tls-only");
    });

    it("is one spelt alike where none begins like it, or too little is given", () => {
        assert.equal(nearest("rds-tsl", known), "rds-tls");
        assert.equal(nearest("we", ["web", "us"]), "web");
        assert.equal(nearest("unlike-all", known), undefined);
    });
});
