import { execFileSync } from "node:child_process";
import { smallRepository, type TemporaryRepository } from "./temporaryRepository.ts";

/** The small repository under git, with everything committed. */
export interface GitRepository extends TemporaryRepository {
    git(...args: readonly string[]): string;
    commit(message: string): void;
}

/** @param prepare edits the repository before its first commit. */
export function gitRepository(prepare: (repository: TemporaryRepository) => void = () => undefined): GitRepository {
    const repository = smallRepository();
    prepare(repository);
    const git = (...args: readonly string[]): string =>
        execFileSync("git", args, {
            cwd: repository.root,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
            // Whatever the person has configured (signing, hooks, default branch) must not matter.
            env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
        });
    const commit = (message: string): void => {
        git("add", "--all");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", message);
    };
    git("init", "--quiet", "--initial-branch=main");
    repository.write(".gitignore", "node_modules\n");
    commit("first");
    return { ...repository, git, commit };
}
