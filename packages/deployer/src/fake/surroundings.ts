import { type JournalEntry } from "../journal/entry.ts";
import { Masker } from "../journal/masker.ts";
import type { EnginePort, StackAddress } from "../ports/engine.ts";
import { defaultRetryPolicy } from "../retry/backoff.ts";
import type { Surroundings } from "../run/request.ts";

/** Surroundings in memory, and what happened to them. For tests. */
export interface FakeSurroundings extends Surroundings {
    readonly said: string[];
    readonly entries: JournalEntry[];
    readonly kept: { readonly stack: StackAddress; readonly checkpoint: unknown }[];
    /** Milliseconds of every wait. */
    readonly waits: number[];
    readonly stop: AbortController;
}

export interface FakeSurroundingsOptions {
    /** @default 2026-11-23T10:00Z, a Monday */
    readonly now?: string;
    /** Answers a person gives; without them nobody is there. */
    readonly answers?: readonly string[];
}

export function fakeSurroundings(engine: EnginePort, options: FakeSurroundingsOptions = {}): FakeSurroundings {
    const stop = new AbortController();
    const said: string[] = [];
    const entries: JournalEntry[] = [];
    const kept: { stack: StackAddress; checkpoint: unknown }[] = [];
    const waits: number[] = [];
    let time = Date.parse(options.now ?? "2026-11-23T10:00:00Z");
    const answers = [...(options.answers ?? [])];
    return {
        engine,
        clock: {
            // Every look at the clock takes a second, so that durations and orders are seen.
            now: () => new Date((time += 1000)),
            wait: async (milliseconds) => {
                waits.push(milliseconds);
                time += milliseconds;
            },
        },
        random: () => 0.5,
        console: {
            say: (line) => void said.push(line),
            ...(options.answers === undefined
                ? {}
                : {
                      ask: async (question: string) => {
                          said.push(question);
                          return answers.shift() ?? "";
                      },
                  }),
        },
        journal: { place: "memory", write: (entry) => void entries.push(entry) },
        checkpoints: {
            keep: async (stack, checkpoint) => `memory/${kept.push({ stack, checkpoint })}`,
        },
        lock: { acquire: async () => ({ release: async () => undefined }) },
        masker: new Masker(),
        correlationId: "run-1",
        user: "ada",
        host: "desk",
        pid: 1,
        signal: stop.signal,
        retry: defaultRetryPolicy,
        said,
        entries,
        kept,
        waits,
        stop,
    };
}
