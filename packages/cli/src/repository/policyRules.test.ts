import assert from "node:assert/strict";
import { copyOfThisRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { checkPolicyRules } from "./policyRules.ts";
import { catalogue } from "@plinth/policies/catalogue";

const [withParameters] = catalogue.filter(({ parameters }) => Object.keys(parameters).length > 0);

describe("what settings say about rules", () => {
    let repository: TemporaryRepository;
    before(() => (repository = copyOfThisRepository()));
    after(() => repository.dispose());

    const check = (policy: Partial<Parameters<typeof checkPolicyRules>[2]["policy"]>) =>
        checkPolicyRules(repository.root, "dev", {
            policy: { levels: {}, profiles: ["default"], parameters: {}, assumed: "accept", ...policy },
        });

    it("may be nothing, or be about any rule of the pack and its parameters", async () => {
        assert(withParameters !== undefined);
        const parameters = { [withParameters.name]: withParameters.parameters };
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

    it("is not checked where there is no pack", async () => {
        repository.remove("policies");
        assert.deepEqual(await check({ levels: { nothing: "off" } }), []);
    });
});
