import { ProblemsError, UserError } from "@plinth/core/errors";
import {
    ENVIRONMENT_FILE,
    type EnvironmentSettings,
    listEnvironments,
    requireEnvironment,
    type ReviewSettings,
} from "@plinth/core/settings";
import { allNeeds } from "../repository/layers.ts";
import { inspect, type Repository } from "../repository/repository.ts";
import { divide, type Ownership } from "./ownership.ts";

/** The environment that a review is made from. */
export interface Source {
    readonly base: string;
    readonly settings: EnvironmentSettings;
    readonly review: ReviewSettings;
    /** Content of its files by layer, as people wrote them; environment.yaml under `ENVIRONMENT_FILE`. */
    readonly files: Readonly<Record<string, unknown>>;
}

/**
 * Reads the environment that reviews are made from.
 *
 * @param asked its name; else it is the one whose settings have `review`.
 * @throws UserError where there is none, or more than one, or it is production.
 */
export async function readSource(repository: Repository, asked: string | undefined): Promise<Source> {
    if (asked !== undefined) requireEnvironment(repository.root, asked);
    const names = asked === undefined ? listEnvironments(repository.root) : [asked];
    const all = await Promise.all(names.map(async (name) => ({ name, ...(await inspect(repository, name)) })));
    const found = all.filter(({ files }) => asked !== undefined || says(files.get(ENVIRONMENT_FILE)?.data));
    const [source] = found;
    if (source === undefined || found.length > 1) {
        const which = found.map(({ name }) => name).join(", ");
        throw new UserError(
            source === undefined
                ? "no environment says what a review is made of. Fix: add review to the environment.yaml of the one where changes land first (docs/guides/review.md)"
                : `several environments have review: ${which}. Fix: choose one with --base`,
        );
    }
    const { name, settings, problems, files } = source;
    if (settings === undefined || problems.length > 0) throw new ProblemsError(`environment "${name}"`, problems);
    if (settings.production) {
        throw new UserError(
            `environment ${name} is production: code of a pull request must not run beside it. Fix: choose another with --base`,
        );
    }
    if (settings.review === undefined) {
        throw new UserError(
            `environment ${name} does not say what a review of it is made of. Fix: add review to environments/${name}/environment.yaml (docs/guides/review.md)`,
        );
    }
    const contents = Object.fromEntries([...files].map(([layer, { file }]) => [layer, file.data]));
    return { base: name, settings, review: settings.review, files: contents };
}

/** Whether somebody has written down what a review is, rightly or not. */
function says(environment: unknown): boolean {
    return typeof environment === "object" && environment !== null && "review" in environment;
}

/** What a review has of its own. @throws ProblemsError with everything that is in the way. */
export function ownershipOf(
    { layers: all }: Pick<Repository, "layers">,
    { base, settings, review }: Source,
    kind: ReviewSettings["kind"],
): Ownership {
    const needing = all.map((layer) => ({ name: layer.name, needs: allNeeds(layer) }));
    const { layers, layout, upstream } = settings;
    const divided = divide(kind === "copy" ? layers : review.layers, { name: base, layers, layout, upstream }, needing);
    if ("layers" in divided) return divided;
    throw new ProblemsError(`environment "${base}"`, divided);
}

/** environment.yaml as a person wrote it. */
export function environmentData({ files }: Source): Readonly<Record<string, unknown>> {
    return files[ENVIRONMENT_FILE] as Readonly<Record<string, unknown>>;
}
