import { forwardText, releasesBetween, type VerifiedRelease } from "@plinth/deployer";
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
