import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENVIRONMENTS } from "@plinth/core/settings";
import type { CommitFacts, EnvironmentPlace } from "@plinth/deployer";
import { parse } from "yaml";
import type { BaseWorktree } from "../compare/baseWorktree.ts";
import { packagesThatDiffer } from "../compare/lockFile.ts";
import type { RollbackInput } from "./application.ts";
import { entriesBehind, isAncestor } from "./forwardOnly.ts";

/** What the repository tells of a commit that is checked out beside it. */
export async function commitFacts(
    { target, options }: RollbackInput,
    base: BaseWorktree,
    chosen: { readonly to: string; readonly uncommitted: boolean },
): Promise<CommitFacts> {
    const { root, settings, request } = target;
    const { environment } = request;
    const { commit } = base.revision;
    const { account, region } = settings.target;
    return {
        environment,
        ...chosen,
        known: true,
        earlier: await isAncestor(root, commit, "HEAD"),
        then: placeThen(base.root, environment),
        now: { account, region, layout: settings.layout },
        behind: await entriesBehind(root, settings.delivery.forwardOnly, commit),
        packages: packagesThatDiffer(root, base.root),
        installedPackages: options.installedPackages === true,
    };
}

/** Read as plain data: the settings of then need not be right by the schema of today. */
function placeThen(root: string, environment: string): EnvironmentPlace | undefined {
    const file = join(root, ENVIRONMENTS, environment, "environment.yaml");
    if (!existsSync(file)) return undefined;
    const content = parse(readFileSync(file, "utf8")) as {
        readonly layout?: unknown;
        readonly target?: { readonly account?: unknown; readonly region?: unknown };
    } | null;
    const text = (value: unknown): string => (value === undefined ? "none" : String(value));
    return {
        account: text(content?.target?.account),
        region: text(content?.target?.region),
        layout: text(content?.layout),
    };
}
