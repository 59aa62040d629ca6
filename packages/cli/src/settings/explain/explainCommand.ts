import { ProblemsError } from "@plinth/core/errors";
import { ENVIRONMENT_FILE, requireEnvironment } from "@plinth/core/settings";
import { exitCodes } from "../../exitCodes.ts";
import type { Host } from "../../host.ts";
import { widthOf } from "../../output/terminal.ts";
import type { RepositoryLayer } from "../../repository/layers.ts";
import { inspect, openRepository } from "../../repository/repository.ts";
import type { ExplainOptions } from "../arguments.ts";
import { chooseSettings } from "./chooseSettings.ts";
import { costsOf } from "./costs.ts";
import { explainLayer } from "./explainLayer.ts";
import type { ExplainedLayer, Explanation } from "./explained.ts";
import { renderLayer } from "./renderLayer.ts";
import { readStackFile } from "./stackFile.ts";

/**
 * Says of each setting of an environment which value holds and where it comes from, and of layers that know it what they cost.
 *
 * @param path one setting, or a map of them.
 * @throws ProblemsError where the settings have problems: what holds then is not settled.
 */
export async function settingsExplain(
    environment: string,
    path: string | undefined,
    { layer, format }: ExplainOptions,
    host: Host,
): Promise<number> {
    const repository = await openRepository(host.cwd);
    requireEnvironment(repository.root, environment);
    const { settings, files, problems } = await inspect(repository, environment);
    if (problems.length > 0 || settings === undefined) {
        throw new ProblemsError(`environment "${environment}"`, problems);
    }
    const read = (name: string, layer?: RepositoryLayer): ExplainedLayer[] => {
        const file = files.get(name);
        const stack = layer && readStackFile(repository.root, environment, settings.layout, layer);
        return file === undefined ? [] : [explainLayer(name, file, stack)];
    };
    // A layer that is off may have been read for one that is on.
    const layers = repository.layers.filter(({ name }) => settings.layers.includes(name));
    const all = [...read(ENVIRONMENT_FILE), ...layers.flatMap((one) => read(one.name, one))];
    const chosen = chooseSettings(environment, all, { layer, path });
    const detail = path !== undefined ? "everything" : layer !== undefined ? "reasons" : "values";
    const explained: ExplainedLayer[] = [];
    const texts: string[] = [];
    for (const one of chosen) {
        const costs = await costsOf(layers, one, files.get(one.layer)?.parsed, settings);
        explained.push({ ...one, ...(costs === undefined ? {} : { costs: costs.data }) });
        texts.push(
            [renderLayer(one, detail, widthOf(host.stdout)), ...(costs === undefined ? [] : [costs.text])].join("\n\n"),
        );
    }
    const explanation: Explanation = { version: 1, environment, layers: explained };
    host.stdout.write(`${format === "json" ? JSON.stringify(explanation, undefined, 2) : texts.join("\n\n")}\n`);
    return exitCodes.clean;
}
