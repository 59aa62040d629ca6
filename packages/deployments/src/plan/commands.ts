/**
 * Installs the workspace. Where pre-run commands start is not documented (Pulumi Docs, "Pre-run Commands"), so this one finds
 * the lock file from the root of the repository as well as from a folder below; each command has a shell of its own, so
 * nothing else starts elsewhere for it.
 */
export const INSTALL =
    'while [ ! -f package-lock.json ] && [ "$PWD" != / ]; do cd ..; done; ' +
    "npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error";

/**
 * The policy pack for `preview` and `up`, which Pulumi Deployments has no setting for: an option of the CLI as an environment
 * variable (Pulumi CLI 3.208, release notes). Tried with CLI 3.260: the path is relative to the project's folder, and `refresh`
 * and `destroy`, which take no pack, go on without one.
 */
export const PACK_VARIABLE = "PULUMI_OPTION_POLICY_PACK";

/** The pack's folder as seen from the project's. Both are relative to the repository. */
export function packFrom(folder: string, pack: string): string {
    const up = partsOf(folder).map(() => "..");
    return [...up, ...partsOf(pack)].join("/");
}

function partsOf(folder: string): string[] {
    return folder.split("/").filter((part) => part !== "." && part !== "");
}
