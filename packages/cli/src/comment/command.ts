import { UserError } from "@plinth/core/errors";
import { ENVIRONMENT_NAME, findRepository } from "@plinth/core/settings";
import type { Judged } from "@plinth/report";
import { renderComment } from "@plinth/report/formats";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { sourcePlaces } from "../reports/places.ts";
import { ruleTexts } from "../reports/renderReport.ts";
import { withSettingsPlaces } from "../reports/settingsPlaces.ts";
import { readLayers } from "../repository/layers.ts";
import type { CommentOptions } from "./arguments.ts";
import { readCommentedPlan } from "./readPlan.ts";

/**
 * Writes the comment of a pull request to standard output.
 *
 * @returns 0, whatever it says: the previews have ended with the code that blocks.
 */
export async function comment(environments: readonly string[], options: CommentOptions, host: Host): Promise<number> {
    const wrong = environments.filter((environment) => !ENVIRONMENT_NAME.test(environment));
    if (wrong.length > 0) {
        throw new UserError(
            `comment: ${wrong.map((name) => JSON.stringify(name)).join(", ")}: no name of an environment. Fix: name folders of environments/`,
        );
    }
    const root = findRepository(host.cwd);
    const layers = readLayers(root);
    const directories = new Map([
        ["plinth", root],
        ...layers.map(({ project, directory }) => [project, directory] as const),
    ]);
    const read = [...new Set(environments)].map((name) => ({
        name,
        plan: readCommentedPlan(name, options.from, host.cwd),
    }));
    const judged = read.flatMap(({ name, plan }): Judged[] => {
        if (plan === undefined) return [];
        return [withSettingsPlaces({ name, plan, placeOf: sourcePlaces(plan, directories, host.cwd) }, host.cwd)];
    });
    const missing = read.flatMap(({ name, plan }) => (plan === undefined ? [name] : []));
    const { wholeAt } = options;
    host.stdout.write(renderComment({ judged, missing, rules: ruleTexts() }, wholeAt === undefined ? {} : { wholeAt }));
    return exitCodes.clean;
}
