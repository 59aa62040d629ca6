import type { Resource } from "@pulumi/pulumi";
import type { PendingRegistration } from "../sdk/store.ts";

/** What a run waits for: registrations that the SDK has not sent, and calls that have not been answered. */
export class PendingCalls {
    readonly #unsent: Map<Resource, PendingRegistration>;
    readonly #unanswered = new Map<unknown, string>();

    constructor(unsent: Map<Resource, PendingRegistration>) {
        this.#unsent = unsent;
    }

    get some(): boolean {
        return this.#unsent.size > 0 || this.#unanswered.size > 0;
    }

    begin(request: unknown, what: string): void {
        this.#unanswered.set(request, what);
    }

    end(request: unknown): void {
        this.#unanswered.delete(request);
    }

    /** Each as a message; they are forgotten then. */
    take(): string[] {
        const messages = [
            ...[...this.#unsent.values()].map(
                (pending) => `${nameOf(pending)} was never registered: it waits for ${awaited(pending)}`,
            ),
            ...[...this.#unanswered.values()].map((what) => `${what} was never answered: a mock has not returned`),
        ];
        this.#unsent.clear();
        this.#unanswered.clear();
        return messages;
    }
}

function nameOf({ name, type, label }: PendingRegistration): string {
    return name !== undefined && type !== undefined ? `${name} [${type}]` : label;
}

function awaited({ phase, inputProperty }: PendingRegistration): string {
    switch (phase) {
        case "inputs":
            return inputProperty === undefined ? "its inputs" : `the value of its input ${inputProperty}`;
        case "parent":
            return "its parent";
        case "provider":
            return "its provider";
        default:
            return "what it depends on";
    }
}
