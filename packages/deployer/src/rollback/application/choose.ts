import { type Deployment, earlierRelease, findDeployment, type LastTry } from "../deployments.ts";
import { type ForwardOnly, forwardText } from "../infrastructure/commit.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { type Release, sameRelease, sameShape } from "../release.ts";

/** What is known when somebody wants an earlier release. */
export interface ChoiceRequest {
    /** Layers with what their settings mark as a release today; empty for those without. */
    readonly layers: readonly { readonly name: string; readonly release: Release }[];
    /** Names of those that are asked for; none for all that have releases. */
    readonly asked: readonly string[];
    /** A tag, a commit or the id of a run. @default the newest verified deployment with another release */
    readonly to?: string;
    /** The oldest first. */
    readonly deployments: readonly Deployment[];
    /** By layer. */
    readonly tries: ReadonlyMap<string, LastTry>;
    /** Releases that were gone back from, by layer. */
    readonly abandoned: (layer: string) => readonly Release[];
    readonly forwardOnly: readonly ForwardOnly[];
    /** Which of those came after a commit. */
    readonly behind: (commit: string) => readonly ForwardOnly[];
}

/** What to put back. */
export interface Choice {
    readonly refusals: readonly Refusal[];
    /** By layer; empty where something is refused. */
    readonly releases: Readonly<Record<string, Release>>;
    /** What is given up, by layer. */
    readonly from: Readonly<Record<string, Release>>;
    /** Deployments gone back to, for people. */
    readonly to: string;
    /** The run that is gone back from, where one is known. */
    readonly of?: string;
}

/** Chooses the releases to go back to, or says why there is none. */
export function chooseReleases(request: ChoiceRequest): Choice {
    const { layers, asked } = request;
    const wanted = layers.filter(({ name, release }) =>
        asked.length === 0 ? Object.keys(release).length > 0 : asked.includes(name),
    );
    if (wanted.length === 0) {
        const what = asked.length === 0 ? "no layer has a release" : asked.join(", ");
        return { refusals: [refuse("release-none", what)], releases: {}, from: {}, to: request.to ?? "" };
    }
    const chosen = wanted.map((layer) => chooseOne(layer, request));
    const refusals = chosen.flatMap((one) => ("refusals" in one ? one.refusals : []));
    const found = chosen.flatMap((one) => ("target" in one ? [one] : []));
    const of = found.map(({ of: run }) => run).find((run) => run !== undefined);
    return {
        refusals,
        releases: refusals.length > 0 ? {} : Object.fromEntries(found.map(({ name, release }) => [name, release])),
        from: Object.fromEntries(found.map(({ name, from }) => [name, from])),
        to: [...new Set(found.map(({ target }) => target.tag ?? target.id))].join(", ") || (request.to ?? ""),
        ...(of === undefined ? {} : { of }),
    };
}

type Chosen =
    | { readonly refusals: readonly Refusal[] }
    | {
          readonly name: string;
          readonly target: Deployment;
          readonly release: Release;
          readonly from: Release;
          readonly of?: string;
      };

function chooseOne({ name, release: today }: ChoiceRequest["layers"][number], request: ChoiceRequest): Chosen {
    if (Object.keys(today).length === 0) return { refusals: [refuse("release-none", "its settings", { layer: name })] };
    const { deployments, tries, to } = request;
    const last = tries.get(name);
    const from = last?.release ?? today;
    const target =
        to === undefined
            ? earlierRelease(deployments, name, from, request.abandoned(name))
            : findDeployment(deployments, to);
    if (target === undefined) {
        const refusal = to === undefined ? refuse("no-earlier", "its release", { layer: name }) : undefined;
        return { refusals: [refusal ?? refuse("target-unknown", to ?? "")] };
    }
    const place = target.tag ?? target.id;
    const release = target.layers[name]?.release;
    if (release === undefined || Object.keys(release).length === 0)
        return { refusals: [refuse("release-not-recorded", place, { layer: name })] };
    const refusals = [
        ...(sameShape(release, today) ? [] : [refuse("release-shape", shapeText(release, today), { layer: name })]),
        ...against(request, name, target, from).map((entry) =>
            refuse("forward-only", `${place} is from before ${forwardText(entry)}`, { layer: name }),
        ),
    ];
    if (refusals.length > 0) return { refusals };
    return { name, target, release, from, ...(last === undefined ? {} : { of: last.id }) };
}

/** Entries of the settings that lie between a deployment and what is there now. */
function against(
    { deployments, forwardOnly, behind }: ChoiceRequest,
    layer: string,
    target: Deployment,
    current: Release,
): ForwardOnly[] {
    const since = deployments.slice(deployments.indexOf(target) + 1).flatMap(({ layers }) => layers[layer] ?? []);
    const passed = [...since.map(({ release }) => release), current].flatMap((release) => Object.values(release));
    const kept = Object.values(target.layers[layer]?.release ?? {});
    return [
        ...releasesBetween(forwardOnly, kept, passed),
        ...(target.commit === undefined ? [] : behind(target.commit)),
    ];
}

/** Entries about releases that were passed on the way, and are not what is gone back to. */
export function releasesBetween(
    forwardOnly: readonly ForwardOnly[],
    kept: readonly unknown[],
    passed: readonly unknown[],
): ForwardOnly[] {
    return forwardOnly.filter(
        (entry) =>
            "release" in entry &&
            passed.map(String).includes(entry.release) &&
            !kept.map(String).includes(entry.release),
    );
}

function shapeText(then: Release, today: Release): string {
    const [before, now] = [Object.keys(then), Object.keys(today)];
    const gone = before.filter((path) => !now.includes(path)).map((path) => `${path} is gone`);
    const made = now.filter((path) => !before.includes(path)).map((path) => `${path} is new`);
    return [...gone, ...made].join(", ");
}

/** Whether a choice changes anything at all. */
export function changesNothing({ releases, from }: Choice): boolean {
    return Object.entries(releases).every(([layer, release]) => sameRelease(release, from[layer] ?? {}));
}
