/** How one command ended. */
export interface Attempt {
    readonly succeeded: boolean;
    /** Whether it was killed: it had no chance to put anything away. */
    readonly killed: boolean;
    /** What it said, both streams. */
    readonly output: string;
}

/** A resource as the state has it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    /** Whether it is in the cloud: neither a component nor a provider, nor only read. */
    readonly isMade: boolean;
    readonly retained: boolean;
    readonly protected: boolean;
    /** Why its initialisation failed; empty where it did not. */
    readonly initErrors: readonly string[];
}

/** An operation that was begun, and whose end nobody knows. */
export interface PendingOperation {
    /** `creating`, `updating`, `deleting`, … */
    readonly kind: string;
    readonly urn: string;
    readonly type: string;
    /** URN of the parent; absent where the stack is. */
    readonly parent?: string;
    /** URN of the provider. */
    readonly provider?: string;
}

/** What a stack's state says. */
export interface StackState {
    readonly resources: readonly StateResource[];
    readonly pending: readonly PendingOperation[];
    /** Whether a command that is gone still holds the stack. */
    readonly isLocked: boolean;
}

/** What a rehearsal needs of whatever deploys a stack: the CLI today, anything that drives the same engine tomorrow. */
export interface StackEngine {
    /** The stack, as people read it. */
    readonly name: string;
    /** @param options.expectNoChanges fails where anything is to be done. */
    up(options?: { readonly expectNoChanges?: boolean }): Promise<Attempt>;
    destroy(): Promise<Attempt>;
    /** Compares the state with the cloud, and forgets what is pending: what came of it is looked for elsewhere. */
    clearPending(): Promise<Attempt>;
    /** Takes a resource that is in the cloud into the state, where it was to be. */
    importLost(pending: PendingOperation, id: string): Promise<Attempt>;
    /** Takes away the lock of a command that is gone. */
    unlock(): Promise<Attempt>;
    /** Lifts the protection of everything: what somebody does who means to destroy. */
    unprotect(): Promise<Attempt>;
    /** @throws Error where the state cannot be read. */
    state(): StackState;
}
