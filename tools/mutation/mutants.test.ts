import assert from "node:assert/strict";
import { describeMutant, percent, total } from "./report.ts";
import { decidingFiles, runMutants, type Verdict } from "./run.ts";

describe("mutants of the policy rules", () => {
    let verdicts: Verdict[];
    before(async () => (verdicts = await runMutants(decidingFiles())));

    it("exist for every rule that has a condition", () => {
        const files = new Set(verdicts.map(({ mutant }) => mutant.file));
        assert.ok(files.has("rules/rds/rdsEncryption.ts") && files.has("views/policyDocument.ts"));
        assert.ok(verdicts.length > 1000, String(verdicts.length));
    });

    it("are caught by the examples, 95 of 100 at least", () => {
        const all = total(verdicts);
        const missed = verdicts.filter(({ outcome }) => outcome !== "caught").map(describeMutant);
        assert.ok(Number(percent(all)) >= 95, `${percent(all)} %: ${missed.slice(0, 10).join("; ")}`);
    });

    it("are not all caught: one that changes nothing an example sees survives", () => {
        const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
        assert.ok(outcomes.has("caught") && outcomes.has("survived"));
    });
});
