import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EnvironmentPolicies, EnvironmentPolicyError, parseEnvironmentPolicy } from "./environmentPolicies.ts";

const rules = new Set(["rds-multi-az", "rds-backup", "tag-required", "tag-asg-propagate"]);

function parse(text: string) {
    return parseEnvironmentPolicy(text, "environment.yaml", rules);
}

describe("an environment's policy settings", () => {
    it("give levels and parameters by rule, and off is a word", () => {
        const text =
            "policy:\n  levels: { rds-multi-az: off, rds-backup: advisory }\n  parameters: { rds-backup: { minimumDays: 1 } }\n";
        assert.deepEqual(parse(text), {
            levels: { "rds-multi-az": "off", "rds-backup": "advisory" },
            parameters: { "rds-backup": { minimumDays: 1 } },
            profiles: ["default"],
        });
    });

    it("require the tags that the environment names, unless the rule's parameters say otherwise", () => {
        const named = { keys: ["Environment", "ManagedBy", "Project", "Team"] };
        assert.deepEqual(parse("tags: { Project: shop, Team: a }").parameters, {
            "tag-required": { ...named, values: { Project: "shop", Team: "a" } },
            "tag-asg-propagate": named,
        });
        const said = "tags: { Project: shop }\npolicy: { parameters: { tag-required: { keys: [Owner] } } }";
        assert.deepEqual(parse(said).parameters, {
            "tag-required": { keys: ["Owner"] },
            "tag-asg-propagate": { keys: ["Owner"] },
        });
    });

    it("ask groups of machines for other tags where they say so", () => {
        const said = "tags: { Project: shop }\npolicy: { parameters: { tag-asg-propagate: { keys: [Owner] } } }";
        assert.deepEqual(parse(said).parameters, {
            "tag-required": { keys: ["Environment", "ManagedBy", "Project"], values: { Project: "shop" } },
            "tag-asg-propagate": { keys: ["Owner"] },
        });
    });

    it("may say nothing", () => {
        for (const text of ["", "target: {}\n", "policy: {}\n", "policy:\n"]) {
            assert.deepEqual(parse(text), { levels: {}, parameters: {}, profiles: ["default"] });
        }
    });

    const wrong: [string, RegExp][] = [
        ["policy: { levels: { rds-multi-as: off } }", /environment\.yaml: no rule is called "rds-multi-as"/],
        [
            "policy: { levels: { rds-backup: strict } }",
            /the level of "rds-backup" must be off, advisory, mandatory or remediate/,
        ],
        ["policy: { profiles: [strikt] }", /no profile is called "strikt" \(default, strict, cost\)/],
        ["policy: { parameters: { rds-backup: 7 } }", /the parameters of "rds-backup" must be a map/],
        ["policy: [rds-backup]", /"policy" must be a map/],
        ["- a", /must hold a map/],
        ["policy: { levels: ", /environment\.yaml, line 1: not valid YAML/],
    ];
    for (const [text, message] of wrong) {
        it(`refuses ${JSON.stringify(text)}`, () => {
            assert.throws(
                () => parse(text),
                (error) => error instanceof EnvironmentPolicyError && message.test(error.message),
            );
        });
    }

    describe("in a folder", () => {
        let directory = "";
        before(() => {
            directory = mkdtempSync(join(tmpdir(), "plinth-levels-"));
            mkdirSync(join(directory, "dev"));
            writeFileSync(join(directory, "dev", "environment.yaml"), "policy: { levels: { rds-backup: off } }");
            writeFileSync(join(directory, "environment.yaml"), "policy: { levels: { rds-backup: advisory } }");
        });
        after(() => rmSync(directory, { recursive: true }));

        it("are read for the environment, and once", () => {
            const policies = new EnvironmentPolicies(directory, rules);
            assert.deepEqual(policies.of("dev").levels, { "rds-backup": "off" });
            assert.equal(policies.of("dev"), policies.of("dev"));
        });

        for (const name of [undefined, "staging", "..", ".", "dev/..", "../../etc"]) {
            it(`leave the defaults in force for ${name ?? "no name"}`, () => {
                assert.deepEqual(new EnvironmentPolicies(directory, rules).of(name), {
                    levels: {},
                    parameters: {},
                    profiles: ["default"],
                });
            });
        }
    });
});
