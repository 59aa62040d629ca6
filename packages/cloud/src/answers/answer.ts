import { hex } from "../values/digits.ts";
import type { ProviderTarget } from "../values/target.ts";

/**
 * How far an answer can be trusted:
 * - `exact`: it follows from the program and its provider's configuration; the cloud could say nothing else.
 * - `data`: published by the cloud and looked up; `source` says where and when.
 * - `assumed`: made up. Of the right form, and the same each time, but of no account.
 */
export type AnswerBasis = "exact" | "data" | "assumed";

/** What the simulated cloud says to a provider function. */
export interface CloudAnswer {
    readonly result: Readonly<Record<string, unknown>>;
    readonly basis: AnswerBasis;
    /** Names of results that are made up, be it in an answer that otherwise is not. */
    readonly madeUp: readonly string[];
    /** Where the answer comes from, in words. */
    readonly source: string;
    /** Names of results that are secret. */
    readonly secrets?: readonly string[];
}

/** A provider function call as the simulated cloud sees it: every argument known, secrets bare. */
export interface InvokeCall {
    readonly token: string;
    readonly args: Readonly<Record<string, unknown>>;
    readonly target: ProviderTarget;
    /** Varies what is made up, and nothing else. */
    readonly variation?: string;
}

/** What an answer is made from: a call to a known function. */
export class AnswerContext {
    readonly token: string;
    readonly args: Readonly<Record<string, unknown>>;
    /** With the region that the call itself names, where it names one. */
    readonly target: ProviderTarget;
    readonly #variation: string;

    constructor({ token, args, target, variation = "" }: InvokeCall) {
        this.token = token;
        this.args = args;
        this.target =
            typeof args.region === "string" && args.region !== ""
                ? { ...target, region: args.region, assumed: target.assumed.filter((part) => part !== "region") }
                : target;
        this.#variation = variation;
    }

    /** A string argument that is set. */
    text(name: string): string | undefined {
        const value = this.args[name];
        return typeof value === "string" && value !== "" ? value : undefined;
    }

    /** Digits that follow from the call alone. */
    hex(purpose: string, length: number): string {
        return hex(`${purpose}:${this.#place}`, length);
    }

    /** An id as EC2 gives them, of a thing that exists once per account, region and `purpose`. */
    ec2Id(prefix: string, purpose: string): string {
        return `${prefix}-0${this.hex(`${prefix}:${purpose}`, 16)}`;
    }

    /** `arn:aws:<service>:<region>:<account>:<resource>`; an empty region for services that are global. */
    arn(service: string, resource: string, region = this.target.region): string {
        return `arn:${this.target.partition}:${service}:${region}:${this.target.account}:${resource}`;
    }

    /** An answer about where the provider acts: `exact`, unless what it rests on had to be assumed. */
    about(
        parts: readonly ("account" | "region")[],
        result: Readonly<Record<string, unknown>>,
        madeUp: readonly string[] = [],
    ): CloudAnswer {
        const assumed = parts.filter((part) => this.target.assumed.includes(part));
        return assumed.length === 0
            ? { result, basis: "exact", madeUp, source: "the provider's configuration" }
            : this.#withoutGround(result, assumed);
    }

    /** An answer from published data about a region. */
    published(result: Readonly<Record<string, unknown>>, source: string, madeUp: readonly string[] = []): CloudAnswer {
        return this.target.assumed.includes("region")
            ? this.#withoutGround(result, ["region"])
            : { result, basis: "data", madeUp, source };
    }

    /** An answer that is made up, beside what the caller asked for. */
    assumed(result: Readonly<Record<string, unknown>>, secrets?: readonly string[]): CloudAnswer {
        const region = this.target.assumed.includes("region") ? {} : { region: this.target.region };
        return {
            result: { region: this.target.region, ...this.args, ...result },
            basis: "assumed",
            madeUp: this.#beyondArguments({ ...result, ...this.args }, region),
            source: "made up by the simulated cloud",
            ...(secrets === undefined ? {} : { secrets }),
        };
    }

    #withoutGround(result: Readonly<Record<string, unknown>>, parts: readonly string[]): CloudAnswer {
        return {
            result,
            basis: "assumed",
            madeUp: this.#beyondArguments(result),
            source: `the provider's configuration does not say its ${parts.join(" or ")}`,
        };
    }

    /** Names of results that are not what the caller sent. */
    #beyondArguments(
        result: Readonly<Record<string, unknown>>,
        known: Readonly<Record<string, unknown>> = {},
    ): string[] {
        return Object.keys({ region: "", ...result }).filter((name) => !(name in this.args) && !(name in known));
    }

    get #place(): string {
        const { account, region } = this.target;
        return `${account}:${region}:${this.#variation}`;
    }
}

/** Answers by token; one that gives nothing has no answer to these arguments. */
export type Answers = Readonly<Record<string, (context: AnswerContext) => CloudAnswer | undefined>>;
