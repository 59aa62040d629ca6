import type { ForwardOnly } from "@plinth/deployer";
import { git } from "../compare/git.ts";

/** Whether a commit is an ancestor of another, or the same; a commit that is not there is none. */
export async function isAncestor(root: string, commit: string, of: string): Promise<boolean> {
    return (await git(root, ["merge-base", "--is-ancestor", commit, of])).code === 0;
}

/** Entries whose commit came after another one: whoever goes back there goes back behind them. */
export async function entriesBehind(
    root: string,
    entries: readonly ForwardOnly[],
    commit: string,
): Promise<ForwardOnly[]> {
    const found = await Promise.all(
        entries.map(async (entry) => {
            if (!("commit" in entry) || !(await isAncestor(root, entry.commit, "HEAD"))) return [];
            return (await isAncestor(root, entry.commit, commit)) ? [] : [entry];
        }),
    );
    return found.flat();
}

/** The same for many commits at once. */
export async function behindByCommit(
    root: string,
    entries: readonly ForwardOnly[],
    commits: Iterable<string>,
): Promise<(commit: string) => readonly ForwardOnly[]> {
    const withCommit = entries.filter((entry) => "commit" in entry);
    const found = new Map<string, readonly ForwardOnly[]>();
    if (withCommit.length > 0) {
        for (const commit of new Set(commits)) found.set(commit, await entriesBehind(root, withCommit, commit));
    }
    return (commit) => found.get(commit) ?? [];
}
