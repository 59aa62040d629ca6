import { ProblemsError } from "@plinth/core/errors";
import { listEnvironments } from "@plinth/core/settings";
import { writeImage } from "@plinth/images/plan";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { inspect, openRepository } from "../repository/repository.ts";
import type { ReleasesOptions } from "./arguments.ts";
import { imageOf, isBuilt } from "./runningImages.ts";

/** Lists what environments run by their settings, one image a line; an environment with problems hides none of its own. */
export async function releases({ format }: ReleasesOptions, host: Host): Promise<number> {
    const repository = await openRepository(host.cwd);
    const found = await Promise.all(
        listEnvironments(repository.root).map(async (environment) => {
            const { files, problems } = await inspect(repository, environment);
            if (problems.length > 0) throw new ProblemsError(`environment "${environment}"`, problems);
            return [...files].flatMap(([layer, file]) => {
                const image = imageOf(file);
                return image === undefined || !isBuilt(image) ? [] : [{ environment, layer, image: writeImage(image) }];
            });
        }),
    );
    const all = found.flat();
    host.stdout.write(
        format === "json"
            ? `${JSON.stringify({ version: 1, releases: all }, undefined, 2)}\n`
            : all.map(({ environment, layer, image }) => `${environment} ${layer} ${image}\n`).join(""),
    );
    return exitCodes.clean;
}
