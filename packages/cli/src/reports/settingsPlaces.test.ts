import assert from "node:assert/strict";
import { PLAN_VERSION, summarize } from "@plinth/plan";
import { finding } from "../testdata/plans.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { withSettingsPlaces } from "./settingsPlaces.ts";

const ROOT = "urn:pulumi:prod::plinth::pulumi:pulumi:Stack::plinth-prod";

describe("places of findings about the rules", () => {
    let repository: TemporaryRepository;
    before(() => {
        repository = smallRepository();
        repository.write(
            "environments/prod/environment.yaml",
            "layout: single\npolicy:\n  levels:\n    rds-backup: advisory\n    s3-tls-only: advisory\n",
        );
        repository.write("policies/exemptions.yaml", "exemptions:\n  - rule: a\n  - rule: b\n    reason: no\n");
    });
    after(() => repository.dispose());

    const placeOf = (rule: string, property: string | null, cwd = repository.root) => {
        const plan = {
            version: PLAN_VERSION,
            environment: "prod",
            layout: "single" as const,
            stacks: [],
            findings: [],
            summary: summarize([], []),
        } as const;
        const judged = withSettingsPlaces({ name: "prod", plan, placeOf: () => ({ file: "Pulumi.yaml" }) }, cwd);
        return judged.placeOf(ROOT, finding(rule, ROOT, { property }));
    };

    it("are lines of the environment's settings", () => {
        const file = "environments/prod/environment.yaml";
        assert.deepEqual(placeOf("production-levels", "policy.levels.s3-tls-only"), { file, line: 5 });
        assert.deepEqual(placeOf("production-levels", "policy.levels.gone"), { file, line: 4 });
        assert.deepEqual(placeOf("policy-weakened", `${file}: policy.levels.rds-backup`), { file, line: 4 });
        assert.deepEqual(placeOf("policy-weakened", `${file}: production`), { file });
    });

    it("are lines of the exemptions", () => {
        const file = "policies/exemptions.yaml";
        assert.deepEqual(placeOf("exemption-valid", "exemptions[1].reason"), { file, line: 4 });
        assert.deepEqual(placeOf("policy-weakened", `${file}: exemptions[1]`), { file, line: 3 });
    });

    it("are those of the stack where there is no such file, and for every other rule", () => {
        const stack = { file: "Pulumi.yaml" };
        assert.deepEqual(placeOf("s3-tls-only", "policy.levels"), stack);
        assert.deepEqual(placeOf("exemption-valid", null), stack);
        assert.deepEqual(placeOf("policy-weakened", "policies: s3-tls-only"), stack);
        assert.deepEqual(placeOf("policy-weakened", "environments/gone/environment.yaml: policy"), stack);
        assert.deepEqual(placeOf("exemption-valid", "exemptions", "/"), stack);
    });
});
