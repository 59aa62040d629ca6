import assert from "node:assert/strict";
import { soakSchema, verifySchema } from "./verification.ts";
import { toProblems } from "./zodProblems.ts";

function problems(data: object): [string, string][] {
    const { error } = verifySchema.safeParse(data);
    return toProblems(verifySchema, data, error?.issues ?? []).map(({ path, rule }) => [path.join("."), rule]);
}

describe("what is looked at after a deployment", () => {
    it("is alarms, services and rollouts by default, for ten minutes at most, and half an hour of soak", () => {
        assert.deepEqual(verifySchema.parse(undefined), {
            alarms: true,
            services: true,
            rollouts: true,
            smoke: [],
            require: [],
            ignoreAlarms: [],
            waitSeconds: 600,
        });
        assert.deepEqual(soakSchema.parse(undefined), { minutes: 30 });
    });

    it("takes addresses, and outputs that are addresses", () => {
        const smoke = [
            { layer: "services", url: "https://shop.example.com/health", contains: "ok" },
            { layer: "services", output: "instances.shop.url", path: "/health", status: 204, timeoutSeconds: 5 },
        ];
        assert.deepEqual(verifySchema.parse({ smoke }).smoke, [
            { ...smoke[0], status: 200, timeoutSeconds: 10 },
            smoke[1],
        ]);
    });

    it("refuses an address with credentials, and does not repeat them", () => {
        const smoke = [{ layer: "services", url: "https://ada:hunter2222@shop.example.com/" }];
        assert.deepEqual(problems({ smoke }), [["smoke.0.url", "must hold no credentials: settings are no secret"]]);
        const { error } = verifySchema.safeParse({ smoke });
        const said = toProblems(verifySchema, { smoke }, error?.issues ?? []);
        assert.doesNotMatch(JSON.stringify(said), /hunter2222/);
    });

    it("refuses addresses that are none, both forms at once, and checks that there are not, all at once", () => {
        const data = {
            smoke: [
                { layer: "services", url: "ftp://shop.example.com" },
                { layer: "services", output: "instances.shop.url", path: "health" },
            ],
            require: ["outputs"],
            ignoreAlarms: [{ name: "cpu", reason: "x", until: "soon" }],
            waitSeconds: 4000,
        };
        assert.deepEqual(
            problems(data)
                .map(([path]) => path)
                .toSorted(),
            [
                "ignoreAlarms.0.reason",
                "ignoreAlarms.0.until",
                "require.0",
                "smoke.0.url",
                "smoke.1.path",
                "waitSeconds",
            ],
        );
        assert.equal(problems({ smoke: [{ layer: "a", url: "https://a.example", output: "b" }] }).length > 0, true);
    });

    it("refuses a soak of more than a day", () => {
        assert.equal(soakSchema.safeParse({ minutes: 1441 }).success, false);
        assert.equal(soakSchema.safeParse({ minutes: 0 }).success, true);
    });
});
