import type { PlanObject } from "@plinth/plan";

/** A stack that is neither previewed nor in the answers. */
export class UnknownStack extends Error {}

/**
 * Outputs of stacks, for stack references: from the answers, else from the plan of a stack of the same preview, for which
 * the program that asks waits.
 */
export class StackOutputs {
    readonly #answers: Readonly<Record<string, PlanObject>>;
    readonly #previewed = new Map<string, Promise<PlanObject>>();
    readonly #settle = new Map<string, { resolve: (outputs: PlanObject) => void; reject: (error: Error) => void }>();
    /** Who waits for whom, to refuse a circle instead of waiting for ever. */
    readonly #waiting = new Map<string, Set<string>>();

    constructor(answers: Readonly<Record<string, PlanObject>>, previewed: readonly string[]) {
        this.#answers = answers;
        for (const name of previewed) {
            const outputs = new Promise<PlanObject>((resolve, reject) => this.#settle.set(name, { resolve, reject }));
            outputs.catch(() => undefined);
            this.#previewed.set(name, outputs);
        }
    }

    /** Outputs of `name` for the program of `asker`. @throws Error when nobody knows the stack, it failed, or it waits for the asker. */
    async outputsFor(asker: string, name: string): Promise<PlanObject> {
        const answered = this.#answers[name];
        if (answered !== undefined) return answered;
        const previewed = this.#previewed.get(name);
        if (previewed === undefined) {
            throw new UnknownStack(
                `unknown stack ${JSON.stringify(name)}: it is not part of this preview. ` +
                    `Fix: give its outputs with --answers FILE ({"stackOutputs": {${JSON.stringify(name)}: {…}}})`,
            );
        }
        if (this.#waitsFor(name, asker)) throw new Error(`stacks ${asker} and ${name} wait for each other's outputs`);
        const waiting = this.#waiting.get(asker) ?? new Set();
        this.#waiting.set(asker, waiting.add(name));
        try {
            return await previewed;
        } finally {
            waiting.delete(name);
        }
    }

    resolve(name: string, outputs: PlanObject): void {
        this.#settle.get(name)?.resolve(outputs);
    }

    reject(name: string, why: string): void {
        this.#settle.get(name)?.reject(new Error(`stack ${JSON.stringify(name)} has no outputs: ${why}`));
    }

    #waitsFor(from: string, target: string): boolean {
        if (from === target) return true;
        return [...(this.#waiting.get(from) ?? [])].some((next) => this.#waitsFor(next, target));
    }
}
