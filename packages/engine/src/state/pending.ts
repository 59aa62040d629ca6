import type { StackState } from "./stackState.ts";

/**
 * Which resources have no id yet: an invoke that depends on one, or on a component that holds one, has no answer in a
 * preview.
 */
export class Pending {
    readonly #state: StackState;
    /** Registrations that have begun, by parent. */
    readonly #inFlight = new Map<string, number>();
    #changed = (): void => undefined;
    #change: Promise<void>;

    constructor(state: StackState) {
        this.#state = state;
        this.#change = this.#nextChange();
    }

    /** Runs a registration below a parent. */
    async during<Result>(parent: string, register: () => Promise<Result>): Promise<Result> {
        this.#inFlight.set(parent, (this.#inFlight.get(parent) ?? 0) + 1);
        try {
            return await register();
        } finally {
            this.#inFlight.set(parent, (this.#inFlight.get(parent) ?? 1) - 1);
            this.#changed();
            this.#change = this.#nextChange();
        }
    }

    /** Whether something among resources, or below those that are components, has no id. Waits for what is being registered below them. */
    async holds(urns: readonly string[]): Promise<boolean> {
        for (;;) {
            const components = new Set<string>();
            if (this.#isPending(urns, components)) return true;
            if (![...components].some((urn) => (this.#inFlight.get(urn) ?? 0) > 0)) return false;
            await this.#change;
        }
    }

    #nextChange(): Promise<void> {
        return new Promise((resolve) => (this.#changed = resolve));
    }

    #isPending(urns: readonly string[], components: Set<string>): boolean {
        return urns.some((urn) => {
            const resource = this.#state.resources.get(urn);
            if (resource === undefined || components.has(urn)) return false;
            if (resource.custom) return resource.id === "";
            components.add(urn);
            const children = [...this.#state.resources.values()].filter(({ parent }) => parent === urn);
            return this.#isPending(
                children.map((child) => child.urn),
                components,
            );
        });
    }
}
