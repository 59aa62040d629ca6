import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import type { ReviewOptions } from "./arguments.ts";
import { stateOfReviews } from "./backend.ts";
import { findReviews } from "./found.ts";
import { type ReviewParts, realParts } from "./parts.ts";
import { renderList } from "./render.ts";

/** Shows what reviews there are. @returns the exit code. */
export async function reviewList(options: ReviewOptions, host: Host, parts: ReviewParts = realParts): Promise<number> {
    const repository = await openRepository(host.cwd);
    const env = engineEnvironment(host.env, "reviews", await stateOfReviews(repository, options.base));
    const found = await findReviews(await parts.stacks(repository.root, env));
    host.stdout.write(renderList(found, parts.now(), options.format));
    return exitCodes.clean;
}
