import assert from "node:assert/strict";
import { GitHub, GitLab } from "./forge.ts";

type Said = { readonly code: number | "missing"; readonly out?: string; readonly err?: string };

/** A command that answers by the end of what it is asked. */
function answering(answers: Readonly<Record<string, unknown>>) {
    return async (_command: string, args: readonly string[]) => {
        const found = Object.entries(answers).find(([path]) => args.join(" ").endsWith(path));
        return { code: found === undefined ? 1 : 0, out: JSON.stringify(found?.[1]), err: "HTTP 404" };
    };
}

const ending =
    ({ code, out = "", err = "" }: Said) =>
    async () => ({ code, out, err });

describe("GitHub, asked through gh", () => {
    it("lists environments with whether somebody approves, and whether every branch may use them", async () => {
        const environments = [
            {
                name: "prod",
                protection_rules: [{ type: "required_reviewers" }, { type: "branch_policy" }],
                deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
            },
            { name: "dev", protection_rules: [], deployment_branch_policy: null },
        ];
        const answer = await new GitHub(
            answering({ "repos/{owner}/{repo}/environments": { environments } }),
        ).environments();
        assert.deepEqual(answer, {
            known: true,
            value: [
                { name: "prod", approved: true, limited: true },
                { name: "dev", approved: false, limited: false },
            ],
        });
    });

    it("has variables of an environment, and the repository's own", async () => {
        const run = answering({
            "environments/dev/variables": { variables: [{ name: "PLINTH_ROLE_ARN", value: "arn" }] },
            "{repo}/variables": { variables: [{ name: "PLINTH_DEPLOY", value: "true" }] },
        });
        assert.deepEqual(await new GitHub(run).variables("dev"), { known: true, value: { PLINTH_ROLE_ARN: "arn" } });
        const own = await new GitHub(
            answering({ "repos/{owner}/{repo}/variables": { variables: [{ name: "A", value: "b" }] } }),
        ).variables(undefined);
        assert.deepEqual(own, { known: true, value: { A: "b" } });
    });

    it("knows the checks that the rules of a branch ask for", async () => {
        const rules = [
            { type: "pull_request" },
            { type: "required_status_checks", parameters: { required_status_checks: [{ context: "Verdict" }] } },
        ];
        const answer = await new GitHub(answering({ "rules/branches/main": rules })).requiredChecks("main");
        assert.deepEqual(answer, { known: true, value: ["Verdict"] });
    });

    it("says what it takes where nobody answers", async () => {
        const missing = await new GitHub(ending({ code: "missing" })).environments();
        assert.deepEqual(missing, { known: false, needs: "gh on PATH, and gh auth login" });
        const signedOut = await new GitHub(ending({ code: 4, err: "To get started with GitHub CLI\n" })).environments();
        assert.match(signedOut.known ? "" : signedOut.needs, /^gh auth login, .*To get started/);
    });
});

describe("GitLab, asked through glab", () => {
    it("has variables of an environment with those of all, and whether pipelines must succeed", async () => {
        const run = answering({
            "projects/:id/variables": [
                { key: "PLINTH_DEPLOY", value: "true", environment_scope: "*" },
                { key: "PLINTH_ROLE_ARN", value: "arn-dev", environment_scope: "dev" },
                { key: "PLINTH_ROLE_ARN", value: "arn-prod", environment_scope: "prod" },
            ],
            "projects/:id": { only_allow_merge_if_pipeline_succeeds: true },
        });
        assert.deepEqual(await new GitLab(run).variables("dev"), {
            known: true,
            value: { PLINTH_DEPLOY: "true", PLINTH_ROLE_ARN: "arn-dev" },
        });
        assert.deepEqual(await new GitLab(run).requiredChecks(), { known: true, value: ["pipeline"] });
    });
});
