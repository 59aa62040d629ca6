import type { Problem } from "../errors/problem.ts";
import { formatPath } from "./path.ts";
import { parseSettings } from "./settingsFile.ts";
import { type Schema, toProblems } from "./zodProblems.ts";

/** How a file that is no settings file is checked. */
export interface DataFileOptions<Output> {
    /** As messages name it. */
    readonly file: string;
    readonly schema: Schema<Output>;
    /** What it may hold, for whoever gave an empty one: "write invokes or stackOutputs". */
    readonly fix: string;
}

/** Checks the text of a data file, JSON or YAML. Returns its value, or everything that is wrong with it at once. */
export function checkDataFile<Output>(
    text: string,
    { file, schema, fix }: DataFileOptions<Output>,
): { readonly value: Output } | { readonly problems: readonly Problem[] } {
    const read = parseSettings(text, file, { empty: fix, form: fix });
    if (Array.isArray(read)) return { problems: read };
    const result = schema.safeParse(read.data);
    if (result.success) return { value: result.data };
    return {
        problems: toProblems(schema, read.data, result.error.issues).map((problem) => ({
            ...problem,
            path: formatPath(problem.path),
            file: read.locate(problem.path),
        })),
    };
}
