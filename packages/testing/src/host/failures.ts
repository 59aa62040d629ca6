import type { Gap } from "@plinth/plan";

/** Where the options of a run take what the simulated cloud lacks: the end of a message. */
export interface Hints {
    readonly resource: (type: string) => string;
    readonly result: (token: string) => string;
    readonly stack: (name: string) => string;
}

/** What {@link Failures} are found in. */
export interface FailureParts {
    /** What the simulated cloud lacks so far. */
    readonly gaps: () => readonly Gap[];
    /** Whether a mock gave a resource's id and outputs. */
    readonly isMocked: (urn: string) => boolean;
    /** Types whose resources may have invented outputs. */
    readonly genericTypes: readonly string[];
    readonly hints: Hints;
}

/** What the engine says to everything after it has refused something. */
const SHUT_DOWN = "the resource monitor has shut down";

/** Everything the engine of one run refused or could not answer. */
export class Failures {
    readonly #parts: FailureParts;
    readonly #refusals = new Set<string>();
    readonly #reported = new Set<string>();
    /** Whether something was asked of the engine since it refused, and since that was said last. */
    #servesNothing = false;

    constructor(parts: FailureParts) {
        this.#parts = parts;
    }

    /** Keeps what the engine answered a call with. */
    add({ message }: Error): void {
        if (message === SHUT_DOWN) this.#servesNothing = true;
        else this.#refusals.add(message);
    }

    /** Failures as messages, each said once over the life of the run. */
    take(): string[] {
        const { genericTypes, hints } = this.#parts;
        const unmodelled = [
            ...this.gaps("generic").map((gap) => ({
                ...gap,
                what: "has no model in the simulated cloud, and no mock: its id and outputs are invented",
            })),
            ...this.gaps("opaque").map((gap) => ({
                ...gap,
                what: "is a remote component, which only its plugin can make",
            })),
        ].filter(({ token }) => !genericTypes.includes(token));
        const fresh = [
            ...this.#refusals,
            ...unmodelled.map(
                ({ token, what, urns }) => `${token} ${what} (${urns.join(", ")}). ${hints.resource(token)}`,
            ),
            ...this.gaps("unanswered").map(({ token }) => this.unanswered(token)),
        ].filter((failure) => !this.#reported.has(failure));
        for (const failure of fresh) this.#reported.add(failure);
        const onlyFollows = this.#servesNothing && fresh.length === 0;
        this.#servesNothing = false;
        return onlyFollows ? [this.#refusedBefore()] : fresh;
    }

    /** Whether a rejection follows from a failure. */
    explains(reason: unknown): boolean {
        const message = reason instanceof Error ? reason.message : String(reason);
        const unanswered = this.gaps("unanswered").map(({ token }) => this.unanswered(token));
        return [SHUT_DOWN, ...this.#refusals, ...unanswered].some((failure) => message.includes(failure));
    }

    /** What the simulated cloud lacks and no mock gives. */
    gaps(kind: Gap["kind"]): { readonly token: string; readonly urns: readonly string[] }[] {
        return this.#parts
            .gaps()
            .filter((gap) => gap.kind === kind)
            .map(({ token, urns }) => ({ token, urns: urns.filter((urn) => !this.#parts.isMocked(urn)) }))
            .filter(({ urns }) => kind === "unanswered" || urns.length > 0);
    }

    unanswered(token: string): string {
        return `${token} was called and nothing answers it. ${this.#parts.hints.result(token)}`;
    }

    #refusedBefore(): string {
        const refusals = [...this.#refusals].join(", ");
        return `the engine serves nothing any more, as it refused something in an earlier test; call setMocks again: ${refusals}`;
    }
}
