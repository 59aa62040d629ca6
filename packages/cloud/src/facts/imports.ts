import { readFileSync } from "node:fs";
import path from "node:path";

/** What the provider's documentation and the SDK's declarations say of importing a resource type. */
export interface ImportFacts {
    /** An id as the documentation gives it; none for a type that is not imported. */
    readonly example?: string;
    /** Attributes that the id is, or is made of, in their order. */
    readonly parts?: readonly string[];
    /** Optional inputs that the cloud decides where nobody sets them: leaving one out keeps what is there. */
    readonly filledIn?: readonly string[];
}

/** The file the facts are in. */
export interface ImportFile {
    /** The day it was made. */
    readonly generated: string;
    /** What it was read from. */
    readonly source: string;
    readonly types: Readonly<Record<string, ImportFacts>>;
}

let file: ImportFile | undefined;

/** Facts about importing a type; `undefined` for a type nobody has read. */
export function importFactsOf(type: string): ImportFacts | undefined {
    file ??= JSON.parse(readFileSync(path.join(import.meta.dirname, "imports.json"), "utf8")) as ImportFile;
    return file.types[type];
}

/**
 * The attribute that is the id by which a type is imported: a bucket's name, say. `undefined` where it is made of several,
 * or is no attribute beside the id itself.
 */
export function importedBy(type: string): string | undefined {
    const [only, ...others] = importFactsOf(type)?.parts ?? [];
    return others.length > 0 || only === "id" ? undefined : only;
}
