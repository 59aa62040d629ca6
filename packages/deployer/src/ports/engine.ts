import type { EngineStep } from "@plinth/plan";
import type { UpdatePlan } from "../plan/updatePlan.ts";

/** A stack as the engine finds it. */
export interface StackAddress {
    /** Folder of the project, absolute. */
    readonly directory: string;
    readonly project: string;
    /** The stack's name, which is the environment's. */
    readonly stack: string;
}

/** Outputs by name, secrets in plain text: never to be written anywhere. */
export type StackOutputs = Readonly<Record<string, { readonly value: unknown; readonly secret: boolean }>>;

/** What the engine does to a stack. */
export type Operation = "up" | "destroy" | "refresh";

export interface OperationOptions {
    /** Folders of policy packs, absolute. Destroying and refreshing are judged by none. @default none */
    readonly policyPacks?: readonly string[];
    /** Stands in the stack's history. */
    readonly message?: string;
    /** Called with each resource the engine is done with. */
    readonly onStep?: (step: EngineStep) => void;
    /** Configuration that wins over the stack's own, for this operation alone: nothing of it is kept. @default none */
    readonly overrides?: readonly ConfigurationOverride[];
    /** Whether a preview of an update says what exactly it would do, so that the update can be held to it. @default false */
    readonly savePlan?: boolean;
    /** What an update may do, and no more. @default whatever the program wants */
    readonly plan?: UpdatePlan;
    /** Asks the engine to stop: it finishes the operations in flight, keeps the state and starts nothing more. */
    readonly signal?: AbortSignal;
}

/** A value of a project's configuration: the key without the project's name first, then the path inside its value. */
export interface ConfigurationOverride {
    readonly path: readonly string[];
    readonly value: string | number | boolean;
}

/** Something that the engine did to a stack, as the backend's history tells it. */
export interface PastOperation {
    /** `update`, `refresh`, `destroy`, `import`, …: the engine's word. */
    readonly kind: string;
    readonly result: "succeeded" | "failed" | "in-progress";
    /** UTC. */
    readonly started?: string;
    /** UTC; absent for one that never ended. */
    readonly ended?: string;
    readonly message: string;
    /** Of the repository it was run in. */
    readonly commit?: string;
    /** By the engine's word, `same` included. */
    readonly changes: Readonly<Record<string, number>>;
}

/** What a policy pack said. */
export interface PolicyVerdict {
    readonly rule: string;
    readonly pack: string;
    /** `mandatory` stops the engine, `advisory` does not. */
    readonly level: "mandatory" | "advisory";
    /** The resource; none for a verdict on the stack. */
    readonly urn?: string;
    readonly message: string;
}

/** Who holds the lock of a stack, as far as its backend says. */
export interface StackLock {
    readonly user?: string;
    readonly host?: string;
    readonly pid?: number;
    /** As the backend writes it. */
    readonly since?: string;
    /** Whether that process still runs; absent where it is another machine's, and nobody can say. */
    readonly alive?: boolean;
    /** The backend's own words. */
    readonly said: string;
}

/** Why an operation did not succeed. */
export type EngineFailure =
    | { readonly kind: "locked"; readonly lock: StackLock }
    | { readonly kind: "noStack" }
    | { readonly kind: "stopped" }
    /** The program wants something else than its plan; what was done until that was seen is in the state. */
    | { readonly kind: "planViolated"; readonly errors: readonly string[] }
    /** Errors in the engine's order, one for each thing that went wrong. */
    | { readonly kind: "failed"; readonly errors: readonly string[] };

/** What went wrong with one resource. */
export interface ResourceFailure {
    readonly urn: string;
    readonly message: string;
}

/** What came of a preview or an operation. */
export interface OperationResult {
    /** None where it succeeded. */
    readonly failure?: EngineFailure;
    readonly steps: readonly EngineStep[];
    readonly policies: readonly PolicyVerdict[];
    readonly warnings: readonly string[];
    /** Resources that an error is about, each with the engine's words. @default none */
    readonly failed?: readonly ResourceFailure[];
    /** Changes by the engine's word, `same` included; empty where it did not get that far. */
    readonly changes: Readonly<Record<string, number>>;
    /** Names of outputs that the program announced. */
    readonly outputs: readonly string[];
    /** Whether outputs differ from the stack's, where the resources stay as they are. */
    readonly outputsChange: boolean;
    /** Of a preview that was asked for one, and succeeded. */
    readonly plan?: UpdatePlan;
}

/** A stack's configuration by full key, secrets in plain text: never to be written anywhere. */
export type StackConfiguration = Readonly<Record<string, { readonly value: string; readonly secret: boolean }>>;

/** What drives the engine. One stack at a time; different stacks side by side. */
export interface EnginePort {
    /** @throws EngineMissing where the machine has no engine. */
    version(): Promise<string>;
    exists(stack: StackAddress): Promise<boolean>;
    create(stack: StackAddress): Promise<void>;
    /** What an operation would do. Changes nothing. */
    preview(stack: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult>;
    run(stack: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult>;
    outputs(stack: StackAddress): Promise<StackOutputs>;
    configuration(stack: StackAddress): Promise<StackConfiguration>;
    /** The stack's state, secrets in ciphertext. */
    exportCheckpoint(stack: StackAddress): Promise<unknown>;
    importCheckpoint(stack: StackAddress, checkpoint: unknown): Promise<void>;
    /** What was done to the stack, the newest first; not all of it where there is much. */
    history(stack: StackAddress): Promise<readonly PastOperation[]>;
    /** Takes the lock away from whoever holds it. Nothing here does that by itself. */
    cancel(stack: StackAddress): Promise<void>;
}

/** The engine cannot be started at all. */
export class EngineMissing extends Error {
    constructor(reason: string) {
        super(reason);
        this.name = "EngineMissing";
    }
}
