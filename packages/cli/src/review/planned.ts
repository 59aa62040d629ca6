import { UserError } from "@plinth/core/errors";
import type { Host } from "../host.ts";
import type { PreviewOptions } from "../preview/arguments.ts";
import { environmentTarget } from "../preview/target.ts";
import type { CostedResource } from "./cost.ts";

/** What an environment would be made of, by a preview without a cloud. Rules judge it later, in the engine's own preview. */
export async function costedResources(environment: string, host: Host): Promise<readonly CostedResource[]> {
    const target = await environmentTarget(environment, PLAIN, host.cwd);
    const { preview } = await host.loadEngine();
    const { stacks, failed } = await preview({
        stacks: target.stacks.map(({ directory, stack }) => ({ directory, stack })),
        policyPacks: [],
        passes: 2,
        signal: host.signal,
    });
    host.signal.throwIfAborted();
    const shown = new Set(target.stacks.filter((one) => one.shown).map(({ project, stack }) => `${project}/${stack}`));
    if (failed) {
        const said = stacks.flatMap(({ diagnostics }) =>
            diagnostics.flatMap(({ severity, message }) => (severity === "error" ? [message] : [])),
        );
        throw new UserError(`${environment} cannot be previewed: ${[...new Set(said)].join("; ")}`);
    }
    return stacks
        .filter(({ project, stack }) => shown.has(`${project}/${stack}`))
        .flatMap(({ resources }) => resources)
        .map(({ type, custom, read, inputs, settledOutputs }) => ({
            type,
            custom,
            ...(read === undefined ? {} : { read }),
            inputs: { ...inputs, ...settledOutputs },
        }));
}

/** As `plinth preview <environment>` without any option. */
const PLAIN: PreviewOptions = {
    layer: [],
    policyPack: [],
    against: [],
    allowReplace: [],
    format: ["text"],
    passes: "2",
    include: [],
};
