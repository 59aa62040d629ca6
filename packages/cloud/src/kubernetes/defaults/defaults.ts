import { serviceDefaults } from "./services.ts";
import { workloadDefaults } from "./workloads.ts";

const byType: ReadonlyMap<string, (inputs: unknown) => Record<string, unknown>> = new Map(
    Object.entries({ ...workloadDefaults, ...serviceDefaults }).map(([type, fill]) => [`kubernetes:${type}`, fill]),
);

/**
 * What an API server fills into an object that a program left open, in the shape of the object: lists hold an item for each
 * of the program's. Constants of the API, so they are known before anything is made: a server-side dry run shows them.
 */
export function serverDefaults(type: string, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return byType.get(type)?.(inputs) ?? {};
}

/** Types with defaults, sorted. */
export function defaultedTypes(): string[] {
    return [...byType.keys()].sort();
}
