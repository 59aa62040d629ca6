import type { Problem } from "../errors/problem.ts";
import type { LayerSettings } from "./define.ts";
import { formatPath } from "./path.ts";
import { readSettingsFile } from "./settingsFile.ts";
import { ENVIRONMENTS } from "./workspace.ts";
import { toProblems } from "./zodProblems.ts";

/**
 * Stacks that every environment has beside its layers, in either layout: what makes the state's store and the roles of
 * pipelines cannot be deployed with them.
 */
export const APART: readonly string[] = ["bootstrap"];

/** The settings of a stack apart, parsed, or what is wrong with them. */
export interface ApartSettings<Output> {
    readonly parsed: Output | undefined;
    readonly problems: readonly Problem[];
}

/** Reads `environments/<environment>/<name>.yaml` of a stack apart. */
export function checkApart<Output>(
    repository: string,
    environment: string,
    { layer, schema }: LayerSettings<Output>,
): ApartSettings<Output> {
    const file = readSettingsFile(repository, `${ENVIRONMENTS}/${environment}/${layer}.yaml`);
    if (Array.isArray(file)) return { parsed: undefined, problems: file };
    const result = schema.safeParse(file.data);
    if (result.success) return { parsed: result.data, problems: [] };
    const problems = toProblems(schema, file.data, result.error.issues).map((problem) => ({
        ...problem,
        path: formatPath(problem.path),
        file: file.locate(problem.path),
    }));
    return { parsed: undefined, problems };
}
