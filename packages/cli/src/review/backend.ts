import { listEnvironments, requireEnvironment, type StateSettings } from "@plinth/core/settings";
import { UserError } from "@plinth/core/errors";
import { inspect, type Repository } from "../repository/repository.ts";

/**
 * Where the states of reviews are: where those of the environment are that they are made from. Settings with problems are
 * no reason to leave reviews standing, and neither is that nobody makes any more of them.
 *
 * @param base its name; else it is the one whose settings have `review`.
 */
export async function stateOfReviews(
    repository: Repository,
    base: string | undefined,
): Promise<StateSettings | undefined> {
    if (base !== undefined) requireEnvironment(repository.root, base);
    const names = base === undefined ? listEnvironments(repository.root) : [base];
    const all = await Promise.all(names.map(async (name) => (await inspect(repository, name)).settings));
    const states = all.flatMap((settings) =>
        settings !== undefined && (base !== undefined || settings.review !== undefined) ? [settings.state] : [],
    );
    const [first] = states;
    if (new Set(states.map((state) => state?.backend)).size > 1) {
        throw new UserError(
            "several environments have review, and keep states in different places. Fix: choose one with --base",
        );
    }
    return first;
}
