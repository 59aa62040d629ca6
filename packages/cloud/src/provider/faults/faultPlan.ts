import { type ChosenFault, type Injected, type Operation, type Strike, typeOfUrn } from "./fault.ts";
import { factsOfKind, type Verb } from "./kinds.ts";
import { namesResource } from "./matching.ts";
import { type SeededFaults, seededStrike } from "./seeded.ts";

/** What strikes a cloud: what somebody chose goes first, a seed decides the rest. */
export interface FaultChoice {
    readonly chosen?: readonly ChosenFault[];
    readonly seeded?: SeededFaults;
}

/** Decides each operation, once, and keeps what happened. No clock, no chance: the same operations are struck the same. */
export class FaultPlan {
    readonly #chosen: readonly ChosenFault[];
    readonly #seeded: SeededFaults | undefined;
    /** How many operations each chosen fault has fitted. */
    readonly #fitted = new Map<ChosenFault, number>();
    readonly #seen = new Set<string>();
    readonly #times = new Map<string, number>();
    /** Faults that last until somebody does something about them, by verb and URN. */
    readonly #lasting = new Map<string, Strike>();
    readonly #mended = new Set<ChosenFault>();
    readonly #injected: Injected[] = [];

    constructor({ chosen = [], seeded }: FaultChoice = {}) {
        this.#chosen = chosen;
        this.#seeded = seeded;
    }

    /** What happened so far, in order. */
    get injected(): readonly Injected[] {
        return this.#injected;
    }

    /** Chosen faults that no operation has fitted: a mistyped name, for example. */
    get unfitted(): readonly ChosenFault[] {
        return this.#chosen.filter((fault) => !this.#fitted.has(fault));
    }

    /** What operations were asked for. */
    get seen(): readonly { readonly urn: string; readonly type: string }[] {
        return [...this.#seen].map((urn) => ({ urn, type: typeOfUrn(urn) }));
    }

    /** Counts an operation and says what strikes it. */
    next(verb: Verb, urn: string): { readonly operation: Operation; readonly strike: Strike | undefined } {
        const key = `${verb} ${urn}`;
        const nth = (this.#times.get(key) ?? 0) + 1;
        this.#times.set(key, nth);
        this.#seen.add(urn);
        const operation = { verb, urn, nth };
        const chosen = this.#chosenStrike(operation);
        const seeded = this.#seeded === undefined ? undefined : seededStrike(this.#seeded, operation);
        const strike = chosen ?? this.#lasting.get(key) ?? seeded;
        if (strike === seeded && strike?.value === "permanent") this.#lasting.set(key, strike);
        return { operation, strike };
    }

    record(injected: Injected): void {
        this.#injected.push(injected);
    }

    /** Somebody raises the quota or gives the permission: what lasted is over. */
    mend(): void {
        this.#lasting.clear();
        for (const fault of this.#chosen)
            if (fault.value === "permanent" && this.#fitted.has(fault)) this.#mended.add(fault);
    }

    #chosenStrike({ verb, urn }: Operation): Strike | undefined {
        let strike: Strike | undefined;
        for (const fault of this.#chosen) {
            const { verbs, types } = factsOfKind(fault.kind);
            if (!verbs.includes(verb) || !namesResource(fault.resource, urn)) continue;
            if (types?.includes(typeOfUrn(urn)) === false) continue;
            const fitted = (this.#fitted.get(fault) ?? 0) + 1;
            this.#fitted.set(fault, fitted);
            const strikes = fitted >= fault.nth && fitted < fault.nth + fault.count && !this.#mended.has(fault);
            if (strikes) strike ??= { kind: fault.kind, value: fault.value };
        }
        return strike;
    }
}
