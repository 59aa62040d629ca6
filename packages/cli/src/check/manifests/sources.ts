import { type Finding, type Outcome, parsePath } from "@plinth/plan";
import { listed } from "@plinth/report";
import type { ManifestObject } from "./objects.ts";
import type { JudgedObject } from "./resources.ts";
import type { StreamDocument } from "./stream.ts";
import { jsonOffsets } from "./jsonPositions.ts";
import { Wanted } from "./wanted.ts";
import { treeOf } from "./yaml.ts";
import { yamlOffsets } from "./yamlPositions.ts";

type Place = { readonly line: number; readonly column: number };

/**
 * Findings with the place in a file of what each is about: of the property, or of as much of the path to it as is there. Only
 * for those that a report lists: places take longer to find than values.
 */
export function withSources(
    findings: readonly Finding[],
    judged: readonly JudgedObject[],
    include: readonly Outcome[],
): Finding[] {
    const objects = new Map(judged.map(({ object, resource }) => [resource.urn, object]));
    const about = Map.groupBy(listed(findings, include), ({ urn }) => objects.get(urn)?.document);
    const sources = new Map<Finding, string>();
    for (const [document, own] of about) {
        if (document === undefined) continue;
        const placed = placesIn(
            document,
            own.map((finding) => pathOf(finding, objects.get(finding.urn))),
        );
        own.forEach((finding, index) => {
            const [file, place] = [objects.get(finding.urn)?.file, placed[index]];
            if (file !== undefined && place !== undefined) {
                sources.set(finding, `${file}:${place.line}:${place.column}`);
            }
        });
    }
    return findings.map((finding) => {
        const source = sources.get(finding);
        return source === undefined ? finding : { ...finding, source };
    });
}

/** Where a value stands, in the lines of its file. */
export function placeIn(document: StreamDocument, tree: number, path: readonly (string | number)[]): Place {
    return placesIn(document, [{ tree, path }])[0] ?? { line: document.line, column: 1 };
}

interface Asked {
    readonly tree: number;
    readonly path: readonly (string | number)[];
}

function pathOf({ property }: Finding, object: ManifestObject | undefined): Asked {
    const steps = property === null ? [] : stepsOf(property);
    return { tree: object?.tree ?? 0, path: [...(object?.path ?? []), ...steps] };
}

function stepsOf(property: string): (string | number)[] {
    try {
        return parsePath(property);
    } catch {
        return [];
    }
}

function placesIn(document: StreamDocument, asked: readonly Asked[]): Place[] {
    const roots = new Map<number, Wanted>();
    const places = asked.map(({ tree, path }) => {
        const root = roots.get(tree) ?? new Wanted();
        roots.set(tree, root);
        return root.ask(path);
    });
    if (document.isJson) {
        for (const root of roots.values()) jsonOffsets(document.text, root);
    } else {
        const trees = treeOf(document.text);
        for (const [tree, root] of roots) {
            const found = trees[tree];
            if (found !== undefined) yamlOffsets(found, root);
        }
    }
    const starts = lineStarts(document.text);
    return places.map(({ offset }) => {
        const line = lastAtMost(starts, offset);
        return { line: document.line + line, column: offset - (starts[line] ?? 0) + 1 };
    });
}

function lineStarts(text: string): number[] {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
}

function lastAtMost(sorted: readonly number[], value: number): number {
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((sorted[middle] ?? 0) <= value) low = middle;
        else high = middle - 1;
    }
    return low;
}
