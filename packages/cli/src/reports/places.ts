import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Plan, PlannedResource } from "@plinth/plan";
import type { Place } from "@plinth/report";

/** The file of a project that stands for it where no better place is known. */
const PROJECT_FILE = "Pulumi.yaml";

/**
 * Where the resources of a plan come from, relative to the repository: the line of the program that made each. Children
 * of a component from a package have the line of the project that made the component; what Pulumi made by itself has its
 * project's file.
 *
 * @param directories the folder of each project, absolute, by the project's name.
 */
export function sourcePlaces(
    plan: Plan,
    directories: ReadonlyMap<string, string>,
    cwd: string,
): (urn: string) => Place {
    const resources = new Map(plan.stacks.flatMap((stack) => stack.resources).map((each) => [each.urn, each]));
    const folders = new Map([...directories].map(([project, directory]) => [project, inRepository(directory, cwd)]));
    return (urn) => {
        const folder = folders.get(urn.split("::")[1] ?? "") ?? "";
        const source = nearestSource(resources.get(urn), resources);
        const place = source === undefined ? undefined : readSource(source);
        const file = joined(folder, place?.file ?? PROJECT_FILE);
        return place === undefined || file.startsWith("../")
            ? { file: joined(folder, PROJECT_FILE) }
            : { ...place, file };
    };
}

/** The source of a resource, or of the parent that brought it along. */
function nearestSource(
    resource: PlannedResource | undefined,
    resources: ReadonlyMap<string, PlannedResource>,
): string | undefined {
    for (let here = resource; here !== undefined; here = resources.get(here.parent ?? "")) {
        if (here.source !== undefined) return here.source;
    }
    return undefined;
}

/** `file:line:column`; nothing for a file outside of the project, which a reader of the repository would not find. */
function readSource(source: string): (Place & { readonly line: number; readonly column: number }) | undefined {
    const [, file, line, column] = /^(.+?):(\d+):(\d+)$/.exec(source) ?? [];
    if (file === undefined || /^(\/|\\|[a-z]:[\\/]|[a-z]+:\/\/)/i.test(file)) return undefined;
    return { file, line: Number(line), column: Number(column) };
}

/**
 * Where the resources of a file with data stand in it.
 *
 * @param file absolute.
 */
export function documentPlaces(file: string, text: string, cwd: string): (urn: string) => Place {
    const lines = new Map<string, number>();
    for (const [index, line] of text.split("\n").entries()) {
        const urn = /"urn": *("urn:(?:[^"\\]|\\.)*")/.exec(line)?.[1];
        if (urn === undefined) continue;
        const name = JSON.parse(urn) as string;
        if (!lines.has(name)) lines.set(name, index + 1);
    }
    const path = inRepository(file, cwd);
    return (urn) => {
        const line = lines.get(urn);
        return { file: path, ...(line === undefined ? {} : { line }) };
    };
}

/** The place of what was read from a file. @param source `file:line:column`, or a file alone, from `cwd`. */
export function sourcePlace(source: string, cwd: string): Place {
    const [, file = source, line, column] = /^([^]+):(\d+):(\d+)$/.exec(source) ?? [];
    const at = line === undefined ? {} : { line: Number(line), column: Number(column) };
    return { file: inRepository(resolve(cwd, file), cwd), ...at };
}

/** A path relative to the repository it is in, with forward slashes; relative to `cwd` where it is in none. */
export function inRepository(path: string, cwd: string): string {
    return relative(gitRoot(path) ?? cwd, path)
        .split(sep)
        .join("/");
}

function gitRoot(path: string): string | undefined {
    for (let here = path; ; here = dirname(here)) {
        if (existsSync(join(here, ".git"))) return here;
        if (here === dirname(here)) return undefined;
    }
}

function joined(folder: string, file: string): string {
    return join(folder, file).split(sep).join("/");
}
