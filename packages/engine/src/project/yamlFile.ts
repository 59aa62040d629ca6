import { readFileSync } from "node:fs";
import { parseConfig } from "./configYaml.ts";
import { UnusableProject } from "./unusable.ts";

/** A YAML file that holds a map, `{}` when it is empty. @throws Error naming the file and what is wrong with it. */
export function readYaml(file: string): object {
    let parsed: unknown;
    try {
        parsed = parseConfig(readFileSync(file, "utf8")) ?? {};
    } catch (error) {
        throw new UnusableProject(
            `${file} is not valid YAML: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
        );
    }
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
        throw new UnusableProject(`${file} must hold a map`);
    return parsed;
}
