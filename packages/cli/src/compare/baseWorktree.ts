import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { findRevision, git, type Revision, type RevisionOption } from "./git.ts";
import { linkModules } from "./linkModules.ts";
import { requireSamePackages } from "./lockFile.ts";

/** The repository at another revision, in a temporary folder. */
export interface BaseWorktree {
    /** The folder that corresponds to the repository's root. */
    readonly root: string;
    readonly revision: Revision;
    dispose(): Promise<void>;
}

/**
 * Checks a revision out beside the repository, ready to be previewed.
 *
 * @param root the repository's root, which need not be git's.
 * @param option the option that named it, for messages; `--base` needs the packages of its lock file, too.
 * @param signal aborts in between; nothing is left then.
 * @throws UserError where the revision or its packages cannot be had.
 */
export async function openBase(
    root: string,
    name: string,
    environment: string,
    signal: AbortSignal,
    option: RevisionOption = "--base",
): Promise<BaseWorktree> {
    const revision = await findRevision(root, name, option);
    signal.throwIfAborted();
    // Not below the repository: below a `node_modules` Node would not strip types, elsewhere it would be linted and watched.
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "plinth-base-")));
    const tree = join(folder, "tree");
    const dispose = async (): Promise<void> => {
        // git keeps a note of each worktree, and takes it away only where it removes the folder itself.
        await git(root, ["worktree", "remove", "--force", tree]).catch(() => undefined);
        rmSync(folder, { recursive: true, force: true });
    };
    try {
        // Hooks of the repository (installing, linting) are none of this checkout's business.
        const hooks = ["-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false"];
        const added = await git(root, [...hooks, "worktree", "add", "--quiet", "--detach", tree, revision.commit]);
        if (added.code !== 0) {
            throw new UserError(
                `${option} ${name}: git cannot check it out: ${added.err.trim()}. Fix: see that the repository and ${tmpdir()} can be written to`,
            );
        }
        signal.throwIfAborted();
        const base = join(tree, revision.prefix);
        // Rules need few packages, and a change that updates one must be judged, too.
        if (option === "--base") requireSamePackages(root, base, name, environment);
        linkModules(root, base);
        signal.throwIfAborted();
        return { root: base, revision, dispose };
    } catch (error) {
        await dispose();
        throw error;
    }
}
