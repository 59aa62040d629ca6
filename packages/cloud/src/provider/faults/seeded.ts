import type { Operation, Strike } from "./fault.ts";
import { FAULT_KINDS, factsOfKind, type FaultKind } from "./kinds.ts";

/** Faults that a seed decides. */
export interface SeededFaults {
    /** A whole number from 0 on. */
    readonly seed: number;
    /** Share of operations that are struck, 0 to 1. */
    readonly rate: number;
    /** Default: every kind. */
    readonly kinds?: readonly FaultKind[];
}

/** Share of struck operations where nobody says: one or two failures in a deployment of a hundred resources. */
export const DEFAULT_RATE = 0.02;

/** How often one operation on one resource may be struck: whoever tries again gets through in the end. */
export const MOST_STRIKES = 3;

/** Shares of the kinds among what strikes. What slows down costs a rehearsal nothing but time, and shows least. */
const WEIGHTS: Readonly<Record<FaultKind, number>> = {
    latency: 1,
    throttling: 3,
    "eventual-consistency": 3,
    "create-failure": 3,
    "update-failure": 3,
    "delete-failure": 3,
    "partial-create": 3,
    timeout: 2,
    // Chosen alone: what is recorded of a seed stays as it is.
    "rollout-failure": 0,
    "provider-crash": 2,
    "cli-crash": 2,
};

/**
 * What a seed does to an operation. It depends on the seed, the verb, the URN and the how-manieth time alone: not on the
 * order of operations, on the clock or on the machine. So a seed finds the same faults again wherever it is run.
 *
 * A whole number from the operation (FNV-1a, 32 bits, then murmur3's final mix) is taken for each decision.
 */
export function seededStrike(
    { seed, rate, kinds = FAULT_KINDS }: SeededFaults,
    operation: Operation,
): Strike | undefined {
    const { verb, urn, nth } = operation;
    if (verb === "read" || nth > MOST_STRIKES) return undefined;
    const drawn = (what: string): number => fraction(`${seed}\n${verb}\n${urn}\n${nth}\n${what}`);
    if (drawn("whether") >= rate) return undefined;
    const fitting = kinds.filter((kind) => factsOfKind(kind).verbs.includes(verb));
    const total = fitting.reduce((sum, kind) => sum + WEIGHTS[kind], 0);
    let left = drawn("which") * total;
    const kind = fitting.find((one) => (left -= WEIGHTS[one]) < 0);
    return kind === undefined ? undefined : { kind, value: valueOf(kind, drawn("value")) };
}

/** Latencies and deadlines of a rehearsal are short: what matters is the order of things. */
function valueOf(kind: FaultKind, drawn: number): string {
    const { values, byDefault = "" } = factsOfKind(kind);
    if (values === "milliseconds") return String(5 + Math.floor(drawn * 45));
    if (values === "count") return String(1 + Math.floor(drawn * 3));
    return values?.[Math.floor(drawn * values.length)] ?? byDefault;
}

/** A number from 0 to below 1 that a text decides. */
export function fraction(text: string): number {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
