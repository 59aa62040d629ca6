import type { JournalEntry } from "../journal/entry.ts";
import { type Release, sameRelease } from "./release.ts";

/** A deployment whose layers were verified. */
export interface Deployment {
    /** The id of its run. */
    readonly id: string;
    /** The git tag that stands for it, where there is one. */
    readonly tag?: string;
    /** UTC. */
    readonly time: string;
    readonly commit?: string;
    /** Whether files differed from the commit. */
    readonly uncommitted: boolean;
    /** Those that were verified, by name. */
    readonly layers: Readonly<Record<string, DeployedLayer>>;
}

export interface DeployedLayer {
    readonly release: Release;
    /** Equal for equal outputs, secrets left out. */
    readonly outputs?: string;
}

/** Deployments that a journal tells of, the oldest first. */
export function deploymentsOf(entries: readonly JournalEntry[]): Deployment[] {
    const found = new Map<string, { -readonly [Key in keyof Deployment]: Deployment[Key] }>();
    for (const entry of entries) {
        if (entry.event !== "deployed") continue;
        const { correlationId: id, time, commit, uncommitted = false, layer, release, outputs } = entry;
        const before = found.get(id)?.layers ?? {};
        found.set(id, {
            id,
            time,
            ...(commit === undefined ? {} : { commit }),
            uncommitted,
            layers: { ...before, [layer]: { release, ...(outputs === undefined ? {} : { outputs }) } },
        });
    }
    return [...found.values()];
}

/** Deployments from several places, each once, the oldest first. */
export function mergedDeployments(...sources: readonly (readonly Deployment[])[]): Deployment[] {
    const byId = new Map<string, Deployment>();
    for (const deployment of sources.flat()) {
        const { id } = deployment;
        byId.set(id, { ...byId.get(id), ...deployment });
    }
    return [...byId.values()].sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
}

/** What was last tried with a layer. */
export interface LastTry {
    readonly id: string;
    readonly release: Release;
    readonly commit?: string;
    /** Whether it ended well. */
    readonly verified: boolean;
}

/** What a journal tells of the last time that each layer was changed, by layer. */
export function lastTries(entries: readonly JournalEntry[]): Map<string, LastTry> {
    const commits = commitsOf(entries);
    const found = new Map<string, LastTry>();
    for (const entry of entries) {
        const { correlationId: id } = entry;
        if (entry.event !== "attempt" && entry.event !== "deployed") continue;
        const { layer, release } = entry;
        if (release === undefined) continue;
        const commit = commits.get(id);
        found.set(layer, {
            id,
            release,
            ...(commit === undefined ? {} : { commit }),
            verified: entry.event === "deployed",
        });
    }
    return found;
}

/** Releases of a layer that somebody, or `plinth up` itself, has gone back from. */
export function abandonedReleases(entries: readonly JournalEntry[], layer: string): Release[] {
    return entries.flatMap((entry) => {
        const from = entry.event === "start" ? entry.rollback?.from?.[layer] : undefined;
        return from === undefined ? [] : [from];
    });
}

/** Finds a deployment by its tag, the id of its run, or its commit (at least seven digits of it); the newest of several. */
export function findDeployment(deployments: readonly Deployment[], name: string): Deployment | undefined {
    return deployments.findLast(
        ({ id, tag, commit }) =>
            id === name || tag === name || (/^[0-9a-f]{7,40}$/.test(name) && commit?.startsWith(name) === true),
    );
}

/**
 * The newest verified deployment from before a release was first deployed, with another release, and with none that was
 * gone back from: going back twice goes back twice, never forwards.
 */
export function earlierRelease(
    deployments: readonly Deployment[],
    layer: string,
    current: Release,
    abandoned: readonly Release[],
): Deployment | undefined {
    const releaseOf = ({ layers }: Deployment): Release | undefined => layers[layer]?.release;
    const first = deployments.findIndex((one) => sameRelease(releaseOf(one) ?? {}, current));
    return deployments.slice(0, first < 0 ? undefined : first).findLast((one) => {
        const release = releaseOf(one);
        if (release === undefined || Object.keys(release).length === 0) return false;
        return ![current, ...abandoned].some((other) => sameRelease(release, other));
    });
}

/** Commits that infrastructure was gone back from. */
export function abandonedCommits(entries: readonly JournalEntry[]): string[] {
    const commits = commitsOf(entries);
    return entries.flatMap((entry) => {
        if (entry.event !== "start" || entry.rollback?.kind !== "infrastructure") return [];
        return (entry.rollbackOf === undefined ? undefined : commits.get(entry.rollbackOf)) ?? [];
    });
}

/** The run that last changed something, or tried to, and its commit. */
export function lastRun(
    entries: readonly JournalEntry[],
): { readonly id: string; readonly commit?: string } | undefined {
    const last = entries.findLast(({ event, verb }) => event === "attempt" && verb !== "refresh");
    if (last === undefined) return undefined;
    const commit = commitsOf(entries).get(last.correlationId);
    return { id: last.correlationId, ...(commit === undefined ? {} : { commit }) };
}

/** The newest verified deployment from before a commit was first deployed, of a commit that was not gone back from. */
export function earlierCommit(
    deployments: readonly Deployment[],
    current: string,
    abandoned: readonly string[],
): Deployment | undefined {
    const first = deployments.findIndex(({ commit }) => commit === current);
    return deployments
        .slice(0, first < 0 ? undefined : first)
        .findLast(({ commit }) => commit !== undefined && commit !== current && !abandoned.includes(commit));
}

function commitsOf(entries: readonly JournalEntry[]): Map<string, string> {
    return new Map(
        entries.flatMap((entry) =>
            entry.event === "start" && entry.commit !== undefined ? [[entry.correlationId, entry.commit] as const] : [],
        ),
    );
}
