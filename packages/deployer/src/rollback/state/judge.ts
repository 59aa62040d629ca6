import { stackOf } from "@plinth/plan";
import type { JournalEntry } from "../../journal/entry.ts";
import type { PastOperation, StackAddress } from "../../ports/engine.ts";
import { listedShort } from "../propose.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { type Checkpoint, type KeptResource, readCheckpoint } from "./checkpoint.ts";

/** The newest form of states that is known here (engine 3.260 writes 3, and 4 with features that 3 has no place for). */
const NEWEST_VERSION = 4;

/** The key by which a state marks a secret; two texts of the same secret need not be equal. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** What is known of a stack and of the checkpoint that somebody wants back. */
export interface RestoreFacts {
    readonly address: StackAddress;
    readonly layer: string;
    /** The file's content. */
    readonly checkpoint: unknown;
    /** The stack's state of today; `undefined` where it is lost or cannot be read. */
    readonly current: unknown;
    /** What the backend knows was done, the newest first. */
    readonly history: readonly PastOperation[];
    /** The environment's journal. */
    readonly entries: readonly JournalEntry[];
}

/** Why a checkpoint is not the last word on a stack; none where it may be restored. */
export function restoreRefusals(facts: RestoreFacts): Refusal[] {
    const { layer, address } = facts;
    const checkpoint = readCheckpoint(facts.checkpoint);
    if (checkpoint === undefined) return [refuse("state-not-a-checkpoint", "the file", { layer })];
    if (checkpoint.version > NEWEST_VERSION) {
        return [refuse("state-newer-form", `version ${checkpoint.version}`, { layer })];
    }
    const other = checkpoint.resources.map(({ urn }) => stackOf(urn)).find((one) => !isOf(one, address));
    if (other !== undefined) {
        const what = `it is of ${other.project}/${other.stack}, not of ${address.project}/${address.stack}`;
        return [refuse("state-other-stack", what, { layer })];
    }
    const current = readCheckpoint(facts.current);
    return [
        ...operationsSince(checkpoint, facts),
        ...(current === undefined ? [] : comparedWith(checkpoint, current, layer)),
    ];
}

function isOf(one: { readonly project: string; readonly stack: string }, address: StackAddress): boolean {
    return one.project === address.project && one.stack === address.stack;
}

function operationsSince(checkpoint: Checkpoint, { history, entries, layer }: RestoreFacts): Refusal[] {
    const since = (time: string | undefined): boolean =>
        time !== undefined && Date.parse(time) > Date.parse(checkpoint.time);
    const past = history
        .filter(({ started, ended, changes }) => since(started ?? ended) && changed(changes))
        .map(({ kind, started, ended, message }) => `${kind} of ${ended ?? started ?? "an unknown time"} (${message})`);
    const noted = entries
        .filter(
            (entry) =>
                entry.event === "attempt" && entry.layer === layer && since(entry.time) && changed(entry.changes),
        )
        .map(({ verb, time, correlationId }) => `plinth ${verb} of ${time} (run ${correlationId})`);
    // The journal tells again what the history tells.
    const all = past.length > 0 ? past : noted;
    return all.length === 0 ? [] : [refuse("state-operation-since", listedShort(all), { layer })];
}

const unchanging: ReadonlySet<string> = new Set(["same", "read"]);

function changed(changes: Readonly<Record<string, number>>): boolean {
    return Object.entries(changes).some(([op, count]) => count > 0 && !unchanging.has(op));
}

function comparedWith(checkpoint: Checkpoint, current: Checkpoint, layer: string): Refusal[] {
    const kept = new Map(checkpoint.resources.map((one) => [keyOf(one), one]));
    const created = current.resources.filter((one) => !kept.has(keyOf(one)));
    const differing = current.resources.filter((one) => {
        const before = kept.get(keyOf(one));
        return before !== undefined && contentOf(before) !== contentOf(one);
    });
    const known = new Set(checkpoint.pending.map(pendingKey));
    const pending = current.pending.filter((one) => !known.has(pendingKey(one)));
    const other = JSON.stringify(checkpoint.secrets) !== JSON.stringify(current.secrets);
    return [
        ...(other ? [refuse("state-other-secrets", "its secrets provider", { layer })] : []),
        ...(created.length > 0 ? [refuse("state-created-since", urnsOf(created), { layer })] : []),
        ...(differing.length > 0 ? [refuse("state-changed-since", urnsOf(differing), { layer })] : []),
        ...(pending.length > 0
            ? [
                  refuse("state-pending", listedShort(pending.map(({ type, resource }) => `${type} ${resource.urn}`)), {
                      layer,
                  }),
              ]
            : []),
    ];
}

/** One that is on its way out stands beside its successor under the same URN. */
function keyOf({ urn, id = "", delete: going = false }: KeptResource): string {
    return `${urn} ${id} ${going}`;
}

function pendingKey({ type, resource }: Checkpoint["pending"][number]): string {
    return `${type} ${resource.urn}`;
}

function urnsOf(resources: readonly KeptResource[]): string {
    return listedShort(resources.map(({ urn }) => urn));
}

/** What of a resource an operation changes: its time, inputs and outputs, secrets by their place alone. */
function contentOf({ modified, inputs, outputs }: KeptResource): string {
    return JSON.stringify([modified, sorted(inputs), sorted(outputs)]);
}

function sorted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    if (SIGNATURE in value) return "secret";
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
