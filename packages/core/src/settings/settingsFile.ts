import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Problem } from "../errors/problem.ts";
import type { Path } from "./path.ts";

/** A YAML file as data, able to say on which line a path stands. */
export interface SettingsFile {
    /** Relative to the repository, with forward slashes: `environments/dev/network.yaml`. */
    readonly file: string;
    readonly data: unknown;
    /** `file:line` of a path, or of its nearest ancestor that stands in the file. */
    readonly locate: (path: Path) => string;
}

/** Reads a settings file. Returns problems, all at once, for a missing, unreadable, malformed or empty one. */
export function readSettingsFile(root: string, file: string): SettingsFile | Problem[] {
    const absolute = join(root, file);
    if (!existsSync(absolute)) {
        return [
            {
                file,
                path: "",
                rule: "is missing",
                fix: "create it; npx plinth settings schema prints what it may hold",
            },
        ];
    }
    return parseSettings(readFileSync(absolute, "utf8"), file);
}

/**
 * Reads the text of a file that holds a map.
 *
 * @param file as messages name it.
 * @param whatToWrite what a person does about a file that holds nothing, or something else.
 */
export function parseSettings(
    text: string,
    file: string,
    whatToWrite = {
        empty: "write its settings; see npx plinth settings schema",
        form: "write keys and values; see npx plinth settings schema",
    },
): SettingsFile | Problem[] {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const broken = withoutConsequences([...document.errors, ...document.warnings], lines);
    if (broken.length > 0) {
        return broken.map((error) => ({
            file: `${file}:${lines.linePos(error.pos[0]).line}`,
            path: "",
            ...explain(error, text),
        }));
    }
    const data: unknown = document.toJS();
    if (data === null) {
        return [{ file, path: "", rule: "is empty", fix: whatToWrite.empty }];
    }
    if (typeof data !== "object" || Array.isArray(data)) {
        return [
            {
                file,
                path: "",
                rule: "must hold a map of settings",
                fix: whatToWrite.form,
            },
        ];
    }
    return { file, data, locate: (path) => locate(file, document, lines, path) };
}

/** One mistake makes a parser complain several times, there and on the next line: the first complaint is the one to read. */
function withoutConsequences(errors: readonly YAMLError[], lines: LineCounter): YAMLError[] {
    const kept: YAMLError[] = [];
    let last = -1;
    for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
        const { line } = lines.linePos(error.pos[0]);
        if (error.code === "DUPLICATE_KEY" || kept.length === 0 || line > last + 1) kept.push(error);
        last = line;
    }
    return kept;
}

/** A parser's complaint in this repository's words, where it is about what people do most. */
function explain(error: YAMLError, text: string): Pick<Problem, "rule" | "fix" | "value"> {
    switch (error.code) {
        case "DUPLICATE_KEY":
            return {
                rule: "the same name stands twice in one map",
                value: /^[^:\s]*/.exec(text.slice(error.pos[0]))?.[0],
                fix: "rename or remove one of them",
            };
        case "TAB_AS_INDENT":
            return { rule: "is indented with a tab, which YAML does not allow", fix: "indent with spaces" };
        case "MULTIPLE_DOCS":
            return { rule: "holds more than one YAML document", fix: "remove the line --- between them" };
        default:
            return { rule: `is not valid YAML: ${error.message}`, fix: "correct this line or the one before" };
    }
}

function locate(file: string, document: Document, lines: LineCounter, path: Path): string {
    for (let depth = path.length; depth > 0; depth -= 1) {
        const offset = offsetOf(document, path.slice(0, depth));
        if (offset !== undefined) return `${file}:${lines.linePos(offset).line}`;
    }
    return file;
}

/** Where the key (or list entry) at a path begins. */
function offsetOf(document: Document, path: Path): number | undefined {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const last = path.at(-1);
    if (isMap(parent)) {
        const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === last);
        return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    }
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    return node?.range?.[0];
}
