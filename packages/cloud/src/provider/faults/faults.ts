import { setTimeout as sleep } from "node:timers/promises";
import { readyWordsOfCreation, readyWordsOfUpdate } from "../../kubernetes/lifecycle.ts";
import { brokenRollout } from "../../kubernetes/rollout/rollout.ts";
import { brokenState, ROLLOUT_FAULTS } from "../../kubernetes/rollout/words.ts";
import { SiblingIndex } from "../../refusals/siblings.ts";
import { knownOf, type WireProperties } from "../wire.ts";
import { brokenConnection, initialisationFailed } from "./answers.ts";
import { type Injected, type Operation, type Strike, typeOfUrn } from "./fault.ts";
import { type FaultChoice, FaultPlan } from "./faultPlan.ts";
import { fraction } from "./seeded.ts";
import type { Verb } from "./kinds.ts";
import { Unseen } from "./unseen.ts";
import { failureWords, unseenWords } from "./words.ts";

/** An operation a provider is asked for, with what faults need to know of it. */
export interface FaultyCall {
    readonly verb: Verb;
    readonly urn: string;
    /** What the program sends; what it names has to be seen. */
    readonly inputs?: WireProperties;
}

/** What the cloud has after an operation; of a deletion nothing. */
export interface Outcome {
    readonly id: string;
    readonly inputs: WireProperties;
    readonly state: WireProperties;
}

/** What a fault can break besides an answer. */
export interface Breakable {
    /** Ends every connection to the provider that is being asked. */
    crashProvider(): void;
}

/** The faults of one simulated cloud, which all its providers share. */
export class Faults {
    readonly #plan: FaultPlan;
    readonly #unseen = new Unseen();
    readonly #crashCommand: () => void;

    /** @param crashCommand kills the command that drives the cloud. Default: its connections break instead. */
    constructor(choice: FaultChoice, crashCommand: () => void = () => {}) {
        this.#plan = new FaultPlan(choice);
        this.#crashCommand = crashCommand;
    }

    get injected(): readonly Injected[] {
        return this.#plan.injected;
    }

    get unfitted(): FaultPlan["unfitted"] {
        return this.#plan.unfitted;
    }

    /** Resources that operations were asked for. */
    get seen(): FaultPlan["seen"] {
        return this.#plan.seen;
    }

    /** Somebody raises quotas and gives permissions: failures that lasted are over. */
    mend(): void {
        this.#plan.mend();
    }

    /** Time passes: what was made is seen everywhere. */
    settle(): void {
        this.#unseen.settle();
    }

    /** Whether a read finds nothing although the resource is there. */
    hides(urn: string, id: string): boolean {
        const hidden = this.#unseen.hides(typeOfUrn(urn), id);
        if (hidden)
            this.#plan.record({
                verb: "read",
                urn,
                nth: 1,
                kind: "eventual-consistency",
                value: "",
                words: "not found",
            });
        return hidden;
    }

    /**
     * Has the cloud act, or strikes.
     *
     * @param act what the cloud does; it is done at most once.
     * @param outcomeOf what is there afterwards.
     * @throws Error in AWS's words, or as a broken connection.
     */
    async strike<Response>(
        call: FaultyCall,
        broken: Breakable,
        act: () => Response,
        outcomeOf: (response: Response) => Outcome | undefined,
    ): Promise<Response> {
        const { operation, strike } = this.#plan.next(call.verb, call.urn);
        const unseen = call.inputs === undefined ? undefined : this.#unseen.namedIn(call.inputs);
        if (unseen !== undefined) {
            const words = unseenWords(unseen.type, unseen.named);
            this.#record(operation, { kind: "eventual-consistency", value: "" }, { words });
            throw new Error(words);
        }
        if (strike === undefined) return act();
        return await this.#struck(operation, strike, broken, act, outcomeOf);
    }

    async #struck<Response>(
        operation: Operation,
        strike: Strike,
        broken: Breakable,
        act: () => Response,
        outcomeOf: (response: Response) => Outcome | undefined,
    ): Promise<Response> {
        const { kind, value } = strike;
        const type = typeOfUrn(operation.urn);
        const words = failureWords(kind, value, { verb: operation.verb, type });
        switch (kind) {
            case "latency": {
                this.#record(operation, strike);
                await sleep(millisecondsOf(value, operation));
                return act();
            }
            case "throttling":
            case "create-failure":
            case "update-failure":
            case "delete-failure":
                this.#record(operation, strike, { words });
                throw new Error(words);
            case "eventual-consistency": {
                const response = act();
                const made = outcomeOf(response);
                if (made !== undefined) this.#unseen.hide({ type, ...made, lookups: Number(value) });
                this.#record(operation, strike);
                return response;
            }
            case "partial-create":
            case "timeout": {
                const made = outcomeOf(act());
                if (kind === "timeout") await sleep(millisecondsOf(value, operation));
                this.#record(operation, strike, { words, ...(made === undefined ? {} : { madeId: made.id }) });
                throw made === undefined ? new Error(words) : initialisationFailed([words], made);
            }
            case "rollout-failure": {
                const made = outcomeOf(act());
                if (made === undefined) throw new Error(words);
                const reasons = brokenRolloutWords(operation, { type, ...made }, value);
                this.#record(operation, strike, { words: reasons.join("; "), madeId: made.id });
                throw initialisationFailed(reasons, { ...made, state: brokenState(type, made.state) });
            }
            case "provider-crash":
            case "cli-crash": {
                const made = value === "after" ? outcomeOf(act()) : undefined;
                this.#record(operation, strike, made === undefined ? {} : { madeId: made.id });
                // Killed first: an answer could still be read otherwise.
                if (kind === "cli-crash") this.#crashCommand();
                broken.crashProvider();
                throw brokenConnection();
            }
        }
    }

    #record(operation: Operation, strike: Strike, more: { words?: string; madeId?: string } = {}): void {
        this.#plan.record({ ...operation, ...strike, ...more });
    }
}

/** What pulumi-kubernetes says of a workload that is there and does not come up. */
function brokenRolloutWords(
    { verb, urn }: Operation,
    { type, id, inputs }: Outcome & { readonly type: string },
    fault: string,
): readonly string[] {
    const kind = ROLLOUT_FAULTS.find((one) => one === fault) ?? "probe";
    const workload = { urn, type, id, inputs: knownOf(inputs) };
    const [waited = "", ...why] = brokenRollout(workload, kind, new SiblingIndex());
    return [verb === "create" ? readyWordsOfCreation(urn, waited) : readyWordsOfUpdate(workload, waited), ...why];
}

/** A number as it is, a range by the operation: the same one waits as long every time. */
function millisecondsOf(value: string, { verb, urn, nth }: Operation): number {
    const [from = 0, to = from] = value.split("-").map(Number);
    return Math.round(from + fraction(`${verb}\n${urn}\n${nth}\nmilliseconds`) * (to - from));
}
