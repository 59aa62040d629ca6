import { readFileSync } from "node:fs";
import { parseConfig } from "./configYaml.ts";
import { UnusableProject } from "./unusable.ts";

/** A YAML file that holds a map, `{}` when it is empty. @throws Error naming the file and what is wrong with it. */
export function readYaml(file: string): object {
    let parsed: unknown;
    try {
        parsed = parseConfig(readFileSync(file, "utf8")) ?? {};
    } catch (error) {
        // The library's first line says what and where; the lines below it quote the file.
        const why = error instanceof Error ? error.message.split("\n", 1)[0]?.replace(/:$/, "") : String(error);
        throw new UnusableProject(`${file} is not valid YAML: ${why}. Fix: correct that line`);
    }
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
        throw new UnusableProject(`${file} must hold a map. Fix: write it as key: value lines`);
    return parsed;
}
