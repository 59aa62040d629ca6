import type { Edit } from "./edit.ts";
import type { Outcome } from "./outcome.ts";

/** The environments whose changes are told of: one that may be lost, one that must not. */
export const environments = ["dev", "prod"] as const;
export type Environment = (typeof environments)[number];

/** The files of an environment: its own, and one for each layer. */
export type File = "environment" | "network" | "database" | "cache" | "cluster";

/** One change of an environment's settings, and what it may do. */
export interface Change {
    /** What somebody wants: `a zone more`. */
    readonly title: string;
    /** The file it is written in. */
    readonly file: File;
    /** What the file holds before it besides, where the environment has it otherwise. */
    readonly before?: Edit;
    readonly edit: Edit;
    /** What another file has to say with it. */
    readonly also?: Readonly<Partial<Record<File, Edit>>>;
    /** By environment; one that is left out has nothing to change there. */
    readonly expected: Readonly<Partial<Record<Environment, Outcome>>>;
}

/** The same in every environment. */
export function everywhere(outcome: Outcome): Change["expected"] {
    return Object.fromEntries(environments.map((environment) => [environment, outcome]));
}

/** What no change of it can do: the settings mean the same. */
export const nothing: Change["expected"] = everywhere({});
