import { UserError } from "@plinth/core/errors";
import { deployedResources, type DocumentKind, stackOf } from "@plinth/plan";
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

/** Reads what a file holds. @throws UserError that says what is wrong with it and how to make a right one. */
export function readDocument(document: unknown, kind: DocumentKind, file: string): JudgedDocument {
    const read = readAny(document, kind);
    if (read.stacks.every(({ resources }) => resources.length === 0)) {
        throw new UserError(
            `${file}: ${read.what}, and holds no resources: nothing was judged. Fix: leave it out, or export a stack that is deployed`,
        );
    }
    return read;
}

function readAny(document: unknown, kind: DocumentKind): JudgedDocument {
    switch (kind) {
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
