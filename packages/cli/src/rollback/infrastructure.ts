import {
    abandonedCommits,
    commitRefusals,
    type Deployment,
    earlierCommit,
    findDeployment,
    lastRun,
    refuse,
    type Refusal,
    type Release,
    sameRelease,
    sameShape,
} from "@plinth/deployer";
import { UserError } from "@plinth/core/errors";
import { type BaseWorktree, openBase } from "../compare/baseWorktree.ts";
import { git } from "../compare/git.ts";
import { deployTarget, type DeployTarget } from "../deploy/target.ts";
import type { RollbackInput } from "./application.ts";
import { type PreparedRollback, rollbackOf, whenever } from "./command.ts";
import { commitFacts, commitOf } from "./commitFacts.ts";
import { keepEncryption } from "./encryption.ts";

/** An `up` of an earlier commit's programs and settings, from a worktree of it, judged by the rules of today. */
export async function infrastructureRollback(input: RollbackInput): Promise<PreparedRollback> {
    const { target, options, history, host } = input;
    const { root, request } = target;
    const { environment } = request;
    const last = lastRun(history.entries);
    const chosen = await chooseCommit(input, last?.commit);
    const to = options.to ?? chosen?.tag ?? chosen?.commit ?? "";
    const of = last === undefined ? {} : { of: last.id };
    const refuseAll = (refusals: readonly Refusal[]): PreparedRollback => ({
        target: {
            ...target,
            request: whenever(
                { ...request, rollback: rollbackOf({ kind: "infrastructure", to, refusals, ...of }, options) },
                options,
            ),
        },
        afterwards: [],
        dispose: async () => undefined,
    });
    if (to === "") return refuseAll([refuse("no-earlier", environment)]);
    const commit = await commitOf(root, chosen?.commit ?? to);
    if (commit === undefined) return refuseAll([refuse("commit-unknown", to)]);
    const facts = await commitFacts(input, commit, { to, uncommitted: chosen?.uncommitted === true });
    const refusals = commitRefusals(facts);
    if (refusals.length > 0) return refuseAll(refusals);
    const base = await openBase(root, commit, environment, host.signal, "--to");
    try {
        const then = await targetThen(input, base);
        keepEncryption(request, then.request);
        return {
            target: {
                ...target,
                revision: { commit, uncommitted: false },
                request: whenever(
                    {
                        ...then.request,
                        // What counts is what is known today, not what was then.
                        policyPacks: request.policyPacks,
                        delivery: request.delivery,
                        releases: releasesThen(then, chosen),
                        rollback: rollbackOf({ kind: "infrastructure", to, refusals: [], ...of }, options),
                    },
                    options,
                ),
            },
            afterwards: [
                `The branch still has what was gone back from: the next plinth up brings it again. To keep this, revert it: git revert ${commit.slice(0, 12)}..HEAD`,
            ],
            dispose: base.dispose,
        };
    } catch (error) {
        await base.dispose();
        throw error;
    }
}

/** The deployment to go back to: the one that is named, else the last good one. */
async function chooseCommit(
    { options, history, target }: RollbackInput,
    current: string | undefined,
): Promise<Deployment | undefined> {
    const { deployments, entries } = history;
    if (options.to !== undefined) return findDeployment(deployments, options.to);
    const head = await git(target.root, ["rev-parse", "HEAD"]);
    return earlierCommit(deployments, current ?? head.out.trim(), abandonedCommits(entries));
}

/**
 * Releases that were deployed at the commit and are not those of its settings: an application had been rolled back when the
 * deployment was found as it should be.
 */
function releasesThen({ request }: DeployTarget, chosen: Deployment | undefined): Record<string, Release> {
    return Object.fromEntries(
        request.layers.flatMap(({ name, release = {} }) => {
            const deployed = chosen?.layers[name]?.release ?? {};
            return sameShape(deployed, release) && !sameRelease(deployed, release) ? [[name, deployed] as const] : [];
        }),
    );
}

/** The environment as the commit has it. */
async function targetThen({ options, target }: RollbackInput, base: BaseWorktree): Promise<DeployTarget> {
    try {
        return await deployTarget(
            "up",
            target.request.environment,
            { ...options, policyPack: [], allowReplace: [] },
            base.root,
        );
    } catch (error) {
        if (!UserError.isInstance(error)) throw error;
        throw new UserError(
            `--to ${base.revision.name}: the settings at that commit are wrong by the packages of today:\n${error.message}`,
        );
    }
}
