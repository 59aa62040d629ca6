import type { JournalEntry } from "../journal/entry.ts";
import { type Deployment, earlierRelease } from "../rollback/deployments.ts";
import type { Firing } from "./soakReport.ts";

/** What goes back after alarms have fired, and who does it. */
export interface GoBack {
    /** Whether `plinth soak --go-back` does it by itself. */
    readonly automatic: boolean;
    /** Why it does not. */
    readonly reason?: string;
    /** Layers whose release of before is put back; empty where not only releases were deployed. */
    readonly layers: readonly string[];
    /** The deployment whose release that is, where one is known. */
    readonly to?: string;
    /** What a person runs to go back. */
    readonly command: string;
    /** What came of it, where it was done. */
    readonly result?: "done" | "blocked" | "failed" | "interrupted";
    /** The run that did it. */
    readonly run?: string;
}

/** What is known when alarms have fired. */
export interface GoBackRequest {
    readonly environment: string;
    /** `delivery.rollback`. */
    readonly rollback: "automatic" | "manual";
    readonly entries: readonly JournalEntry[];
    /** Verified ones, the oldest first. */
    readonly deployments: readonly Deployment[];
    /** The run that was watched, where the journal knows it. */
    readonly deployment?: string;
    readonly firing: readonly Firing[];
}

/**
 * Decides what goes back after the alarms of a deployment have fired. By itself only a release does, and only where the
 * deployment had found out before it began that it changes nothing else: the same decision as for an update that fails.
 */
export function goBackOf(request: GoBackRequest): GoBack {
    const { environment, deployment, deployments, entries, firing } = request;
    const own = entries.filter(({ correlationId }) => correlationId === deployment);
    const changed = changedLayers(own);
    const decided = own.flatMap((entry) => (entry.event === "fallback" ? [entry] : []));
    const reason = against(request, own, changed, decided);
    const layers = reason === undefined ? changed : releasedLayers(own, changed, deployments);
    const to = decided.find(({ layer, go }) => go && layers.includes(layer))?.to;
    const names = firing.map(({ name }) => name).join(", ");
    const why = quoted(`${names} fired${deployment === undefined ? "" : ` after ${deployment}`}`);
    const of = layers.flatMap((layer) => ["--layer", layer]).join(" ");
    const by = layers.length > 0 ? `app ${of}${to === undefined ? "" : ` --to ${to}`}` : "infra";
    return {
        automatic: reason === undefined,
        ...(reason === undefined ? {} : { reason }),
        layers,
        ...(to === undefined ? {} : { to }),
        command: `npx plinth rollback ${environment} ${by} --reason ${why}`,
    };
}

/** Why nothing goes back by itself; `undefined` where it does. */
function against(
    { rollback, deployment, firing }: GoBackRequest,
    own: readonly JournalEntry[],
    changed: readonly string[],
    decided: readonly (JournalEntry & { readonly event: "fallback" })[],
): string | undefined {
    if (rollback !== "automatic") return "the settings leave it to people (delivery.rollback: manual)";
    const start = own.find((entry) => entry.event === "start");
    if (deployment === undefined || start === undefined) return "no journal here tells what the deployment has changed";
    if (start.rollback !== undefined) return "it was a rollback itself, and nobody goes back from that by itself";
    const since = Date.parse(start.time);
    if (!firing.some(({ at }) => at !== undefined && Date.parse(at) >= since)) {
        return "what fires had fired before the deployment began";
    }
    if (changed.length === 0) return "the deployment has changed nothing";
    const said = changed.flatMap((layer) => {
        const found = decided.findLast((one) => one.layer === layer);
        if (found?.go === true) return [];
        return [`${layer}: ${found?.reason ?? "it has no release"}`];
    });
    return said.length === 0 ? undefined : `it has changed more than releases (${said.join("; ")})`;
}

/** Layers in which the engine changed something. */
function changedLayers(own: readonly JournalEntry[]): string[] {
    const changed = own.flatMap((entry) =>
        entry.event === "attempt" && Object.keys(entry.changes).length > 0 ? [entry.layer] : [],
    );
    return [...new Set(changed)];
}

/** The layers that were changed, where each has another release than before; none where one has not. */
function releasedLayers(
    own: readonly JournalEntry[],
    changed: readonly string[],
    deployments: readonly Deployment[],
): readonly string[] {
    const released = own.flatMap((entry) => {
        if (entry.event !== "attempt" || entry.release === undefined) return [];
        const before = deployments.findLast(({ id, layers }) => id !== entry.correlationId && entry.layer in layers);
        const was = before?.layers[entry.layer]?.release;
        const other = was !== undefined && JSON.stringify(was) !== JSON.stringify(entry.release);
        return other && earlierRelease(deployments, entry.layer, entry.release, []) !== undefined ? [entry.layer] : [];
    });
    return changed.every((layer) => released.includes(layer)) ? changed : [];
}

/** As one word of a shell, whatever an alarm is called. */
function quoted(text: string): string {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
