import { anchorOf, recoveryOf } from "../errors/codes.ts";
import { type Happening, JOURNAL_VERSION } from "../journal/entry.ts";
import { EngineMissing } from "../ports/engine.ts";
import type { DeliveryLayer } from "../run/request.ts";
import { type DeclaredBenign, isOver } from "./benign/declared.ts";
import {
    DRIFT_VERSION,
    type DriftReport,
    type DriftResult,
    type IdleEntry,
    realDrift,
    type StackDrift,
    worstOf,
} from "./driftReport.ts";
import { type Looked, lookAt } from "./lookAt.ts";
import type { DriftRequest, DriftSurroundings } from "./request.ts";

/** Stacks that are read at a time: each takes an engine with its providers, of which that of AWS alone fills 300 to 430 MB. */
const AT_A_TIME = 4;

/**
 * Compares the states of an environment with the cloud, side by side, and changes neither. A stack that cannot be read leaves
 * the others as they are.
 */
export async function findDrift(request: DriftRequest, around: DriftSurroundings): Promise<DriftReport> {
    const { environment, layout } = request;
    const { clock, journal, masker, correlationId } = around;
    const started = clock.now();
    const note = (happening: Happening): void =>
        journal.write({
            version: JOURNAL_VERSION,
            time: clock.now().toISOString(),
            correlationId,
            verb: "drift",
            environment,
            ...masker.data(happening),
        });
    const say = (line: string): void => around.console.say(masker.text(line));
    const layers = request.layers.filter(({ name }) => request.asked.includes(name));
    const engine = await around.engine.version().catch((error: unknown) => {
        if (error instanceof EngineMissing) return error;
        throw error;
    });
    const missing = engine instanceof EngineMissing ? engine.message : undefined;
    const looked: Looked[] = [];
    if (missing === undefined) {
        note({
            event: "start",
            layout,
            layers: request.asked,
            waves: [layers.map(({ name }) => name)],
            engine: String(engine),
            user: around.user,
            host: around.host,
            ...(request.commit === undefined ? {} : { commit: request.commit }),
            ...(request.uncommitted === undefined ? {} : { uncommitted: request.uncommitted }),
        });
        const look = async (layer: DeliveryLayer): Promise<Looked> => {
            const one = await lookAt(layer, request.benign, around, (attempt, because, waitMilliseconds) => {
                note({ event: "retry", layer: layer.name, attempt, because, waitMilliseconds });
                say(
                    `${layer.name}: attempt ${attempt} failed (${because}); the next one in ${waitMilliseconds / 1000} s`,
                );
            });
            note(entryOf(one.drift));
            say(
                `${one.drift.layer}: ${wordsOf[one.drift.result]}${one.drift.reason === undefined ? "" : `: ${one.drift.reason}`}`,
            );
            return one;
        };
        looked.push(...(await several(layers, AT_A_TIME, look)));
    }
    const stacks = looked.map(({ drift }) => drift);
    const result = missing === undefined ? worstOf(stacks.map((stack) => stack.result)) : "unknown";
    const code = missing === undefined ? codeOf(stacks) : ("ENGINE_MISSING" as const);
    const seconds = Math.round((clock.now().getTime() - started.getTime()) / 100) / 10;
    const ended = { none: "done", benign: "done", drift: "blocked", unknown: "failed" } as const;
    note({
        event: "end",
        result: code === "INTERRUPTED" ? "interrupted" : ended[result],
        ...(code === undefined ? {} : { code }),
        seconds,
    });
    if (code !== undefined) say(`${code}: ${recoveryOf(code, environment)} More: ${anchorOf(code)}`);
    return {
        version: DRIFT_VERSION,
        correlationId,
        environment,
        layout,
        result,
        ...(code === undefined ? {} : { code }),
        ...(missing === undefined ? {} : { reason: missing }),
        stacks,
        idle: idleOf(request, looked, clock.now()),
        journal: journal.place,
        seconds,
    };
}

const wordsOf: Readonly<Record<DriftResult, string>> = {
    none: "no drift",
    benign: "benign differences only",
    drift: "drift",
    unknown: "not known",
};

/** An interruption, then what is not known, then drift. */
function codeOf(stacks: readonly StackDrift[]): StackDrift["code"] {
    const codes = stacks.flatMap(({ code }) => code ?? []);
    return (["INTERRUPTED", "DRIFT_UNKNOWN", "DRIFT_FOUND"] as const).find((code) => codes.includes(code));
}

function entryOf(drift: StackDrift): Happening {
    const { layer, project, stack, result, code, reason, read, resources, attempts, seconds } = drift;
    const count = (wanted: (typeof resources)[number]["kind"]): number =>
        resources.filter(({ kind }) => kind === wanted).length;
    return {
        event: "drift",
        layer,
        project,
        stack,
        result,
        ...(code === undefined ? {} : { code }),
        ...(reason === undefined ? {} : { reason }),
        read,
        drifted: realDrift(drift).map(({ urn }) => urn),
        deleted: count("deleted"),
        unreadable: count("unreadable"),
        benign: count("changed") - resources.filter(({ kind, real }) => kind === "changed" && real).length,
        attempts,
        seconds,
    };
}

/** Entries that do nothing. Whether one is of no use shows only where everything was looked at. */
function idleOf({ benign, layers, asked }: DriftRequest, looked: readonly Looked[], now: Date): IdleEntry[] {
    const whole = layers.length === asked.length && looked.length > 0;
    const known = looked.every(({ drift }) => drift.result !== "unknown");
    const used = new Set<DeclaredBenign>(looked.flatMap((one) => [...one.used]));
    return benign.flatMap((entry): IdleEntry[] => {
        const { resource, property, until } = entry;
        if (isOver(entry, now)) return [{ resource, property, until, why: "expired" }];
        return whole && known && !used.has(entry) ? [{ resource, property, until, why: "unused" }] : [];
    });
}

/** The same for each of several, so many at a time; in their order. */
async function several<One, Result>(
    all: readonly One[],
    atATime: number,
    work: (one: One) => Promise<Result>,
): Promise<Result[]> {
    const results: Result[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
        for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as One);
    };
    await Promise.all(Array.from({ length: Math.min(atATime, all.length) }, worker));
    return results;
}
