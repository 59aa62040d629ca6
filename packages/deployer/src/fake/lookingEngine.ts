import type { EngineStep, StepState } from "@plinth/plan";
import {
    EngineMissing,
    type EnginePort,
    type OperationResult,
    type StackAddress,
    type StackConfiguration,
    type StackOutputs,
} from "../ports/engine.ts";

/** A state of a resource that programs make. */
export function readState(inputs: Record<string, unknown>, more: Partial<StepState> = {}): StepState {
    return { custom: true, inputs, outputs: inputs, ...more };
}

/** The URN of a resource of an environment's network. */
export function networkUrn(type: string, name: string): string {
    return `urn:pulumi:dev::plinth-network::plinth:network:Network$${type}::${name}`;
}

/** A step of a refresh that finds a resource otherwise than it was. */
export function updated(
    type: string,
    name: string,
    old: StepState,
    now: StepState,
    diffs: readonly string[] = [],
): EngineStep {
    return { op: "update", urn: networkUrn(type, name), type, old, new: now, keys: [], diffs };
}

/** A step of a refresh that finds a resource gone, or as it was. */
export function settled(op: "delete" | "same", type: string, name: string, old: StepState): EngineStep {
    return { op, urn: networkUrn(type, name), type, old, ...(op === "same" ? { new: old } : {}), keys: [], diffs: [] };
}

/** What a refresh comes to. */
export function refreshed(steps: readonly EngineStep[], more: Partial<OperationResult> = {}): OperationResult {
    return { steps, policies: [], warnings: [], changes: {}, outputs: [], outputsChange: false, ...more };
}

/** An engine that can only look: whatever would change a state, a cloud or a lock fails the test. */
export class LookingEngine implements EnginePort {
    /** Answers to refreshes by project, one after another; the last one stays. A stack without any is not there. */
    readonly answers: Record<string, (OperationResult | Error)[]>;
    readonly calls: string[] = [];
    readonly secrets: StackOutputs = { password: { value: "hunter2-hunter2", secret: true } };
    missing: string | undefined;
    /** The state of every stack. */
    checkpoint: unknown = { version: 3, deployment: { resources: [] } };
    /** The most refreshes that were at work at a time. */
    most = 0;
    #atWork = 0;

    constructor(answers: LookingEngine["answers"]) {
        this.answers = answers;
    }

    async version(): Promise<string> {
        if (this.missing !== undefined) throw new EngineMissing(this.missing);
        return "3.260.0";
    }

    async exists({ project }: StackAddress): Promise<boolean> {
        return project in this.answers;
    }

    async preview({ project }: StackAddress, operation: string): Promise<OperationResult> {
        this.calls.push(`preview ${operation} ${project}`);
        this.#atWork += 1;
        this.most = Math.max(this.most, this.#atWork);
        await new Promise((resolve) => setImmediate(resolve));
        this.#atWork -= 1;
        const [answer, ...others] = this.answers[project] ?? [];
        if (others.length > 0) this.answers[project] = others;
        if (answer instanceof Error) throw answer;
        return answer ?? refreshed([]);
    }

    async outputs(): Promise<StackOutputs> {
        return this.secrets;
    }

    async configuration(): Promise<StackConfiguration> {
        return {};
    }

    async create(): Promise<never> {
        throw new Error("a stack would be made");
    }

    async run(): Promise<never> {
        throw new Error("something would be changed");
    }

    async exportCheckpoint(): Promise<unknown> {
        return this.checkpoint;
    }

    async history(): Promise<never> {
        throw new Error("the history is not needed");
    }

    async importCheckpoint(): Promise<never> {
        throw new Error("the state would be changed");
    }

    async cancel(): Promise<never> {
        throw new Error("a lock would be taken away");
    }
}
