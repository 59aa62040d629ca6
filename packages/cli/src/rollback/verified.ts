import {
    abandonedReleases,
    forwardText,
    lastTries,
    releasesBetween,
    sameRelease,
    type VerifiedRelease,
} from "@plinth/deployer";
import type { DeployTarget } from "../deploy/target.ts";
import { behindByCommit } from "./forwardOnly.ts";
import { readHistory } from "./history.ts";

/** The last verified release of each layer that has one, for `plinth up` to go back to where the settings let it. */
export async function verifiedReleases(
    { root, request, settings }: Pick<DeployTarget, "root" | "request" | "settings">,
    folder: string,
): Promise<Record<string, VerifiedRelease>> {
    const { delivery } = settings;
    if (delivery.rollback !== "automatic") return {};
    const { deployments } = await readHistory(root, folder, request.environment);
    const lastOf = (name: string): (typeof deployments)[number] | undefined =>
        deployments.findLast(({ layers }) => Object.keys(layers[name]?.release ?? {}).length > 0);
    const lasts = request.layers.flatMap(({ name }) => lastOf(name)?.commit ?? []);
    const behind = await behindByCommit(root, delivery.forwardOnly, lasts);
    return Object.fromEntries(
        request.layers.flatMap(({ name, release: next = {} }) => {
            const last = lastOf(name);
            const release = last?.layers[name]?.release;
            if (last === undefined || release === undefined) return [];
            const passed = [
                ...releasesBetween(delivery.forwardOnly, Object.values(release), Object.values(next)),
                ...(last.commit === undefined ? [] : behind(last.commit)),
            ];
            return [[name, { deployment: last.tag ?? last.id, release, against: passed.map(forwardText) }]];
        }),
    );
}

/** What whoever deploys should know: settings that still name a release that somebody went back from. */
export async function abandonedNotes(
    { root, request }: Pick<DeployTarget, "root" | "request">,
    folder: string,
): Promise<string[]> {
    const withRelease = request.layers.filter(({ release }) => release !== undefined);
    if (withRelease.length === 0) return [];
    const { entries } = await readHistory(root, folder, request.environment);
    const tries = lastTries(entries);
    return withRelease.flatMap(({ name, release = {} }) => {
        const abandoned = abandonedReleases(entries, name).some((one) => sameRelease(one, release));
        // Whoever deployed it again since has been told.
        const again = sameRelease(tries.get(name)?.release ?? {}, release);
        return abandoned && !again
            ? [`${name}: the settings name a release that was gone back from: ${Object.values(release).join(", ")}`]
            : [];
    });
}
