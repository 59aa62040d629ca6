import assert from "node:assert/strict";
import {
    readMigrationSettings,
    readProvisionSettings,
    readSettings,
    SettingsError,
    type Variables,
} from "./settings.ts";

const IAM = {
    ENVIRONMENT: "prod",
    AWS_REGION: "eu-west-1",
    DATABASE_HOST: "db.example.com",
    DATABASE_NAME: "orders",
    DATABASE_USER: "reference",
    CACHE_HOST: "cache.example.com",
    CACHE_USER: "reference",
    CACHE_ID: "orders",
};

function problemsOf(read: () => unknown): readonly string[] {
    try {
        read();
    } catch (error) {
        assert.ok(error instanceof SettingsError);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("settings", () => {
    it("take IAM and TLS where nothing else is said, and the fixed ports", () => {
        const { process, database, cache } = readSettings(IAM);
        assert.deepEqual([process.PORT, process.METRICS_PORT, process.HOST], [8080, 9464, "0.0.0.0"]);
        assert.deepEqual([database.DATABASE_AUTH, database.DATABASE_TLS, database.DATABASE_PORT], ["iam", "on", 5432]);
        assert.deepEqual([cache.CACHE_AUTH, cache.CACHE_TLS, cache.CACHE_PORT], ["iam", "on", 6379]);
    });

    it("refuses all that is wrong at once, each by its name and once", () => {
        const problems = problemsOf(() => readSettings({ PORT: "0", LOG_LEVEL: "loud", CACHE_TLS: "off" }));
        const named = problems.map((line) => line.split(":")[0]).sort();
        assert.deepEqual(named, [
            "AWS_REGION",
            "CACHE_HOST",
            "CACHE_ID",
            "CACHE_TLS",
            "CACHE_USER",
            "DATABASE_HOST",
            "DATABASE_NAME",
            "DATABASE_USER",
            "ENVIRONMENT",
            "LOG_LEVEL",
            "PORT",
        ]);
    });

    it("refuses the rest as well where the way to sign in is wrong", () => {
        const named = problemsOf(() => readSettings({ ...IAM, CACHE_AUTH: "token", CACHE_HOST: "", CACHE_PORT: "x" }));
        assert.deepEqual(named.map((line) => line.split(":")[0]).sort(), ["CACHE_AUTH", "CACHE_HOST", "CACHE_PORT"]);
    });

    it("counts an empty variable as none", () => {
        assert.deepEqual(
            problemsOf(() => readSettings({ ...IAM, DATABASE_HOST: "" })),
            ["DATABASE_HOST: must be set"],
        );
        assert.equal(readSettings({ ...IAM, PORT: "" }).process.PORT, 8080);
    });

    const refused: readonly [string, Variables, string][] = [
        ["a password without its file", { DATABASE_AUTH: "password" }, "DATABASE_PASSWORD_FILE: must be set"],
        ["a way to sign in that there is not", { CACHE_AUTH: "token" }, "CACHE_AUTH: Invalid"],
        ["a database without TLS", { DATABASE_TLS: "off" }, "DATABASE_TLS: must be on, unless ENVIRONMENT is local"],
        ["a collector that is no address", { OTEL_EXPORTER_OTLP_ENDPOINT: "gateway" }, "OTEL_EXPORTER_OTLP_ENDPOINT: "],
        ["a pool of no connections", { DATABASE_POOL_SIZE: "0" }, "DATABASE_POOL_SIZE: "],
    ];
    for (const [what, variables, problem] of refused) {
        it(`refuses ${what}`, () => {
            const [only, ...others] = problemsOf(() => readSettings({ ...IAM, ...variables }));
            assert.ok(only?.startsWith(problem), only);
            assert.deepEqual(others, []);
        });
    }

    it("never repeat a value, which may be a secret in the wrong place", () => {
        const variables = {
            ...IAM,
            DATABASE_PORT: "canary-secret",
            CACHE_AUTH: "canary-secret",
            LOG_LEVEL: "canary-secret",
        };
        assert.doesNotMatch(problemsOf(() => readSettings(variables)).join("\n"), /canary/);
    });

    it("lets a machine of one's own go without TLS", () => {
        const { cache } = readSettings({ ...IAM, ENVIRONMENT: "local", CACHE_TLS: "off", DATABASE_TLS: "off" });
        assert.equal(cache.CACHE_TLS, "off");
    });

    it("of a migration need no cache", () => {
        const { CACHE_HOST: _host, CACHE_ID: _id, CACHE_USER: _user, ...without } = IAM;
        assert.equal(readMigrationSettings(without).database.DATABASE_NAME, "orders");
        assert.equal(readMigrationSettings(without).users.DATABASE_SERVICE_USER, undefined);
    });

    it("of users name one at least, in letters that need no quotes", () => {
        const problems = (variables: Variables) => problemsOf(() => readProvisionSettings({ ...IAM, ...variables }));
        assert.deepEqual(problems({}), ["DATABASE_SERVICE_USER: must be set"]);
        for (const DATABASE_SERVICE_USER of ['a"; DROP TABLE x', "Shop", "1a", "a".repeat(64)]) {
            assert.match(problems({ DATABASE_SERVICE_USER }).join(), /^DATABASE_SERVICE_USER: must be small letters/);
        }
        const { users } = readProvisionSettings({ ...IAM, DATABASE_SERVICE_USER: "shop" });
        assert.deepEqual(users, { DATABASE_SERVICE_USER: "shop" });
    });
});
