import assert from "node:assert/strict";
import { finding } from "../testdata/plans.ts";
import { bucket, judged, oneOfEach, report } from "../testdata/reports.ts";
import { renderGitlab } from "./renderGitlab.ts";

interface Issue {
    readonly check_name: string;
    readonly severity: string;
    readonly fingerprint: string;
    readonly description: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}
const issues = (...parameters: Parameters<typeof report>) => JSON.parse(renderGitlab(report(...parameters))) as Issue[];

describe("GitLab code quality", () => {
    it("has an issue per finding: blockers for what blocks, else by severity, info for what is open or exempted", () => {
        assert.deepEqual(
            issues(oneOfEach).map(({ check_name, severity }) => [check_name, severity]),
            [
                ["s3-public-acl", "blocker"],
                ["rds-tls", "blocker"],
                ["s3-versioning", "minor"],
                ["rds-encryption", "info"],
                ["s3-tls-only", "info"],
            ],
        );
        const advice = issues([finding("r", bucket.urn, { level: "advisory", severity: "high" })]);
        assert.equal(advice[0]?.severity, "critical");
    });

    it("names file and line, and says why something is exempted", () => {
        const [first] = issues(oneOfEach);
        assert.deepEqual(first?.location, { path: "stacks/net work/layer.ts", lines: { begin: 13 } });
        const exempted = issues(oneOfEach).find(({ check_name }) => check_name === "s3-tls-only");
        assert.match(
            exempted?.description ?? "",
            /^Exempted: holds public reports only\. Owner team-data, approved by/,
        );
    });

    it("has fingerprints of which no two are the same", () => {
        const twice = [1, 2].map((number) => finding("r", bucket.urn, { pack: "other", message: `${number}` }));
        assert.equal(new Set(issues(twice).map(({ fingerprint }) => fingerprint)).size, 2);
    });

    it("has an issue for a program that failed and for a file that could not be judged", () => {
        const failing = judged([]);
        const stacks = failing.plan.stacks.map((stack) => ({
            ...stack,
            diagnostics: [{ severity: "error" as const, message: "boom" }],
        }));
        const found = issues([], {
            judged: [{ ...failing, plan: { ...failing.plan, stacks } }],
            failures: [{ file: "a.json", message: "is no JSON" }],
        });
        assert.deepEqual(
            found.map(({ description, severity, location }) => [description, severity, location.path]),
            [
                ["is no JSON", "blocker", "a.json"],
                ["plinth-network/dev failed: boom", "blocker", "stacks/network/Pulumi.yaml"],
            ],
        );
    });
});
