import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../errors/userError.ts";
import { nearest } from "./zodProblems.ts";

/** The folder of a repository that holds one folder per environment. */
export const ENVIRONMENTS = "environments";

/** Finds the repository from a folder inside it: the nearest one upwards that holds `environments/`. */
export function findRepository(from: string): string {
    for (let here = from; ; here = dirname(here)) {
        if (existsSync(join(here, ENVIRONMENTS)) && existsSync(join(here, "package.json"))) return here;
        if (dirname(here) === here) {
            throw new UserError(
                `${from} is not inside a Plinth repository: no folder upwards holds ${ENVIRONMENTS}/. Fix: change into a clone and run the command there`,
            );
        }
    }
}

/** Names of all environments of a repository, sorted: the folders that hold an `environment.yaml`. */
export function listEnvironments(repository: string): string[] {
    const folder = join(repository, ENVIRONMENTS);
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "environment.yaml")))
        .map((entry) => entry.name)
        .sort();
}

/** Refuses an environment that does not exist, naming those that do. */
export function requireEnvironment(repository: string, name: string): void {
    const known = listEnvironments(repository);
    if (known.includes(name)) return;
    const guess = nearest(name, known);
    throw new UserError(
        `environment ${JSON.stringify(name)} does not exist: ${ENVIRONMENTS}/${name}/environment.yaml is missing. ` +
            `Known: ${known.join(", ") || "none"}. Fix: ${guess === undefined ? "name one of these, or create the file" : `did you mean ${guess}?`}`,
    );
}
