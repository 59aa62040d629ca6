import { UserError } from "@plinth/core/errors";
import { makePlan } from "@plinth/deployer";
import {
    exitCodeOf,
    type MakeEngine,
    type MakeProbes,
    realEngine,
    realProbes,
    revisionOf,
    surroundingsOf,
} from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import type { Host } from "../host.ts";
import { withJournalFrom } from "../records/folder.ts";
import type { PlanOptions } from "./arguments.ts";
import { requireEmpty, writePlanFolder } from "./folder.ts";
import { renderPlan } from "./renderPlan.ts";

/**
 * Finds out what an `up` of an environment would do, judges it, and keeps it for `plinth up --plan`.
 *
 * @returns the exit code; nothing is kept where it is not 0.
 */
export async function plan(
    environment: string,
    options: PlanOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
    makeProbes: MakeProbes = realProbes,
): Promise<number> {
    requireEmpty(host.cwd, options.out);
    const target = await deployTarget("up", environment, options, host.cwd);
    const revision = await revisionOf(target.root);
    if (revision.uncommitted === true) {
        throw new UserError(
            "plan: files differ from the commit, so nobody could find again what was planned. Fix: commit them, or put them back",
        );
    }
    const around = await surroundingsOf(target, options, host, makeEngine, makeProbes);
    const { report, plan: made } = await makePlan({ ...target.request, ...revision }, around);
    const kept = made === undefined ? undefined : writePlanFolder(host.cwd, options.out, made);
    const shown = withJournalFrom(host.cwd, report);
    const document = {
        version: 1,
        report: shown,
        ...(kept === undefined ? {} : { digest: kept.digest, plan: kept.manifest }),
    };
    host.stdout.write(
        options.format === "json"
            ? `${JSON.stringify(document, undefined, 2)}\n`
            : renderPlan(shown, made, kept?.digest, options.out),
    );
    return exitCodeOf(report, host);
}
