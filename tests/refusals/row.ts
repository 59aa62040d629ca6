import type { CloudResource } from "@plinth/cloud";

/** Something that AWS or its provider refuses, and how a component of this repository says so before anything registers. */
export interface Row {
    /** What is refused, in one sentence. */
    readonly fact: string;
    /** A resource as a program without our components would send it. */
    readonly raw: Raw;
    /** Property and words of the refusal, as the simulated cloud says them. */
    readonly words: string;
    /** Whether the words of AWS were not found: then they are this repository's, and the rule's source names the fact. */
    readonly wordsNotFound?: true;
    /** Arguments that would lead there, and what the component says of them. */
    readonly caught: Caught;
}

export interface Raw {
    readonly type: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Other resources of the same program. */
    readonly others?: readonly CloudResource[];
    /** Inputs before the change, for what is refused of a change alone. */
    readonly before?: Readonly<Record<string, unknown>>;
}

/** Components by the name of their class. */
export type ComponentName =
    | "Network"
    | "Database"
    | "Aurora"
    | "Cache"
    | "ServerlessCache"
    | "Cluster"
    | "Key"
    | "Secret"
    | "Parameters"
    | "Certificate"
    | "WebAcl"
    | "Role"
    | "OidcProvider"
    | "AuditTrail"
    | "PasswordPolicy"
    | "ConfigRecorder"
    | "VpcBlock";

export interface Caught {
    readonly component: ComponentName;
    /** Arguments over those of a bare call. `undefined` takes one away. */
    readonly args?: Readonly<Record<string, unknown>>;
    /** Arguments that have been deployed before, for what is refused of a change alone. */
    readonly before?: Readonly<Record<string, unknown>>;
    /** The component's logical name. Default: one that fits. */
    readonly name?: string;
    /** Where, in the terms of the component; `""` for its name. */
    readonly path: string;
    /** Of the rule, and of what to do: the words that matter. */
    readonly rule: RegExp;
    readonly fix: RegExp;
    /** Why a settings file cannot lead there. Default: it can, and is refused at the same path. */
    readonly notInSettings?: string;
}

/** A resource of the same program. */
export function other(type: string, name: string, inputs: Record<string, unknown>, id?: string): CloudResource {
    const urn = `urn:pulumi:prod::shop::${type}::${name}`;
    return { urn, type, inputs, ...(id === undefined ? {} : { id }) };
}

/** Why a settings file has no place for what decides a name in AWS. */
export const NAMED_BY_THE_LAYER = "the layer makes the name of the environment's and the instance's, which fit";
