import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../errors/problem.ts";
import { suggestion } from "../settings/zodProblems.ts";
import { readAdoption } from "./adoptionFiles.ts";

/**
 * Checks the adoption files of an environment: what they hold, and that each is of a layer the environment has. A file
 * that nothing reads would leave a person with two of everything.
 *
 * @param folder of the environment, relative to the repository.
 */
export function checkAdoption(
    repository: string,
    folder: string,
    environment: string,
    enabled: ReadonlySet<string>,
): Problem[] {
    const place = join(repository, folder, "adopt");
    if (!existsSync(place)) return [];
    const strange = readdirSync(place)
        .filter((file) => !/^\./.test(file) && !(file.endsWith(".yaml") && enabled.has(file.slice(0, -".yaml".length))))
        .sort()
        .map((file) => ({
            file: `${folder}/adopt/${file}`,
            path: "",
            rule: "has no effect: it must be called <layer>.yaml, after a layer the environment has",
            fix: suggestion(file.replace(/\.[^.]*$/, ""), [...enabled]).replace(/^remove it/, "delete it"),
        }));
    return [...strange, ...readAdoption(repository, environment, [...enabled]).problems];
}
