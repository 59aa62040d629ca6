import { type Code, recoveryOf } from "../../errors/codes.ts";
import { type Happening, JOURNAL_VERSION, type JournalEntry } from "../../journal/entry.ts";
import type { PastOperation, StackAddress } from "../../ports/engine.ts";
import type { Surroundings } from "../../run/request.ts";
import { type Refusal, refusalText } from "../refusals.ts";
import { readCheckpoint, withoutPending } from "./checkpoint.ts";
import { restoreRefusals } from "./judge.ts";

/** What is to be restored. */
export interface RestoreRequest {
    readonly environment: string;
    readonly layout: "layered" | "single";
    readonly layer: string;
    readonly address: StackAddress;
    /** The file's content, and where it is. */
    readonly checkpoint: unknown;
    readonly path: string;
    readonly reason: string;
    readonly yes: boolean;
    /** The environment's journal. */
    readonly entries: readonly JournalEntry[];
}

/** What came of it. Plain data without secrets. */
export interface RestoreReport {
    readonly version: 1;
    readonly correlationId: string;
    readonly verb: "state restore";
    readonly environment: string;
    readonly layer: string;
    readonly project: string;
    readonly stack: string;
    readonly result: "done" | "blocked" | "failed";
    readonly code?: Code;
    readonly reason?: string;
    readonly refusals: readonly Refusal[];
    /** The state from before, where there was one that could be read. */
    readonly backup?: string;
    /** Operations that had begun when the checkpoint was written: look whether they have made something. */
    readonly cleared: readonly string[];
    readonly journal: string;
}

type Ended = Pick<RestoreReport, "result" | "code" | "reason" | "refusals" | "backup" | "cleared">;

/** Puts an exported checkpoint in the place of a stack's state, unless anything was done to the stack since. */
export async function restoreState(request: RestoreRequest, around: Surroundings): Promise<RestoreReport> {
    const { environment, layer, address } = request;
    const { correlationId, journal, clock, user, host, pid, masker, lock, engine } = around;
    const note = (happening: Happening): void =>
        journal.write({
            version: JOURNAL_VERSION,
            time: clock.now().toISOString(),
            correlationId,
            verb: "state",
            environment,
            ...masker.data(happening),
        });
    const started = clock.now();
    const taken = await lock.acquire(environment, {
        correlationId,
        user,
        host,
        pid,
        since: started.toISOString(),
        verb: "state restore",
    });
    const report = (ended: Ended): RestoreReport => ({
        version: 1,
        correlationId,
        verb: "state restore",
        environment,
        layer,
        project: address.project,
        stack: address.stack,
        ...ended,
        journal: journal.place,
    });
    if ("heldBy" in taken) {
        const reason = `plinth ${taken.heldBy.verb} ${environment} is at work since ${taken.heldBy.since}: ${taken.heldBy.user} on ${taken.heldBy.host}`;
        return report({ result: "failed", code: "RUN_IN_PROGRESS", reason, refusals: [], cleared: [] });
    }
    try {
        note({
            event: "start",
            layout: request.layout,
            layers: [layer],
            waves: [[layer]],
            engine: await engine.version(),
            user,
            host,
            message: request.reason,
        });
        const ended = await restore(request, around, note);
        const seconds = Math.round((clock.now().getTime() - started.getTime()) / 100) / 10;
        const { result, code } = ended;
        note({ event: "end", result, ...(code === undefined ? {} : { code }), seconds });
        return masker.data(report(ended));
    } finally {
        await taken.release();
    }
}

async function restore(
    request: RestoreRequest,
    around: Surroundings,
    note: (happening: Happening) => void,
): Promise<Ended> {
    const { address, layer, checkpoint, environment, entries, path } = request;
    const { engine, console } = around;
    const current = await currentState(around, address);
    const refusals = restoreRefusals({ address, layer, checkpoint, entries, ...current });
    const reasons = refusals.map((refusal) => refusalText(refusal, environment));
    const decision = refusals.length === 0 ? "pass" : "refuse";
    note({ event: "gate", gate: "rollback", decision, layer, reasons, ...(refusals.length === 0 ? {} : { refusals }) });
    if (refusals.length > 0) {
        for (const reason of reasons) console.say(`  ✗ ${reason}`);
        return { result: "blocked", code: "STATE_RESTORE_REFUSED", reason: reasons.join("\n"), refusals, cleared: [] };
    }
    const read = readCheckpoint(checkpoint);
    const cleared = (read?.pending ?? []).map(({ type, resource }) => `${type} ${resource.urn}`);
    console.say(
        `${layer}: ${path} has ${read?.resources.length ?? 0} resources, of ${read?.time ?? "an unknown time"}; nothing tells of an operation since`,
    );
    if (current.history.length === 0 && entries.length === 0) {
        console.say(`${layer}: neither the backend nor a journal tells of anything that was done: make sure yourself`);
    }
    for (const one of cleared) {
        console.say(
            `${layer}: ${one} had begun when it was written; it is left out, so look whether it has made something`,
        );
    }
    const answer = await confirmed(request, around);
    if (answer !== undefined) return { result: "failed", ...answer, refusals: [], cleared };
    const kept = await keepBackup(request, around, current, note);
    if (kept === undefined) {
        const reason = "the state of today could not be kept; nothing was changed";
        return { result: "failed", code: "CHECKPOINT_FAILED", reason, refusals: [], cleared };
    }
    await engine.importCheckpoint(address, withoutPending(checkpoint));
    console.say(`${layer}: restored. See that it is right: npx plinth drift ${environment}`);
    return { result: "done", refusals: [], ...(kept.path === undefined ? {} : { backup: kept.path }), cleared };
}

interface CurrentState {
    /** `undefined` where it is lost or cannot be read. */
    readonly current: unknown;
    readonly history: readonly PastOperation[];
}

/** A state that cannot be read is what somebody is here for: it is no error. */
async function currentState({ engine, console }: Surroundings, address: StackAddress): Promise<CurrentState> {
    const said = (error: unknown): void => console.say(error instanceof Error ? error.message : String(error));
    const exists = await engine.exists(address).catch((error: unknown) => {
        said(error);
        return undefined;
    });
    // The history of a stack whose state is lost is still there, and is told once there is a stack of that name again.
    if (exists === false) await engine.create(address);
    const current =
        exists === false ? undefined : await engine.exportCheckpoint(address).catch((error: unknown) => said(error));
    const history = await engine.history(address).catch((error: unknown) => {
        said(error);
        return [];
    });
    return { current, history };
}

async function confirmed(
    { yes, environment, layer }: RestoreRequest,
    { console }: Surroundings,
): Promise<{ readonly code: Code; readonly reason: string } | undefined> {
    if (yes) return undefined;
    const code = console.ask === undefined ? "CONFIRMATION_REQUIRED" : "DECLINED";
    const typed = await console.ask?.(
        `Put it in the place of the state of ${layer} in ${environment}? Type yes to go on: `,
    );
    if (typed?.trim() === "yes") return undefined;
    return { code, reason: recoveryOf(code, environment) };
}

async function keepBackup(
    { address, layer }: RestoreRequest,
    { checkpoints, clock }: Surroundings,
    { current }: CurrentState,
    note: (happening: Happening) => void,
): Promise<{ readonly path?: string } | undefined> {
    if (current === undefined) return {};
    try {
        const path = await checkpoints.keep(address, current, clock.now());
        note({ event: "checkpoint", layer, path, pending: readCheckpoint(current)?.pending.length ?? 0 });
        return { path };
    } catch {
        return undefined;
    }
}
