import { type PlanObject, unknown } from "@plinth/plan";
import type { StackState } from "../state/stackState.ts";
import { holds, type InvokeAnswer } from "./answers.ts";

/** Answers a program's invokes (`aws.getRegion()` and the like). */
export class Invokes {
    readonly #state: StackState;
    readonly #answers: readonly InvokeAnswer[];
    readonly #unanswered = new Set<string>();

    constructor(state: StackState, answers: readonly InvokeAnswer[]) {
        this.#state = state;
        this.#answers = answers;
    }

    /** The result, or `undefined` where none is known: the program then sees an unknown value, and a warning says which call it was. */
    answer(token: string, args: PlanObject): PlanObject | undefined {
        if (token === "pulumi:pulumi:getResource") return this.#resource(String(args["urn"]));
        const found = this.#answers.find(
            (answer) => answer.tok === token && (answer.args === undefined || holds(args, answer.args)),
        );
        if (found !== undefined) return found.result;
        if (!this.#unanswered.has(token)) {
            this.#unanswered.add(token);
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
        return { urn, id: found.id === "" ? unknown : found.id, state: found.outputs };
    }
}
