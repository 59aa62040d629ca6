import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { deployedResources, documentKind, stackOf } from "@plinth/plan";
import type { ResourceData } from "@plinth/policies/evaluate";
import { planStacks } from "./planDocument.ts";
import { previewStacks } from "./previewDocument.ts";
import { stateResource } from "./stateResource.ts";

/** A resource as rules take it, and what a summary counts. */
export type JudgedResource = ResourceData & { readonly custom: boolean; readonly unknownInputs: readonly string[] };

/** A stack of a document, as rules take it. */
export interface JudgedStack {
    readonly project: string;
    readonly stack: string;
    readonly resources: readonly JudgedResource[];
    /** Resources that exist and are not in the document: what is missing beside another may stand there. */
    readonly isPartial: boolean;
}

/** What a file holds, and what has to be known of it to understand a verdict. */
export interface JudgedDocument {
    readonly what: string;
    readonly stacks: readonly JudgedStack[];
    readonly notes: readonly string[];
}

/** A document, and the text it was read from. */
export interface ReadDocument extends JudgedDocument {
    readonly text: string;
}

const KINDS = "pulumi stack export, pulumi preview --json or plinth preview --format json";

/** Reads a file. @throws UserError that says what is wrong with it and how to make a right one. */
export function readDocument(file: string, cwd: string): ReadDocument {
    const text = readText(file, cwd);
    const read = readAny(parseJson(text, file), file);
    if (read.stacks.every(({ resources }) => resources.length === 0)) {
        throw new UserError(
            `${file}: ${read.what}, and holds no resources: nothing was judged. Fix: leave it out, or export a stack that is deployed`,
        );
    }
    return { ...read, text };
}

function readAny(document: unknown, file: string): JudgedDocument {
    switch (documentKind(document)) {
        case "deployment": {
            const resources = deployedResources(document);
            const [first] = resources;
            if (first === undefined) return { what: "is an export", stacks: [], notes: [] };
            const stack = { ...stackOf(first.urn), resources: resources.map(stateResource), isPartial: false };
            return { what: "pulumi stack export", stacks: [stack], notes: encryptedNotes(document) };
        }
        case "preview":
            return previewStacks(document as Record<string, unknown>);
        case "plan":
            return { what: "plan", stacks: planStacks(document as Record<string, unknown>), notes: [] };
        default:
            throw new UserError(`${file}: is JSON of another kind. Fix: name a file that one of these wrote: ${KINDS}`);
    }
}

/** Values that only the stack's key can read, and rules cannot. */
function encryptedNotes(document: unknown): string[] {
    const count = (value: unknown): number => {
        if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + count(entry), 0);
        if (typeof value !== "object" || value === null) return 0;
        if ("ciphertext" in value && Object.keys(value).length === 2) return 1;
        return Object.values(value).reduce<number>((sum, entry) => sum + count(entry), 0);
    };
    const encrypted = count((document as { deployment?: { resources?: unknown } }).deployment?.resources);
    if (encrypted === 0) return [];
    const values = encrypted === 1 ? "1 value is encrypted" : `${encrypted} values are encrypted`;
    return [`${values}: a rule that needs one says unverified`];
}

function readText(file: string, cwd: string): string {
    try {
        return readFileSync(resolve(cwd, file), "utf8");
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const what =
            code === "ENOENT"
                ? "there is no such file"
                : code === "EISDIR"
                  ? "is a folder"
                  : `cannot be read: ${message}`;
        throw new UserError(`${file}: ${what}. Fix: name a file that one of these wrote: ${KINDS}`);
    }
}

function parseJson(text: string, file: string): unknown {
    if (text.trim() === "") throw new UserError(`${file}: is empty. Fix: look at why the command that wrote it failed`);
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
        // Where it breaks is not said: the parser would quote what stands there, and that may be a secret.
        throw new UserError(`${file}: is not JSON. Fix: name a file that one of these wrote: ${KINDS}`);
    }
}
