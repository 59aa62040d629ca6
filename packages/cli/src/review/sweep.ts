import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { exitCodeOf } from "../deploy/command.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import type { ReviewOptions } from "./arguments.ts";
import { stateOfReviews } from "./backend.ts";
import { removeSettings } from "./folder.ts";
import { findReviews } from "./found.ts";
import { type ReviewParts, realParts } from "./parts.ts";
import { hasExpired, recordOf } from "./record.ts";
import { renderSweep } from "./render.ts";
import { takeDown } from "./takeDown.ts";

/** What a sweep came to. */
export interface SweepReport {
    readonly version: 1;
    readonly swept: readonly string[];
    /** Whose time is up and which are still there; the next sweep tries again. */
    readonly failed: readonly { readonly stack: string; readonly reason: string }[];
    /** Whose time is not up. */
    readonly kept: readonly { readonly stack: string; readonly expires: string }[];
    /** Named as reviews are and not marked as one: left alone. */
    readonly unreadable: readonly string[];
}

/**
 * Deletes the reviews whose time is up. It reads the backend alone, so it needs nothing of the pull requests and works
 * where their own pipelines never ran to their end.
 *
 * @returns the exit code: 1 where one could not be deleted, 2 where a stack says nothing of its end.
 */
export async function reviewSweep(options: ReviewOptions, host: Host, parts: ReviewParts = realParts): Promise<number> {
    const repository = await openRepository(host.cwd);
    const { root } = repository;
    const state = await stateOfReviews(repository, options.base);
    const env = engineEnvironment(host.env, "reviews", state);
    const stacks = await parts.stacks(root, env);
    const engine = await parts.makeEngine(env);
    const { reviews, unreadable } = await findReviews(stacks);
    const [swept, failed, kept]: [string[], { stack: string; reason: string }[], { stack: string; expires: string }[]] =
        [[], [], []];
    let interrupted: number | undefined;
    for (const { stack, record } of reviews) {
        // One before it takes minutes: somebody may have prolonged this one since.
        const now = hasExpired(record, parts.now()) ? recordOf(stack, await stacks.tags(stack)) : record;
        if (now === undefined || !hasExpired(now, parts.now())) {
            kept.push({ stack, expires: (now ?? record).expires });
            continue;
        }
        try {
            const { gone, reason, delivery } = await takeDown(record.number, {
                root,
                state,
                engine,
                stacks,
                options,
                host,
                parts,
            });
            if (gone) swept.push((removeSettings(root, record.number), stack));
            else failed.push({ stack, reason: reason ?? "" });
            if (delivery.result === "interrupted") interrupted = exitCodeOf(delivery, host);
        } catch (error) {
            failed.push({ stack, reason: error instanceof Error ? error.message : String(error) });
        }
        if (host.signal.aborted) break;
    }
    const report: SweepReport = { version: 1, swept, failed, kept, unreadable: unreadable.map(({ stack }) => stack) };
    host.stdout.write(renderSweep(report, options.format));
    if (interrupted !== undefined) return interrupted;
    if (failed.length > 0) return exitCodes.failed;
    return unreadable.length > 0 ? exitCodes.blocked : exitCodes.clean;
}
