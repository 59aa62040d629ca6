import assert from "node:assert/strict";
import { catalogue } from "../catalogue/catalogue.ts";
import { type EnvironmentPolicy, parseEnvironmentPolicy } from "./environmentPolicies.ts";
import { floorProblems } from "./floor.ts";

const rules = new Set(catalogue.map(({ name }) => name));

function problems(text: string, environment = "live"): string[] {
    const policy: EnvironmentPolicy = parseEnvironmentPolicy(text, "environment.yaml", rules);
    return floorProblems(catalogue, policy, environment).map(
        ({ at, expected, found }) => `${at}: ${expected}, ${found}`,
    );
}

describe("production", () => {
    it("may ask for as much as the catalogue, and for more", () => {
        const more =
            "production: true\npolicy: { profiles: [strict], levels: { rds-backup: remediate, secrets-cmk: mandatory }, parameters: { rds-backup: { minimumDays: 30 } } }";
        assert.deepEqual([problems("production: true"), problems(more)], [[], []]);
    });

    it("may leave a rule off that only a profile turns on", () => {
        assert.deepEqual(
            problems("production: true\npolicy: { profiles: [strict], levels: { secrets-cmk: off } }"),
            [],
        );
    });

    it("may have tags of its own", () => {
        const own = "production: true\npolicy: { parameters: { tag-values: { values: { Stage: [live] } } } }";
        assert.deepEqual(problems(own), []);
    });

    it("may not lower a level or a parameter, nor leave out the default profile", () => {
        const lower =
            "production: true\npolicy: { profiles: [cost], levels: { rds-encryption: advisory }, parameters: { rds-backup: { minimumDays: 1 } } }";
        assert.deepEqual(
            problems(lower),
            [
                "policy.profiles: default or strict among the profiles of production, cost",
                "policy.parameters.rds-backup.minimumDays: nothing weaker than 7 in production, 1",
                "policy.levels.rds-encryption: at least mandatory in production, advisory",
            ].sort((a, b) => order(a) - order(b)),
        );
    });

    it("is said by the settings, and by the names prod and production no less", () => {
        assert.deepEqual(problems("layout: single\npolicy: { levels: { rds-encryption: off } }"), []);
        assert.match(
            problems("layout: single", "prod")[0] ?? "",
            /^production: true in an environment of this name, nothing/,
        );
        assert.match(problems("layout: single\nproduction: false", "production")[0] ?? "", /, false$/);
    });

    it("is not asked of a project without settings", () => {
        assert.deepEqual(problems("", "prod"), []);
    });
});

/** Rules come in the order of the catalogue. */
function order(problem: string): number {
    const name = /^policy\.\w+\.([\w-]+)/.exec(problem)?.[1];
    return catalogue.findIndex((entry) => entry.name === name);
}
