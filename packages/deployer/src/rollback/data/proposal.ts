import { refuse, type Refusal } from "../refusals.ts";
import { type DataResource, findData, type LayerState } from "./find.ts";
import { LATEST_MINUTES } from "./kinds.ts";
import { listSnapshots, type Step, stepsFor } from "./steps.ts";

/** What somebody wants back. */
export interface DataRequest {
    readonly environment: string;
    readonly region: string;
    /** A name or a URN. */
    readonly resource: string;
    /** Either a second in UTC, or a snapshot. */
    readonly point: { readonly at: string } | { readonly snapshot: string };
    readonly now: Date;
}

/** How data comes back: read and done by a person, since nothing here touches data. */
export interface DataProposal {
    readonly resource: string;
    readonly urn: string;
    readonly layer: string;
    readonly what: string;
    /** From and to when any second can be restored, UTC. */
    readonly window?: { readonly from: string; readonly to: string };
    readonly steps: readonly Step[];
    readonly runbook: string;
    readonly source: string;
}

const DAY = 86_400_000;

/** Works out how to bring data back, or says why that is impossible. */
export function proposeData(states: readonly LayerState[], request: DataRequest): DataProposal | Refusal {
    const found = findData(states, request.resource);
    if (!("kind" in found)) return found;
    const refusal =
        "at" in request.point
            ? wrongTime(found, request.point.at, request.now)
            : wrongSnapshot(found, request.point.snapshot);
    if (refusal !== undefined) return refusal;
    const { layer, urn, name, kind } = found;
    const window = kind.reach === "seconds" ? windowOf(found, request.now) : undefined;
    return {
        resource: name,
        urn,
        layer,
        what: kind.what,
        ...(window === undefined ? {} : { window: { from: text(window.from), to: text(window.to) } }),
        steps: stepsFor(found, request),
        runbook: kind.runbook,
        source: kind.source,
    };
}

/** The seconds that can be restored, as far as the state tells: what AWS has is at most this. `undefined` without backups. */
export function windowOf(
    { kind, inputs, outputs, created }: DataResource,
    now: Date,
): { readonly from: Date; readonly to: Date } | undefined {
    const days = kind.retentionDays(inputs, outputs);
    if (days === undefined || days === 0) return undefined;
    const made = created === undefined ? Number.NaN : Date.parse(created);
    const from = Math.max(now.getTime() - days * DAY, Number.isNaN(made) ? 0 : made);
    return { from: new Date(from), to: new Date(now.getTime() - LATEST_MINUTES * 60_000) };
}

function wrongTime(resource: DataResource, at: string, now: Date): Refusal | undefined {
    const { kind, layer, urn, name, inputs, outputs } = resource;
    const about = { layer, urn, source: kind.source };
    if (!isInstant(at)) return refuse("data-time-wrong", at, about);
    if (kind.reach === "snapshots") {
        return refuse(
            "data-snapshots-only",
            `${name} is ${kind.what}. List its snapshots: ${listSnapshots(resource)}`,
            about,
        );
    }
    if (kind.retentionDays(inputs, outputs) === 0) return refuse("data-no-backups", name, about);
    const window = windowOf(resource, now);
    const time = Date.parse(at);
    if (window === undefined || (window.from.getTime() <= time && time <= window.to.getTime())) return undefined;
    const words = `${name} can be restored from ${text(window.from)} to ${text(window.to)}, not to ${at}`;
    return refuse("data-out-of-window", words, about);
}

/** What each service takes for the name of a snapshot. */
function wrongSnapshot({ kind, layer, urn, name }: DataResource, snapshot: string): Refusal | undefined {
    if (/^(arn:aws[a-z-]*:[\w-]+:\S+|((rds|awsbackup|automatic)[:.])?[A-Za-z][A-Za-z0-9.-]*)$/.test(snapshot))
        return undefined;
    const about = { layer, urn, source: kind.source };
    return refuse("data-snapshot-wrong", `${JSON.stringify(snapshot)} for ${name}`, about);
}

/** Whether a text is a second in UTC that exists. */
function isInstant(at: string): boolean {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at)) return false;
    const read = new Date(at);
    return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(at.slice(0, -1));
}

function text(date: Date): string {
    return `${date.toISOString().slice(0, 19)}Z`;
}
