import { renderTemplate } from "./folders.ts";
import { isObject, isRecord, type ManifestObject, type NoObject, objectsIn } from "./objects.ts";
import type { ManifestProblem } from "./problem.ts";
import { placeIn } from "./sources.ts";
import { splitStream, type StreamDocument } from "./stream.ts";
import { readYaml } from "./yaml.ts";

/** What a text holds: objects, and what of it cannot be judged. */
export interface ReadManifests {
    readonly objects: readonly ManifestObject[];
    readonly problems: readonly ManifestProblem[];
    /** Nothing in it claims to be an object. */
    readonly isForeign: boolean;
}

interface Reading {
    readonly file: string;
    readonly objects: ManifestObject[];
    readonly problems: ManifestProblem[];
    readonly foreign: ManifestProblem[];
}

const CLAIM = /(?:^|[{,])\s*["']?apiVersion["']?\s*:/m;

/** Whether a text means to hold objects, be it read or not. */
export function claimsObjects(text: string): boolean {
    return CLAIM.test(text);
}

/** Reads the objects of a text of YAML or JSON. @param json what `JSON.parse` made of it, where it could. */
export function readManifests(file: string, text: string, json: unknown, cwd: string): ReadManifests {
    const reading: Reading = { file, objects: [], problems: [], foreign: [] };
    if (json !== undefined) {
        take([json], { text, line: 1, isJson: true }, reading);
    } else {
        for (const document of splitStream(text)) {
            const read = readYaml(document);
            if ("values" in read) {
                take(read.values, document, reading);
            } else if (read.isTemplate) {
                // Of a text that is to be filled in nothing is as it will be.
                return { objects: [], problems: [template(file, read.line, cwd)], isForeign: false };
            } else {
                const { line, what, fix } = read;
                (claimsObjects(text) ? reading.problems : reading.foreign).push({ file, line, what, fix });
            }
        }
    }
    const unfilled = reading.objects.find(isUnfilled);
    if (unfilled !== undefined) {
        const { line } = placeIn(unfilled.document, unfilled.tree, unfilled.path);
        return { objects: [], problems: [template(file, line, cwd)], isForeign: false };
    }
    const isForeign = reading.objects.length === 0 && reading.problems.length === 0;
    return {
        objects: reading.objects,
        problems: isForeign ? reading.foreign : [...reading.problems, ...reading.foreign],
        isForeign,
    };
}

function take(values: readonly unknown[], document: StreamDocument, reading: Reading): void {
    const { file } = reading;
    for (const [tree, value] of values.entries()) {
        if (value === null || value === undefined) continue;
        for (const found of objectsIn(value)) {
            if (isObject(found)) {
                reading.objects.push({ ...found, file, document, tree });
            } else {
                (found.isForeign ? reading.foreign : reading.problems).push(problemOf(found, document, tree, file));
            }
        }
    }
}

function problemOf(
    { what, fix, path }: NoObject,
    document: StreamDocument,
    tree: number,
    file: string,
): ManifestProblem {
    return { file, line: placeIn(document, tree, path).line, what, fix };
}

function template(file: string, line: number, cwd: string): ManifestProblem {
    return { file, line, what: "is a template that is not rendered ({{ … }})", fix: renderTemplate(file, cwd) };
}

/** Names are plain texts once a template is rendered; anything else may hold braces for good. */
function isUnfilled({ value }: ManifestObject): boolean {
    const { name, namespace } = isRecord(value["metadata"]) ? value["metadata"] : {};
    return [name, namespace].some((text) => typeof text === "string" && text.includes("{{"));
}
