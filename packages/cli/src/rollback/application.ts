import { abandonedReleases, chooseReleases, lastTries } from "@plinth/deployer";
import type { DeployTarget } from "../deploy/target.ts";
import type { Host } from "../host.ts";
import { type ChangingOptions, type PreparedRollback, rollbackOf, whenever } from "./command.ts";
import { behindByCommit } from "./forwardOnly.ts";
import type { History } from "./history.ts";

/** What a rollback is made of. */
export interface RollbackInput {
    /** The environment as the working tree has it. */
    readonly target: DeployTarget;
    readonly history: History;
    readonly options: ChangingOptions;
    readonly host: Host;
}

/** An `up` of the applications' layers with releases of before, of which the settings know nothing. */
export async function applicationRollback({ target, history, options }: RollbackInput): Promise<PreparedRollback> {
    const { root, request, settings } = target;
    const { deployments, entries } = history;
    const { forwardOnly } = settings.delivery;
    const commits = deployments.flatMap(({ commit }) => commit ?? []);
    const choice = chooseReleases({
        layers: request.layers.map(({ name, release = {} }) => ({ name, release })),
        asked: options.layer,
        ...(options.to === undefined ? {} : { to: options.to }),
        deployments,
        tries: lastTries(entries),
        abandoned: (layer) => abandonedReleases(entries, layer),
        forwardOnly,
        behind: await behindByCommit(root, forwardOnly, commits),
    });
    const { refusals, releases, from, to, of } = choice;
    const rollback = rollbackOf(
        { kind: "application", to, from, refusals, ...(of === undefined ? {} : { of }) },
        options,
    );
    const asked = refusals.length > 0 ? refusals.flatMap(({ layer }) => layer ?? []) : Object.keys(releases);
    return {
        target: { ...target, request: whenever({ ...request, asked, releases, rollback }, options) },
        afterwards: Object.entries(releases).flatMap(([layer, release]) => [
            `The settings of ${layer} still name the release that was gone back from: the next plinth up brings it again. To keep this one, write there:`,
            ...Object.entries(release).map(([path, value]) => `  ${path}: ${String(value)}`),
        ]),
        dispose: async () => undefined,
    };
}
