import { type ChosenFault, factsOfKind, type SimulatedProviders } from "@plinth/cloud/provider";
import type { Attempt, StackEngine, StackState } from "./engine.ts";
import { keyOf, strays, violationsAfterCommand, violationsAfterStep, violationsAtEnd } from "./invariants.ts";
import type { Part } from "./part.ts";
import type { RunResult, Step, Violation } from "./result.ts";

/** What one rehearsal is of. */
export interface RehearsalOptions {
    readonly environment: string;
    /** In the order of their needs. */
    readonly stacks: readonly StackEngine[];
    readonly cloud: Pick<SimulatedProviders, "faults" | "made" | "remove" | "unprotect">;
    readonly chosen: readonly ChosenFault[];
    readonly seed?: number;
    readonly rate?: number;
    /** Changes the settings, so that resources are updated. Default: nothing is changed. */
    readonly change?: () => void;
    /** What of the environment this is, where it is not the whole: of two looks whether anything is left to do, the last is taken. */
    readonly part?: Part;
    /** Stops between two commands. */
    readonly signal?: AbortSignal;
}

/** Ends a rehearsal whose invariants do not hold: whatever came after it would be judged wrongly. */
class Broken extends Error {}

/**
 * Rehearses a lifecycle once: create, nothing more to do, change, nothing more to do, destroy. A command that fails is
 * tried again as somebody would who follows the runbooks, and everything that must hold is checked after each.
 *
 * Never throws for what it finds; the result has it.
 */
export async function rehearse(options: RehearsalOptions): Promise<RunResult> {
    const started = Date.now();
    const run = new Run(options);
    try {
        await run.all();
    } catch (error) {
        if (!(error instanceof Broken)) throw error;
    }
    const { environment, seed, rate, part, chosen, cloud } = options;
    return {
        environment,
        ...(part === undefined ? {} : { part }),
        ...(seed === undefined ? {} : { seed }),
        ...(rate === undefined ? {} : { rate }),
        faults: chosen.map(({ text }) => text),
        milliseconds: Date.now() - started,
        attempts: run.attempts,
        injected: cloud.faults.injected.map(({ kind, value, verb, urn, nth }) => ({ kind, value, verb, urn, nth })),
        leftBehind: run.leftBehind,
        violations: run.violations,
    };
}

/** Far more than the faults of a seed can take: one operation is struck three times at most. */
const MOST_ATTEMPTS = 100;

class Run {
    readonly attempts: Partial<Record<Step, number>> = {};
    readonly violations: Violation[] = [];
    readonly leftBehind: RunResult["leftBehind"][number][] = [];
    /** What Pulumi was told to leave in the cloud, of all that was ever in a state. */
    readonly #retained = new Set<string>();
    readonly #options: RehearsalOptions;

    constructor(options: RehearsalOptions) {
        this.#options = options;
    }

    async all(): Promise<void> {
        const { stacks, part, cloud } = this.#options;
        const change = part?.change === false ? undefined : this.#options.change;
        for (const stack of stacks) await this.#untilDone("create", stack, () => stack.up());
        if (part === undefined || change === undefined)
            for (const stack of stacks) await this.#converges("converge", stack);
        if (change !== undefined) {
            change();
            for (const stack of stacks) await this.#untilDone("change", stack, () => stack.up());
            for (const stack of stacks) await this.#converges("converge-again", stack);
        }
        cloud.unprotect();
        for (const stack of stacks.toReversed()) {
            if (stack.state().resources.some((resource) => resource.protected)) await stack.unprotect();
            await this.#untilDone("destroy", stack, () => stack.destroy());
        }
        for (const stack of stacks)
            this.violations.push(
                ...violationsAtEnd(stack.name, stack.state(), stacks[0] === stack ? cloud.made() : [], this.#retained),
            );
    }

    /** Tries until it succeeds. Every failure needs a fault that explains it, so a rehearsal ends when the faults do. */
    async #untilDone(step: Step, stack: StackEngine, command: () => Promise<Attempt>): Promise<void> {
        for (;;) {
            const before = this.#state(step, stack);
            const failures = this.#failures;
            this.attempts[step] = (this.attempts[step] ?? 0) + 1;
            const attempt = await this.#run(command);
            this.#check(step, stack, before);
            if (attempt.succeeded) break;
            if (this.#failures === failures)
                this.#stop("unexplained", step, stack, `failed though no fault struck:\n${tail(attempt.output)}`);
            if (this.attempts[step] >= MOST_ATTEMPTS)
                this.#stop("attempts", step, stack, `did not succeed in ${MOST_ATTEMPTS} attempts`);
            await this.#recover(step, stack);
        }
        const after = this.#state(step, stack);
        this.#add(violationsAfterStep({ step, stack: stack.name, after, ...this.#everywhere() }));
    }

    async #converges(step: Step, stack: StackEngine): Promise<void> {
        const before = this.#state(step, stack);
        const attempt = await this.#run(() => stack.up({ expectNoChanges: true }));
        if (!attempt.succeeded)
            this.#stop("converges", step, stack, `a second up has something to do:\n${tail(attempt.output)}`);
        this.#check(step, stack, before);
    }

    /** What the runbooks say: take the lock away, solve what is pending, look for what nobody knows of, wait, try again. */
    async #recover(step: Step, stack: StackEngine): Promise<void> {
        const { cloud } = this.#options;
        if (this.#state(step, stack).isLocked)
            await this.#must(step, stack, "taking the lock away", () => stack.unlock());
        cloud.faults.mend();
        cloud.faults.settle();
        const state = this.#state(step, stack);
        const { injected } = cloud.faults;
        const lost = strays(this.#states(), cloud.made(), injected, this.#retained);
        if (state.pending.length > 0)
            await this.#must(step, stack, "clearing what is pending", () => stack.clearPending());
        for (const { urn, id } of lost.filter(({ isPending }) => isPending)) {
            const pending = state.pending.find((one) => one.urn === urn);
            if (pending === undefined) continue;
            await this.#must(step, stack, `importing ${urn}`, () => stack.importLost(pending, id));
            this.leftBehind.push({ urn, id, solved: "imported" });
        }
        for (const stray of lost.filter(({ isPending, crash }) => !isPending && crash !== undefined)) {
            cloud.remove(stray);
            this.leftBehind.push({ urn: stray.urn, id: stray.id, solved: "deleted by hand" });
        }
    }

    async #must(step: Step, stack: StackEngine, doing: string, command: () => Promise<Attempt>): Promise<void> {
        const attempt = await this.#run(command);
        if (!attempt.succeeded) this.#stop("unexplained", step, stack, `${doing} failed:\n${tail(attempt.output)}`);
    }

    async #run(command: () => Promise<Attempt>): Promise<Attempt> {
        this.#options.signal?.throwIfAborted();
        return await command();
    }

    #check(step: Step, stack: StackEngine, before: StackState): void {
        const after = this.#state(step, stack);
        this.#add(violationsAfterCommand({ step, stack: stack.name, before, after, ...this.#everywhere() }));
    }

    #add(violations: readonly Violation[]): void {
        this.violations.push(...violations);
        if (violations.length > 0) throw new Broken();
    }

    #stop(invariant: Violation["invariant"], step: Step, stack: StackEngine, message: string): never {
        this.violations.push({ invariant, step, stack: stack.name, message });
        throw new Broken();
    }

    /** How many faults so far made an operation fail. */
    get #failures(): number {
        return this.#options.cloud.faults.injected.filter(
            ({ kind, words }) => factsOfKind(kind).fails && (kind !== "eventual-consistency" || words !== undefined),
        ).length;
    }

    #everywhere(): {
        states: StackState[];
        made: ReturnType<SimulatedProviders["made"]>;
        injected: SimulatedProviders["faults"]["injected"];
        retained: ReadonlySet<string>;
    } {
        const { cloud } = this.#options;
        return {
            states: this.#states(),
            made: cloud.made(),
            injected: cloud.faults.injected,
            retained: this.#retained,
        };
    }

    #states(): StackState[] {
        return this.#options.stacks.map((stack) => stack.state());
    }

    #state(step: Step, stack: StackEngine): StackState {
        try {
            const state = stack.state();
            for (const resource of state.resources) if (resource.retained) this.#retained.add(keyOf(resource));
            return state;
        } catch (error) {
            return this.#stop(
                "state",
                step,
                stack,
                `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
            );
        }
    }
}

const LAST_LINES = 30;

function tail(output: string): string {
    return output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
}
