import { readFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

interface Repository {
    readonly full_name?: string;
}

/**
 * Why the code at hand is not this repository's own, by what GitHub and GitLab tell their jobs; `undefined` where it is,
 * or where no pipeline runs. A review runs that code with credentials: strangers' never gets them.
 */
export function forkReason(env: Environment): string | undefined {
    return githubReason(env) ?? gitlabReason(env);
}

function githubReason({ GITHUB_EVENT_PATH: path }: Environment): string | undefined {
    if (path === undefined || path === "") return undefined;
    let event: { pull_request?: { head?: { repo?: Repository | null }; base?: { repo?: Repository } } };
    try {
        event = JSON.parse(readFileSync(path, "utf8")) as typeof event;
    } catch {
        return `the event in ${path} cannot be read, so nobody can say whose code this is`;
    }
    if (event.pull_request === undefined) return undefined;
    const { head, base } = event.pull_request;
    const [from, to] = [head?.repo?.full_name, base?.repo?.full_name];
    // A fork that was deleted has no repository any more.
    if (from !== undefined && from === to) return undefined;
    return `the pull request comes from ${from ?? "a repository that is gone"}, a fork`;
}

function gitlabReason(env: Environment): string | undefined {
    const { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: from, CI_MERGE_REQUEST_PROJECT_ID: to } = env;
    return from === undefined || from === to ? undefined : `the merge request comes from project ${from}, a fork`;
}
