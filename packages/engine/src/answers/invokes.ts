import { type PlanObject, unknown } from "@plinth/plan";
import {
    defaultProvider,
    disabledMessage,
    type ProviderConfig,
    type ProviderRequest,
    providerResource,
} from "../state/providers.ts";
import type { StackState } from "../state/stackState.ts";
import { holds, type InvokeAnswer, READ_STACK_OUTPUTS } from "./answers.ts";
import { cloudAnswer } from "./cloudAnswer.ts";
import { decodeManifests } from "./manifests.ts";
import { unknownResult } from "./unknownResult.ts";

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
    /** The program's folder, from where its SDKs are found. */
    readonly directory?: string;
    /** Varies what the simulated cloud makes up. */
    readonly variation?: string;
    /** Gives made-up answers in pass one, too. */
    readonly assumeAnswers?: boolean;
}

/** What programs ask pulumi-kubernetes to expand with tools and charts that only it has. */
const EXPANSIONS: Readonly<Record<string, string>> = {
    "kubernetes:helm:template": "the Helm chart",
    "kubernetes:kustomize:directory": "the kustomization",
};

/** Answers a program's invokes (`aws.getRegion()` and the like). */
export class Invokes {
    readonly #state: StackState;
    readonly #config: ProviderConfig;
    readonly #answers: readonly InvokeAnswer[];
    readonly #variation: string;
    readonly #assumeAnswers: boolean;
    readonly #directory: string | undefined;

    constructor({ state, config, answers, directory, variation = "", assumeAnswers = false }: InvokesParts) {
        this.#directory = directory;
        this.#state = state;
        this.#config = config;
        this.#answers = answers;
        this.#variation = variation;
        this.#assumeAnswers = assumeAnswers;
    }

    /** Registers the default provider that an invoke asks: the engine does for whoever asks first. @returns its reference */
    useDefaultProvider(invocation: Invocation): string {
        const { token, package: pkg } = invocation;
        return defaultProvider(this.#state, invocation, this.#config, () => `Invoke: ${disabledMessage(pkg, token)}`);
    }

    /**
     * The result, or `undefined` where none is known: the program then sees an unknown value, and a warning says which call
     * it was. The caller's answers come before those of the simulated cloud.
     *
     * @throws Error with the engine's message where the provider refuses the arguments.
     */
    answer(invocation: Invocation): PlanObject | undefined {
        const { token, args, provider } = invocation;
        const asked = provider === "" ? this.useDefaultProvider(invocation) : provider;
        if (token === "pulumi:pulumi:getResource") return this.#resource(String(args["urn"]));
        if (token === "kubernetes:yaml:decode") return { result: decodeManifests(...decodeArguments(args)) };
        const found = this.#answers.find(
            (answer) => answer.tok === token && (answer.args === undefined || holds(args, answer.args)),
        );
        if (found !== undefined) return found.result;
        // A program that asks before it begins must not wait for another program to end: that one may be waiting, too.
        if (token === READ_STACK_OUTPUTS) {
            return { name: args["name"] ?? null, outputs: unknown, secretOutputNames: unknown };
        }
        const made = cloudAnswer(
            { token, args, settings: providerResource(this.#state, asked)?.inputs ?? {}, variation: this.#variation },
            this.#state.pass === "settled" || this.#assumeAnswers,
        );
        if (made !== undefined) {
            if (made.assumed) this.#state.noteMadeUp(token);
            return made.result;
        }
        const expanded = EXPANSIONS[token];
        if (this.#state.noteGap("unanswered", token)) {
            const why =
                expanded === undefined
                    ? "has no answer without a cloud: its result is unknown"
                    : `cannot be answered here: what ${expanded} makes is missing in this preview`;
            this.#state.say(
                "warning",
                `invoke ${token} ${why}. Fix: give one with --answers FILE ` +
                    `({"invokes": [{"tok": ${JSON.stringify(token)}, "result": {…}}]}), or take the value from settings`,
            );
        }
        if (expanded !== undefined) return { result: [] };
        return this.#directory === undefined ? undefined : unknownResult(this.#directory, token);
    }

    #resource(urn: string): PlanObject {
        const found = this.#state.resources.get(urn);
        if (found === undefined)
            throw new Error(`invocation of pulumi:pulumi:getResource returned an error: unknown resource ${urn}`);
        // An id that is not known yet is empty: sent as the sentinel it would count as known.
        return { urn, id: found.id, provider: found.provider ?? "", state: found.outputs };
    }
}

function decodeArguments({ text, defaultNamespace }: PlanObject): [string, string] {
    return [typeof text === "string" ? text : "", typeof defaultNamespace === "string" ? defaultNamespace : ""];
}
