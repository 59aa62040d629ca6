import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * Where a fact comes from: the SDK's type declarations, Terraform's schema (the present one, an old one), CloudFormation's
 * schema, or the source of a provider that is none of Terraform's.
 */
export type FactSource = "sdk" | "terraform" | "terraform-1.60" | "cloudformation" | "provider";

/** What kind of value a property has: `list` and `object` of anything, `map` of texts. */
export type ValueKind = "string" | "number" | "boolean" | "list" | "map" | "object";

/** What published schemas say of a resource type. Inputs, required and computed properties are the SDK's. */
export interface TypeFacts {
    readonly inputs: readonly string[];
    readonly required: readonly string[];
    /** Outputs that no program sets, and what kind of value they have. */
    readonly computed: Readonly<Record<string, ValueKind>>;
    /** Inputs, or paths in them, whose change replaces the resource, and who says so. */
    readonly replacedBy: Readonly<Record<string, FactSource>>;
    /** CloudFormation's name of the type, where it was found. */
    readonly cloudFormation?: string;
}

/** A file of `data/`: the types of one module of the AWS SDK, or of a small SDK. */
export interface ModuleFacts {
    /** The day it was made. */
    readonly generated: string;
    /** Versions of what the facts were read from. */
    readonly sources: Readonly<Partial<Record<FactSource, string>>>;
    readonly types: Readonly<Record<string, TypeFacts>>;
}

const modules = new Map<string, ModuleFacts | undefined>();

/** Facts about a type; none for a type of another package or of a module nobody has read. Files are read when first needed. */
export function factsOf(type: string): TypeFacts | undefined {
    return moduleOf(type)?.types[type];
}

/** Inputs whose change replaces the resource; none where nobody has published which. */
export function replacedBy(type: string): string[] {
    return Object.keys(factsOf(type)?.replacedBy ?? {});
}

/** Versions of what the facts about a type were read from. */
export function sourcesOf(type: string): ModuleFacts["sources"] | undefined {
    return moduleOf(type)?.sources;
}

function moduleOf(type: string): ModuleFacts | undefined {
    const [, name] = /^aws:(\w+)\//.exec(type) ?? /^(random|pulumiservice|docker-build):/.exec(type) ?? [];
    if (name === undefined) return undefined;
    if (!modules.has(name)) modules.set(name, read(path.join(import.meta.dirname, "data", `${name}.json`)));
    return modules.get(name);
}

function read(file: string): ModuleFacts | undefined {
    try {
        return JSON.parse(readFileSync(file, "utf8")) as ModuleFacts;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
    }
}
