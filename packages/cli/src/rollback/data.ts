import { type DataProposal, type LayerState, proposeData, type Refusal, refusalText } from "@plinth/deployer";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { type MakeEngine, realEngine } from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import type { RollbackOptions } from "./arguments.ts";

/** The version of the JSON form. */
const VERSION = 1;

/**
 * Says how data comes back: from what, with which settings and commands. Reads states, and touches nothing.
 *
 * @returns the exit code.
 */
export async function rollbackData(
    environment: string,
    resource: string,
    options: RollbackOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
): Promise<number> {
    const { request, state, settings } = await deployTarget(
        "up",
        environment,
        { ...options, policyPack: [], allowReplace: [] },
        host.cwd,
    );
    const engine = await makeEngine(engineEnvironment(host.env, environment, state));
    const asked = request.layers.filter(({ name }) => request.asked.includes(name));
    const states = await Promise.all(
        asked.map(async ({ name, address }): Promise<LayerState> => {
            const exists = await engine.exists(address);
            return { layer: name, checkpoint: exists ? await engine.exportCheckpoint(address) : {} };
        }),
    );
    const { at, snapshot = "" } = options;
    const found = proposeData(states, {
        environment,
        region: settings.target.region,
        resource,
        point: at === undefined ? { snapshot } : { at },
        now: new Date(),
    });
    const refused = "why" in found;
    host.stdout.write(
        options.format === "json"
            ? `${JSON.stringify({ version: VERSION, environment, ...(refused ? { refusals: [found] } : { proposal: found }) }, undefined, 2)}\n`
            : refused
              ? refusedText(found, environment)
              : proposalText(found),
    );
    return refused ? exitCodes.blocked : exitCodes.clean;
}

function refusedText(refusal: Refusal, environment: string): string {
    const source = refusal.source === undefined ? "" : `Source: ${refusal.source}\n`;
    return `rollback ${environment} data: blocked (ROLLBACK_REFUSED)\n${refusalText(refusal, environment)}\n${source}`;
}

/** A proposal for people: what to do, one step after the other. */
export function proposalText({ resource, layer, what, window, steps, runbook, source }: DataProposal): string {
    const lines = [
        `${resource} in ${layer} is ${what}. Nothing is changed by this command.`,
        ...(window === undefined
            ? []
            : [`By its state it can be restored from ${window.from} to ${window.to}; step 2 shows what AWS has.`]),
        ...steps.flatMap(({ title, settings, commands = [] }, index) => [
            "",
            `${index + 1}. ${title}`,
            ...(settings === undefined
                ? []
                : [`   ${settings.file}:`, ...settings.yaml.split("\n").map((line) => `     ${line}`)]),
            ...commands.map((command) => `   $ ${command}`),
        ]),
        "",
        `Runbook: ${runbook}`,
        `Source: ${source}`,
    ];
    return `${lines.join("\n")}\n`;
}
