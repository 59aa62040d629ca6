import { isRecord } from "../values/target.ts";
import { ChildOutput, ChildReference, Computed } from "./expansion.ts";
import { joined, type Read, readWhole, RESOURCE, SECRET, SIGNATURE, UNKNOWN } from "./wireValues.ts";

/** A child that has been registered. */
export interface MadeChild {
    readonly urn: string;
    /** Empty while it is not known. */
    readonly id: string;
    readonly outputs: Readonly<Record<string, unknown>>;
}

/** Puts children's values in the place of what stands for them. */
export class Resolver {
    readonly #made = new Map<string, MadeChild>();
    readonly #dryRun: boolean;

    /** @param dryRun what a child's provider did not say is not known, instead of absent. */
    constructor(dryRun: boolean) {
        this.#dryRun = dryRun;
    }

    made(key: string, child: MadeChild): void {
        this.#made.set(key, child);
    }

    child(key: string): MadeChild {
        const found = this.#made.get(key);
        if (found === undefined) throw new Error(`the child ${key} has not been made`);
        return found;
    }

    /** What `value` is, read whole. */
    read(value: unknown): Read {
        if (value instanceof ChildOutput) return this.#output(value);
        if (value instanceof ChildReference) return this.#reference(value);
        if (value instanceof Computed) {
            return flattened(
                joined(
                    value.from.map((part) => this.read(part)),
                    (values) => value.compute(...values),
                ),
            );
        }
        if (Array.isArray(value))
            return joined(
                value.map((entry) => this.read(entry)),
                (values) => values,
            );
        if (isRecord(value) && !(SIGNATURE in value)) {
            const names = Object.keys(value);
            return joined(
                Object.values(value).map((entry) => this.read(entry)),
                (values) => Object.fromEntries(names.map((name, index) => [name, values[index]])),
            );
        }
        return readWhole(value);
    }

    /** A value as a resource is sent it: unknown and secret parts in their places, and what it depends on. */
    input(value: unknown): { readonly value: unknown; readonly dependencies: ReadonlySet<string> } {
        if (Array.isArray(value)) {
            const parts = value.map((entry) => this.input(entry));
            // A list keeps its places.
            return { value: parts.map((part) => part.value ?? null), dependencies: union(parts) };
        }
        if (isRecord(value) && !(SIGNATURE in value) && isLiteral(value)) {
            const entries = Object.entries(value).map(([key, entry]) => [key, this.input(entry)] as const);
            return {
                value: Object.fromEntries(
                    entries.flatMap(([key, part]) => (part.value === undefined ? [] : [[key, part.value]])),
                ),
                dependencies: union(entries.map(([, part]) => part)),
            };
        }
        const read = this.read(value);
        const bare = read.known ? read.value : UNKNOWN;
        const marked = read.secret && bare !== undefined ? { [SIGNATURE]: SECRET, value: bare } : bare;
        return { value: marked, dependencies: read.dependencies };
    }

    #output({ child, property }: ChildOutput): Read {
        const { urn, id, outputs } = this.child(child);
        const value = property === "id" ? (id === "" ? UNKNOWN : id) : outputs[property];
        const read = readWhole(value === undefined && this.#dryRun ? UNKNOWN : value);
        return { ...read, dependencies: new Set([urn, ...read.dependencies]) };
    }

    #reference({ child }: ChildReference): Read {
        const { urn, id } = this.child(child);
        const value = { [SIGNATURE]: RESOURCE, urn, id: id === "" ? UNKNOWN : id };
        return { value, known: true, secret: false, dependencies: new Set([urn]) };
    }
}

/** What is computed may hold unknowns and secrets of its own. */
function flattened(read: Read): Read {
    if (!read.known) return read;
    const inner = readWhole(read.value);
    return {
        ...inner,
        secret: read.secret || inner.secret,
        dependencies: new Set([...read.dependencies, ...inner.dependencies]),
    };
}

function isLiteral(value: object): boolean {
    return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}

function union(parts: readonly { readonly dependencies: ReadonlySet<string> }[]): ReadonlySet<string> {
    return new Set(parts.flatMap(({ dependencies }) => [...dependencies]));
}
