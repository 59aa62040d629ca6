import { answerInvoke, providerTarget } from "@plinth/cloud";
import { type PlanObject, type PlanValue, Secret, unknown } from "@plinth/plan";
import { bareValues } from "../outputs/bareValues.ts";

/** A call to a provider's function. */
export interface CloudCall {
    readonly token: string;
    readonly args: PlanObject;
    /** Inputs of the provider that is asked. */
    readonly settings: PlanObject;
    readonly variation: string;
}

/** What the simulated cloud says. */
export interface MadeAnswer {
    readonly result: PlanObject;
    /** Something in the result is made up. */
    readonly assumed: boolean;
}

/**
 * The simulated cloud's answer to an invoke; nothing when it has none. What it made up is unknown unless `assume` is set;
 * what follows from the program, its provider's configuration or published data is known either way.
 */
export function cloudAnswer(call: CloudCall, assume: boolean): MadeAnswer | undefined {
    const { token, args, settings, variation } = call;
    const answer = answerOrRefusal({
        token,
        args: bareValues(args),
        target: providerTarget(bareValues(settings)),
        ...(variation === "" ? {} : { variation }),
    });
    if (answer === undefined) return undefined;
    const { madeUp, secrets = [] } = answer;
    const shown = (name: string, value: PlanValue): PlanValue => {
        const known = assume || !madeUp.includes(name) ? value : unknown;
        return secrets.includes(name) ? new Secret(known) : known;
    };
    return {
        result: Object.fromEntries(
            Object.entries(answer.result as PlanObject).map(([name, value]) => [name, shown(name, value)]),
        ),
        assumed: madeUp.length > 0,
    };
}

function answerOrRefusal(call: Parameters<typeof answerInvoke>[0]): ReturnType<typeof answerInvoke> {
    try {
        return answerInvoke(call);
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`invocation of ${call.token} returned an error: ${reason}`, { cause: error });
    }
}
