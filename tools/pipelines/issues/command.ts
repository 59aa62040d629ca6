// Opens, updates and closes issues of the forge that it runs at, so that each stack that has drifted has one.
import { parseArgs } from "node:util";
import type { Forge } from "./forge.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { planIssues } from "./plan.ts";
import { readWishes } from "./wishes.ts";

const { values } = parseArgs({ options: { from: { type: "string", default: "drift" } } });
const forge = forgeOf(process.env);
const actions = planIssues(readWishes(values.from), await forge.listOpen());
for (const action of actions) {
    if (action.kind === "open") await forge.open(action.title, action.body);
    else if (action.kind === "update") await forge.update(action.number, action.title, action.body);
    else await forge.close(action.number, "The stack is as its program says again.");
    process.stderr.write(`${action.kind}: ${action.kind === "close" ? `#${action.number}` : action.title}\n`);
}
if (actions.length === 0) process.stderr.write("Nothing to do.\n");

function forgeOf(env: NodeJS.ProcessEnv): Forge {
    const { ISSUES_TOKEN: token, GITHUB_API_URL, GITHUB_REPOSITORY, CI_API_V4_URL, CI_PROJECT_ID } = env;
    if (token === undefined || token === "") {
        process.stderr.write(
            "ISSUES_TOKEN: is not set. Fix: docs/guides/pipelines.md says which token writes issues\n",
        );
        process.exit(1);
    }
    if (GITHUB_API_URL !== undefined && GITHUB_REPOSITORY !== undefined) {
        return github(GITHUB_API_URL, GITHUB_REPOSITORY, token);
    }
    if (CI_API_V4_URL !== undefined && CI_PROJECT_ID !== undefined) return gitlab(CI_API_V4_URL, CI_PROJECT_ID, token);
    process.stderr.write("Run by neither GitHub Actions nor GitLab CI.\n");
    process.exit(64);
}
