import type { PlanObject } from "@plinth/plan";
import { defaultProvider, type ProviderConfig, type ProviderRequest, providerResource } from "../state/providers.ts";
import type { StackState } from "../state/stackState.ts";
import { holds, type InvokeAnswer } from "./answers.ts";
import { cloudAnswer } from "./cloudAnswer.ts";

/** An invoke, or a call of a resource's method, as the monitor received it. */
export interface Invocation extends ProviderRequest {
    readonly token: string;
    readonly args: PlanObject;
    /** Reference of the provider to ask; empty for the default one. */
    readonly provider: string;
}

export interface InvokesParts {
    readonly state: StackState;
    readonly config: ProviderConfig;
    readonly answers: readonly InvokeAnswer[];
    /** Varies what the simulated cloud makes up. */
    readonly variation?: string;
    /** Gives made-up answers in pass one, too. */
    readonly assumeAnswers?: boolean;
}

/** Answers a program's invokes (`aws.getRegion()` and the like). */
export class Invokes {
    readonly #state: StackState;
    readonly #config: ProviderConfig;
    readonly #answers: readonly InvokeAnswer[];
    readonly #variation: string;
    readonly #assumeAnswers: boolean;

    constructor({ state, config, answers, variation = "", assumeAnswers = false }: InvokesParts) {
        this.#state = state;
        this.#config = config;
        this.#answers = answers;
        this.#variation = variation;
        this.#assumeAnswers = assumeAnswers;
    }

    /**
     * The result, or `undefined` where none is known: the program then sees an unknown value, and a warning says which call
     * it was. The caller's answers come before those of the simulated cloud.
     *
     * @throws Error with the engine's message where the provider refuses the arguments.
     */
    answer(invocation: Invocation): PlanObject | undefined {
        const { token, args, provider } = invocation;
        // The engine registers a default provider for whoever asks it first, be it an invoke.
        const asked = provider === "" ? defaultProvider(this.#state, invocation, this.#config) : provider;
        if (token === "pulumi:pulumi:getResource") return this.#resource(String(args["urn"]));
        const found = this.#answers.find(
            (answer) => answer.tok === token && (answer.args === undefined || holds(args, answer.args)),
        );
        if (found !== undefined) return found.result;
        const made = cloudAnswer(
            { token, args, settings: providerResource(this.#state, asked)?.inputs ?? {}, variation: this.#variation },
            this.#state.pass === "settled" || this.#assumeAnswers,
        );
        if (made !== undefined) {
            if (made.assumed) this.#state.noteMadeUp(token);
            return made.result;
        }
        if (this.#state.noteGap("unanswered", token)) {
            this.#state.say(
                "warning",
                `invoke ${token} has no answer without a cloud: its result is unknown. Fix: give one with --answers FILE ` +
                    `({"invokes": [{"tok": ${JSON.stringify(token)}, "result": {…}}]}), or take the value from settings`,
            );
        }
        return undefined;
    }

    #resource(urn: string): PlanObject {
        const found = this.#state.resources.get(urn);
        if (found === undefined) throw new Error(`unknown resource ${urn}`);
        // An id that is not known yet is empty: sent as the sentinel it would count as known.
        return { urn, id: found.id, state: found.outputs };
    }
}
