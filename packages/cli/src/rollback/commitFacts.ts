import { join } from "node:path";
import { ENVIRONMENTS } from "@plinth/core/settings";
import type { CommitFacts, EnvironmentPlace } from "@plinth/deployer";
import { parse } from "yaml";
import { git } from "../compare/git.ts";
import { packagesThatDiffer } from "../compare/lockFile.ts";
import type { RollbackInput } from "./application.ts";
import { entriesBehind, isAncestor } from "./forwardOnly.ts";

/** What git tells of a commit, without checking it out. */
export async function commitFacts(
    { target, options }: Pick<RollbackInput, "target" | "options">,
    commit: string,
    chosen: { readonly to: string; readonly uncommitted: boolean },
): Promise<CommitFacts> {
    const { root, settings, request } = target;
    const { environment } = request;
    const { account, region } = settings.target;
    const environmentFile = await fileAt(root, commit, join(ENVIRONMENTS, environment, "environment.yaml"));
    return {
        environment,
        ...chosen,
        known: true,
        earlier: await isAncestor(root, commit, "HEAD"),
        then: environmentFile === undefined ? undefined : placeOf(environmentFile),
        now: { account, region, layout: settings.layout },
        behind: await entriesBehind(root, settings.delivery.forwardOnly, commit),
        packages: packagesThatDiffer(root, await fileAt(root, commit, "package-lock.json")),
        installedPackages: options.installedPackages === true,
    };
}

/** The commit that a name stands for; `undefined` where the repository has none. */
export async function commitOf(root: string, name: string): Promise<string | undefined> {
    const found = await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
    return found.code === 0 ? found.out.trim() : undefined;
}

/** A file as a commit has it; `undefined` where it has none. @param path from the repository's root, which need not be git's. */
async function fileAt(root: string, commit: string, path: string): Promise<string | undefined> {
    const shown = await git(root, ["show", `${commit}:./${path}`]);
    return shown.code === 0 ? shown.out : undefined;
}

/** Read as plain data: the settings of then need not be right by the schema of today. */
function placeOf(text: string): EnvironmentPlace {
    const content = parse(text) as {
        readonly layout?: unknown;
        readonly target?: { readonly account?: unknown; readonly region?: unknown };
    } | null;
    const word = (value: unknown): string => (value === undefined ? "none" : String(value));
    return {
        account: word(content?.target?.account),
        region: word(content?.target?.region),
        layout: word(content?.layout),
    };
}
