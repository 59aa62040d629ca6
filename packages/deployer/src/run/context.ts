import type { Code } from "../errors/codes.ts";
import { type Happening, JOURNAL_VERSION } from "../journal/entry.ts";
import type { PlannedLayer } from "../plan/approved.ts";
import type { Refusal } from "../rollback/refusals.ts";
import type { LayerReport, LayerResult } from "./report.ts";
import type { DeliveryLayer, DeliveryRequest, Surroundings } from "./request.ts";

/** A run as its parts see it. */
export interface Context {
    readonly request: DeliveryRequest;
    readonly around: Surroundings;
    /** What became of the layers so far. */
    readonly settled: Map<string, LayerReport>;
    /** What a run that changes nothing has found out about layers. */
    readonly planned: PlannedLayer[];
    /** Why a rollback is refused, as far as is known. */
    readonly refusals: Refusal[];
    /** Writes a line of the journal, without secrets. */
    readonly note: (happening: Happening) => void;
    /** Says something to the person, without secrets. */
    readonly say: (line: string) => void;
}

export function openContext(request: DeliveryRequest, around: Surroundings): Context {
    const { journal, clock, correlationId, masker } = around;
    const { verb, environment } = request;
    return {
        request,
        around,
        settled: new Map(),
        planned: [],
        refusals: [],
        note: (happening) =>
            journal.write({
                version: JOURNAL_VERSION,
                time: clock.now().toISOString(),
                correlationId,
                verb: request.planOnly === true ? "plan" : request.rollback === undefined ? verb : "rollback",
                environment,
                ...withReleases(masker.data(happening), happening),
            }),
        say: (line) => around.console.say(masker.text(line)),
    };
}

/**
 * A line with its releases as they are: settings hold no secrets, and a release in which something was masked, since a
 * secret output happens to be as it, is nothing that anybody can go back to.
 */
function withReleases(masked: Happening, happening: Happening): Happening {
    const { event } = happening;
    if ((event === "attempt" || event === "deployed") && masked.event === event && happening.release !== undefined) {
        return { ...masked, release: happening.release };
    }
    if (event !== "start" || masked.event !== "start" || masked.rollback === undefined) return masked;
    const from = happening.rollback?.from;
    return from === undefined ? masked : { ...masked, rollback: { ...masked.rollback, from } };
}

/** What is known of a layer while it is worked on. */
export type Progress = Partial<Omit<LayerReport, "layer" | "project" | "stack" | "result">>;

/** Writes down what became of a layer. */
export function settle(
    context: Context,
    layer: DeliveryLayer,
    result: LayerResult,
    progress: Progress & { readonly code?: Code } = {},
): LayerReport {
    const { project, stack } = layer.address;
    const report: LayerReport = context.around.masker.data({
        layer: layer.name,
        project,
        stack,
        result,
        changes: {},
        outputsChanged: [],
        attempts: 0,
        dangers: [],
        policies: [],
        checks: [],
        seconds: 0,
        ...progress,
    });
    context.settled.set(layer.name, report);
    const { changes, outputsChanged, attempts, seconds, code, reason, log } = report;
    context.note({
        event: "layer",
        layer: layer.name,
        project,
        stack,
        result,
        ...(code === undefined ? {} : { code }),
        ...(reason === undefined ? {} : { reason }),
        ...(log === undefined ? {} : { log }),
        changes,
        outputsChanged,
        attempts,
        seconds,
    });
    context.say(`${layer.name}: ${wordsOf[result]}${code === undefined ? "" : ` (${code})`}${tail(reason)}`);
    return report;
}

const wordsOf: Readonly<Record<LayerResult, string>> = {
    done: "done",
    unchanged: "nothing to do",
    notNeeded: "left as it is",
    blocked: "blocked",
    failed: "failed",
    skipped: "skipped",
    proposed: "would be changed",
};

function tail(reason: string | undefined): string {
    return reason === undefined ? "" : `: ${reason}`;
}

/** Seconds since a moment, to the tenth. */
export function secondsSince({ around }: Context, start: Date): number {
    return Math.round((around.clock.now().getTime() - start.getTime()) / 100) / 10;
}
