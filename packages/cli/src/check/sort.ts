import { type DocumentKind, documentKind } from "@plinth/plan";
import { type Input, KINDS } from "./inputs.ts";
import { claimsObjects, type ReadManifests, readManifests } from "./manifests/read.ts";
import { type Unjudged, unjudged } from "./unjudged.ts";

/** What a text turned out to be. */
export type Sorted =
    | { readonly is: "document"; readonly kind: DocumentKind; readonly document: unknown; readonly input: Input }
    | { readonly is: "manifests"; readonly manifests: ReadManifests }
    | { readonly is: "unjudged"; readonly unjudged: readonly Unjudged[] }
    /** No manifest, in a folder where nobody said that each file is one. */
    | { readonly is: "leftOut"; readonly name: string };

/** Tells what a text is by what it says, not by its name. */
export function sort(input: Input, cwd: string): Sorted {
    const { name, text, isFound } = input;
    const json = readJson(text);
    const kind = documentKind(json);
    if (kind !== undefined && !isFound) return { is: "document", kind, document: json, input };
    const manifests = readManifests(name, text, json, cwd);
    if (!manifests.isForeign) return { is: "manifests", manifests };
    if (isFound) return { is: "leftOut", name };
    return { is: "unjudged", unjudged: foreign(input, json, manifests) };
}

function foreign({ name, text }: Input, json: unknown, { problems }: ReadManifests): Unjudged[] {
    if (json !== undefined) return [unjudged({ file: name, what: "is JSON of another kind", fix: KINDS })];
    const [broken] = problems;
    if (/^\uFEFF?\s*[[{]/.test(text)) {
        const what = `is not JSON${broken === undefined ? "" : ` (${broken.what})`}`;
        return [unjudged({ file: name, ...lineOf(broken), what, fix: KINDS })];
    }
    if (claimsObjects(text)) return problems.map(unjudged);
    const what =
        broken === undefined
            ? "holds comments alone"
            : `holds no Kubernetes object (line ${broken.line}: ${broken.what})`;
    return [unjudged({ file: name, ...lineOf(broken), what, fix: KINDS })];
}

function lineOf(problem: { readonly line?: number } | undefined): { readonly line?: number } {
    return problem?.line === undefined ? {} : { line: problem.line };
}

/** What breaks is not said here: the parser would quote what stands there, and that may be a secret. */
function readJson(text: string): unknown {
    if (!/^\uFEFF?\s*[[{]/.test(text)) return undefined;
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
        return undefined;
    }
}
