import {
    type EngineFailure,
    EngineMissing,
    type EnginePort,
    type Operation,
    type OperationOptions,
    type OperationResult,
    type PastOperation,
    type PolicyVerdict,
    type StackAddress,
    type StackConfiguration,
    type StackOutputs,
} from "../ports/engine.ts";
import { narrowed } from "../plan/narrow.ts";
import type { UpdatePlan } from "../plan/updatePlan.ts";
import { nameOf, planOf, stepsBetween, THING, urnOf } from "./steps.ts";

/** A resource of a program for the fake engine. */
export interface FakeResource {
    /** @default test:index:Thing */
    readonly type?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    /** Inputs whose change replaces it. @default none */
    readonly replacedBy?: readonly string[];
    readonly protect?: boolean;
}

/** What a program makes of the outputs of other stacks. */
export interface FakeProgram {
    readonly resources: Readonly<Record<string, FakeResource>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
    /** Names of outputs that are secret. */
    readonly secrets?: readonly string[];
    /** What the program says in passing. @default nothing */
    readonly warnings?: readonly string[];
    /** What a policy pack says of it. */
    readonly policies?: readonly PolicyVerdict[];
}

/** How a call of the engine ends other than well; the resources named first are done before it does. */
export interface FakeFault {
    readonly failure: EngineFailure;
    readonly done?: readonly string[];
}

interface FakeStack {
    resources: Map<string, FakeResource>;
    outputs: StackOutputs;
}

/** An engine in memory: states, diffs and outputs as the real one has them, without processes. For tests. */
export class FakeEngine implements EnginePort {
    /** Every call that could change something, and every preview: `<what> <project>`. */
    readonly calls: string[] = [];
    /** Programs by project, made of other stacks' outputs and of configuration by dotted path; a test may change them. */
    readonly programs: Record<
        string,
        (outputsOf: (project: string) => Record<string, unknown>, configured: Record<string, unknown>) => FakeProgram
    >;
    /** What was done to stacks by project, the newest first. */
    readonly past: Record<string, PastOperation[]> = {};
    readonly configured: Record<string, StackConfiguration> = {};
    /** Called while an operation is at work. */
    during: (call: string) => void | Promise<void> = () => undefined;
    /** Said by an engine that is not there. */
    missing: string | undefined;
    readonly #stacks = new Map<string, FakeStack>();
    readonly #faults = new Map<string, FakeFault[]>();

    constructor(programs: FakeEngine["programs"]) {
        this.programs = programs;
    }

    /** Lets the next calls of a kind end so: `preview plinth-network`, `up plinth-network`. */
    fail(call: string, ...faults: readonly FakeFault[]): void {
        this.#faults.set(call, [...(this.#faults.get(call) ?? []), ...faults]);
    }

    /** Resources of a stack by name. */
    resources(project: string): readonly string[] {
        return [...(this.#stacks.get(project)?.resources.keys() ?? [])];
    }

    async version(): Promise<string> {
        if (this.missing !== undefined) throw new EngineMissing(this.missing);
        return "fake";
    }

    async exists({ project }: StackAddress): Promise<boolean> {
        return this.#stacks.has(project);
    }

    async create({ project }: StackAddress): Promise<void> {
        this.calls.push(`create ${project}`);
        this.#stacks.set(project, { resources: new Map(), outputs: {} });
    }

    async preview(stack: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult> {
        return await this.#call(`preview ${stack.project}`, stack, operation, options, false);
    }

    async run(stack: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult> {
        return await this.#call(`${operation} ${stack.project}`, stack, operation, options, true);
    }

    async outputs({ project }: StackAddress): Promise<StackOutputs> {
        return this.#stack(project).outputs;
    }

    async configuration({ project }: StackAddress): Promise<StackConfiguration> {
        return this.configured[project] ?? {};
    }

    async exportCheckpoint({ project, stack }: StackAddress): Promise<unknown> {
        const { resources } = this.#stack(project);
        const listed = [...resources].map(([name, { type = THING }]) => ({
            urn: urnOf(stack, project, type, name),
            type,
        }));
        return { version: 3, deployment: { resources: listed } };
    }

    async importCheckpoint({ project }: StackAddress, checkpoint: unknown): Promise<void> {
        this.calls.push(`import ${project}`);
        const { deployment } = checkpoint as { deployment: { resources: { urn: string; type: string }[] } };
        const resources = deployment.resources.map(
            ({ urn: one, type }) => [one.split("::")[3] ?? "", { type }] as const,
        );
        this.#stack(project).resources = new Map(resources);
    }

    async history({ project }: StackAddress): Promise<readonly PastOperation[]> {
        return this.past[project] ?? [];
    }

    async cancel({ project }: StackAddress): Promise<void> {
        this.calls.push(`cancel ${project}`);
    }

    #stack(project: string): FakeStack {
        const found = this.#stacks.get(project);
        if (found === undefined) throw new Error(`no stack of ${project}`);
        return found;
    }

    async #call(
        call: string,
        address: StackAddress,
        operation: Operation,
        { signal, overrides = [], savePlan = false, plan }: OperationOptions,
        forReal: boolean,
    ): Promise<OperationResult> {
        this.calls.push(call);
        await this.during(call);
        const configured = Object.fromEntries(overrides.map(({ path, value }) => [path.join("."), value]));
        const wanted = this.#wanted(address.project, operation, configured);
        const stack = this.#stack(address.project);
        const all = stepsBetween(address, stack.resources, wanted.resources);
        const { outputs = {}, secrets = [], warnings = [], policies = [] } = wanted;
        const next = Object.fromEntries(
            Object.entries(outputs).map(([name, value]) => [name, { value, secret: secrets.includes(name) }]),
        );
        const fresh = planOf(address, stack.resources, wanted, all);
        const fault =
            this.#faults.get(call)?.shift() ?? stoppedBy(signal) ?? violated(policies) ?? violating(plan, fresh);
        const steps = fault === undefined ? all : all.filter(({ urn: one }) => fault.done?.includes(nameOf(one)));
        if (forReal) {
            for (const step of steps) {
                const name = nameOf(step.urn);
                if (step.op === "delete") stack.resources.delete(name);
                else stack.resources.set(name, wanted.resources[name] ?? {});
            }
            if (fault === undefined) stack.outputs = next;
        }
        const changes: Record<string, number> = {};
        for (const { op } of steps) {
            const counted = op === "create-replacement" ? "replace" : op;
            changes[counted] = (changes[counted] ?? 0) + 1;
        }
        return {
            ...(fault === undefined ? {} : { failure: fault.failure }),
            steps,
            policies,
            warnings,
            changes,
            outputs: Object.keys(outputs),
            ...(savePlan && fault === undefined ? { plan: fresh } : {}),
            outputsChange: JSON.stringify(next) !== JSON.stringify(this.#stack(address.project).outputs),
        };
    }

    #wanted(project: string, operation: Operation, configured: Record<string, unknown>): FakeProgram {
        if (operation === "destroy") return { resources: {} };
        const stack = this.#stack(project);
        if (operation === "refresh") {
            const outputs = Object.entries(stack.outputs).map(([name, { value }]) => [name, value] as const);
            return { resources: Object.fromEntries(stack.resources), outputs: Object.fromEntries(outputs) };
        }
        const program = this.programs[project];
        if (program === undefined) throw new Error(`no program of ${project}`);
        return program((other) => {
            const outputs = Object.entries(this.#stacks.get(other)?.outputs ?? {});
            return Object.fromEntries(outputs.map(([name, { value }]) => [name, value]));
        }, configured);
    }
}

function stoppedBy(signal: AbortSignal | undefined): FakeFault | undefined {
    return signal?.aborted === true ? { failure: { kind: "stopped" } } : undefined;
}

/** What is not in the plan is refused before anything is done; the real engine comes to see it on the way. */
function violating(plan: UpdatePlan | undefined, fresh: UpdatePlan): FakeFault | undefined {
    const result = plan === undefined ? undefined : narrowed(plan, fresh);
    if (result === undefined || "plan" in result) return undefined;
    return { failure: { kind: "planViolated", errors: result.wider.map((one) => `${one} violates plan`) } };
}

function violated(policies: readonly PolicyVerdict[]): FakeFault | undefined {
    return policies.some(({ level }) => level === "mandatory")
        ? { failure: { kind: "failed", errors: ["a policy is violated"] } }
        : undefined;
}
