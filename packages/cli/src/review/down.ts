import { UserError } from "@plinth/core/errors";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { exitCodeOf } from "../deploy/command.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import type { ReviewOptions } from "./arguments.ts";
import { stateOfReviews } from "./backend.ts";
import { removeSettings } from "./folder.ts";
import { findReviews } from "./found.ts";
import { type ReviewParts, realParts } from "./parts.ts";
import { reviewName } from "./record.ts";
import { renderDown } from "./render.ts";
import { takeDown } from "./takeDown.ts";

/** Deletes the environment of a pull request. @returns the exit code: 0 as well where there is none. */
export async function reviewDown(
    number: number,
    options: ReviewOptions,
    host: Host,
    parts: ReviewParts = realParts,
): Promise<number> {
    const repository = await openRepository(host.cwd);
    const { root } = repository;
    const stack = reviewName(number);
    const state = await stateOfReviews(repository, options.base);
    const env = engineEnvironment(host.env, stack, state);
    const stacks = await parts.stacks(root, env);
    const { reviews, unreadable } = await findReviews(stacks);
    const empty = unreadable.find((one) => one.stack === stack);
    if (empty !== undefined && empty.resources > 0) {
        throw new UserError(
            `stack ${stack} is not marked as a review: plinth leaves it alone. Fix: pulumi destroy --stack ${stack} in the repository's root, if you are sure`,
        );
    }
    removeSettings(root, number);
    if (empty === undefined && !reviews.some((one) => one.stack === stack)) {
        host.stdout.write(renderDown({ stack, gone: true, was: false }, options.format));
        return exitCodes.clean;
    }
    const engine = await parts.makeEngine(env);
    const { gone, reason, delivery } = await takeDown(number, { root, state, engine, stacks, options, host, parts });
    host.stdout.write(
        renderDown({ stack, gone, was: true, ...(reason === undefined ? {} : { reason }) }, options.format),
    );
    return gone ? exitCodes.clean : exitCodeOf(delivery, host);
}
