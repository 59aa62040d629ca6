import assert from "node:assert/strict";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { checkPolicyRules } from "./policyRules.ts";
import { catalogue } from "@plinth/policies/catalogue";

const [withParameters] = catalogue.filter(({ parameters }) => Object.keys(parameters).length > 0);

describe("what settings say about rules", () => {
    let repository: TemporaryRepository;
    before(() => (repository = copyOfThisRepository()));
    after(() => repository.dispose());

    type Policy = Parameters<typeof checkPolicyRules>[2]["policy"];
    const nothing: Policy = {
        levels: {},
        profiles: ["default"],
        parameters: {},
        assumed: "accept",
        unverified: "block",
    };
    const check = (policy: Partial<Policy>, { environment = "dev", production = false } = {}) =>
        checkPolicyRules(repository.root, environment, { production, policy: { ...nothing, ...policy } });

    it("may be nothing, or be about any rule of the pack and its parameters", async () => {
        assert(withParameters !== undefined);
        const defaults = Object.entries(withParameters.parameters).map(([name, parameter]) => [
            name,
            parameter.default,
        ]);
        const parameters = { [withParameters.name]: Object.fromEntries(defaults) as Record<string, unknown> };
        const levels = Object.fromEntries(catalogue.map(({ name }) => [name, "advisory" as const]));
        assert.deepEqual(await check({}), []);
        assert.deepEqual(await check({ levels, parameters }), []);
    });

    it("refuses rules the pack does not have, with a suggestion", async () => {
        const problems = await check({ levels: { "rds-encrytion": "off" }, parameters: { "rds-encrytion": {} } });
        assert.deepEqual(problems, [
            {
                file: "environments/dev/environment.yaml",
                path: "policy.levels",
                rule: "must name rules the policy pack has",
                value: "rds-encrytion",
                fix: "did you mean rds-encryption?",
            },
            {
                file: "environments/dev/environment.yaml",
                path: "policy.parameters",
                rule: "must name rules the policy pack has",
                value: "rds-encrytion",
                fix: "did you mean rds-encryption?",
            },
        ]);
    });

    it("refuses parameters a rule does not have", async () => {
        assert(withParameters !== undefined);
        const [problem] = await check({ parameters: { [withParameters.name]: { zzzzzzzzzzzzzzz: 1 } } });
        assert.equal(problem?.path, `policy.parameters.${withParameters.name}`);
        assert.equal(problem.value, "zzzzzzzzzzzzzzz");
        assert.match(problem.fix, /^remove it; known here: /);
    });

    it("refuses values that a parameter does not take", async () => {
        const problems = await check({
            parameters: { "rds-backup": { minimumDays: "seven" }, "log-retention": { minimumDays: -1 } },
        });
        assert.deepEqual(
            problems.map(({ path, rule, value }) => [path, rule, value]),
            [
                ["policy.parameters.rds-backup.minimumDays", "must be a whole number of at least 0", "seven"],
                ["policy.parameters.log-retention.minimumDays", "must be a whole number of at least 0", -1],
            ],
        );
    });

    it("refuses production that asks for less than the catalogue", async () => {
        const problems = await check(
            {
                levels: { "rds-encryption": "off", "rds-public": "advisory", "sqs-encryption": "remediate" },
                parameters: { "rds-backup": { minimumDays: 1 }, "log-retention": { minimumDays: 365 } },
                profiles: ["cost"],
            },
            { production: true },
        );
        assert.deepEqual(problems.map(({ path, rule, value }) => [path, rule, value]).sort(), [
            ["policy.levels.rds-encryption", "must be at least mandatory in production", "off"],
            ["policy.levels.rds-public", "must be at least mandatory in production", "advisory"],
            ["policy.parameters.rds-backup.minimumDays", "must be nothing weaker than 7 in production", "1"],
            ["policy.profiles", "must be default or strict among the profiles of production", "cost"],
        ]);
    });

    it("refuses remediate for a rule that corrects nothing, and names those that do", async () => {
        const [problem, ...others] = await check({
            levels: { "rds-public": "remediate", "sqs-encryption": "remediate" },
        });
        assert.deepEqual([problem?.path, others], ["policy.levels.rds-public", []]);
        assert.match(problem?.fix ?? "", /^write mandatory; rules that can: .*\bsqs-encryption\b/);
    });

    it("refuses an environment called prod that is not production", async () => {
        const [problem] = await check({}, { environment: "prod" });
        assert.equal(problem?.path, "production");
        assert.deepEqual(await check({}, { environment: "prod", production: true }), []);
    });

    it("is not checked where there is no pack", async () => {
        repository.remove("policies");
        assert.deepEqual(await check({ levels: { nothing: "off" } }), []);
    });
});
