import {
    type Document,
    isCollection,
    parseAllDocuments,
    type ScalarTag,
    type Tags,
    visit,
    type YAMLError,
    YAMLMap,
} from "yaml";
import { newlines, type StreamDocument } from "./stream.ts";

/** Why a document cannot be read, and the line of the file where. */
export interface YamlProblem {
    readonly line: number;
    readonly what: string;
    readonly fix: string;
    /** It breaks where text is to be filled in by another program. */
    readonly isTemplate: boolean;
}

/** More than any person writes; each alias of a tree may hold further ones, and grow what is read without end. */
const MOST_ALIASES = 10_000;

/** The tree of a document, whose positions count from its own start. */
export function treeOf(text: string): Document[] {
    const options = { schema: "yaml-1.1", customTags: kubernetesTags, logLevel: "error", prettyErrors: false } as const;
    const found = parseAllDocuments(text, options);
    return Array.isArray(found) ? found : [];
}

/** The values of a document, as Kubernetes reads them, or why there are none. */
export function readYaml({ text, line }: StreamDocument): { readonly values: unknown[] } | YamlProblem {
    const lineAt = (offset: number): number => line + newlines(text.slice(0, offset));
    try {
        const trees = treeOf(text);
        const [error] = trees.flatMap(({ errors }) => errors);
        if (error !== undefined) {
            const isTemplate = text.includes("{{");
            return { line: lineAt(error.pos[0]), ...reasonOf(error, text), isTemplate };
        }
        if (text.includes("{{")) {
            const offset = trees.map(templateKey).find((each) => each !== undefined);
            if (offset !== undefined) return { line: lineAt(offset), what: "", fix: "", isTemplate: true };
        }
        return { values: trees.map((tree) => tree.toJS({ maxAliasCount: MOST_ALIASES }) as unknown) };
    } catch (error) {
        const what =
            error instanceof RangeError ? "is nested too deeply to be read" : "has aliases that hold too many others";
        if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
        return { line, what, fix: "write out what is meant", isTemplate: false };
    }
}

/** `image: {{ .Values.image }}` is YAML: a map whose key is a map. Nothing of Kubernetes has such a key. */
function templateKey(tree: Document): number | undefined {
    let offset: number | undefined;
    visit(tree, {
        Pair(_key, { key }) {
            if (!isCollection(key)) return undefined;
            offset = key.range?.[0] ?? 0;
            return visit.BREAK;
        },
    });
    return offset;
}

/** Own words: the parser's would quote what stands there, and that may be a secret. */
const REASONS: Readonly<Partial<Record<YAMLError["code"], string>>> = {
    ALIAS_PROPS: "an alias has an anchor or a tag of its own",
    BAD_ALIAS: "an alias has no anchor of its name before it",
    BAD_COLLECTION_TYPE: "a tag says another kind of value than stands there",
    BAD_DIRECTIVE: "a directive is not understood",
    BAD_DQ_ESCAPE: "a text in double quotes has an escape that YAML does not know",
    BAD_INDENT: "the indentation does not fit what is around it",
    BAD_PROP_ORDER: "an anchor or a tag stands in the wrong place",
    BAD_SCALAR_START: "a text without quotes begins with a character that YAML reserves",
    BLOCK_AS_IMPLICIT_KEY: "a map or a list stands where a key has to (is a value with a colon in it without quotes?)",
    BLOCK_IN_FLOW: "a map or a list by indentation stands inside of brackets",
    KEY_OVER_1024_CHARS: "a key is longer than 1,024 characters",
    MISSING_CHAR: "a quote, a bracket, a comma or a colon is missing",
    MULTILINE_IMPLICIT_KEY: "a key goes over several lines (is the colon behind it missing?)",
    MULTIPLE_ANCHORS: "a value has two anchors",
    MULTIPLE_DOCS: "another document begins without ---",
    MULTIPLE_TAGS: "a value has two tags",
    TAB_AS_INDENT: "a tab stands where YAML takes spaces alone",
    TAG_RESOLVE_FAILED: "a value is not what its tag says",
    UNEXPECTED_TOKEN: "something stands where nothing may",
};

function reasonOf({ code, pos }: YAMLError, text: string): Pick<YamlProblem, "what" | "fix"> {
    if (code === "DUPLICATE_KEY") {
        const [key = ""] = /^[\w./-]{1,63}/.exec(text.slice(pos[0])) ?? [];
        const named = key === "" ? "a key" : `the key ${key}`;
        return {
            what: `${named} stands twice in one map, and which of them counts depends on who reads it`,
            fix: "keep one",
        };
    }
    const isBehind = code === "UNEXPECTED_TOKEN" || code === "MULTIPLE_DOCS";
    const fix = isBehind ? "mend it there; between two documents stands a line of ---" : "mend it there";
    return { what: REASONS[code] ?? "is not YAML", fix };
}

/** Kubernetes reads YAML 1.1 (`yes` is true, `0644` octal) without its times and numbers of base 60. */
function kubernetesTags(all: Tags): Tags {
    return all.filter((tag) => {
        if (typeof tag === "string") return true;
        return tag.tag !== "tag:yaml.org,2002:timestamp" && (tag as ScalarTag).format !== "TIME";
    });
}

export function isMap(node: unknown): node is YAMLMap {
    return node instanceof YAMLMap;
}
