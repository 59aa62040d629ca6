import { hostname } from "node:os";
import { LocalWorkspace, PulumiCommand, Stack } from "@pulumi/pulumi/automation/index.js";
import {
    EngineMissing,
    type EnginePort,
    type Operation,
    type OperationOptions,
    type OperationResult,
    type PastOperation,
    type StackAddress,
    type StackConfiguration,
    type StackOutputs,
} from "../ports/engine.ts";
import { isRunning } from "../records/fileRunLock.ts";
import { type Ended, pulumi } from "./cli.ts";
import { isPlanViolation, withoutValues } from "../plan/violation.ts";
import { overriddenConfig } from "./overriddenConfig.ts";
import { type PlanFile, planFile } from "./planFile.ts";
import { type LoggedEvent, readEvents, stepOf } from "./readEvents.ts";
import { readHistory } from "./readHistory.ts";
import { readLock } from "./readLock.ts";

/** With what secrets of stacks are closed that are made here; the CLI has no variable for it. */
export const SECRETS_PROVIDER = "PLINTH_SECRETS_PROVIDER";

const NO_STACK = /no stack named .* found/;

type Environment = Readonly<Record<string, string | undefined>>;

/** The real engine: previews and operations through Pulumi's Automation API, on the projects as they are, with the CLI on PATH. */
export class AutomationEngine implements EnginePort {
    readonly #env: Environment;
    #command: Promise<PulumiCommand> | undefined;

    /**
     * @param env what the CLI gets: credentials, backend, PATH. The Automation API adds this process's own environment
     * beneath it.
     */
    constructor(env: Environment) {
        this.#env = env;
    }

    async version(): Promise<string> {
        const { version } = await this.#engine();
        return version?.version ?? "unknown";
    }

    async exists(stack: StackAddress): Promise<boolean> {
        const ended = await this.#cli(stack, ["stack", "output", "--json"]);
        if (ended.code === 0) return true;
        if (NO_STACK.test(ended.stderr)) return false;
        throw refused(stack, ended);
    }

    async create(stack: StackAddress): Promise<void> {
        const provider = this.#env[SECRETS_PROVIDER];
        const secrets = provider === undefined ? [] : ["--secrets-provider", provider];
        await this.#succeed(stack, ["stack", "init", "--no-select", ...secrets]);
    }

    async outputs(stack: StackAddress): Promise<StackOutputs> {
        const [masked, plain] = await Promise.all([
            this.#succeed(stack, ["stack", "output", "--json"]),
            this.#succeed(stack, ["stack", "output", "--json", "--show-secrets"]),
        ]);
        const hidden = JSON.parse(masked) as Record<string, unknown>;
        const values = Object.entries(JSON.parse(plain) as Record<string, unknown>);
        return Object.fromEntries(
            values.map(([name, value]) => [
                name,
                { value, secret: JSON.stringify(hidden[name]) !== JSON.stringify(value) },
            ]),
        );
    }

    async configuration(stack: StackAddress): Promise<StackConfiguration> {
        const listed = await this.#succeed(stack, ["config", "--json", "--show-secrets"]);
        const all = JSON.parse(listed) as Record<string, { value?: string; objectValue?: unknown; secret: boolean }>;
        return Object.fromEntries(Object.entries(all).map(([key, { value = "", secret }]) => [key, { value, secret }]));
    }

    async exportCheckpoint(stack: StackAddress): Promise<unknown> {
        return JSON.parse(await this.#succeed(stack, ["stack", "export"])) as unknown;
    }

    async importCheckpoint(stack: StackAddress, checkpoint: unknown): Promise<void> {
        await this.#succeed(stack, ["stack", "import"], JSON.stringify(checkpoint));
    }

    async history(stack: StackAddress): Promise<readonly PastOperation[]> {
        const listed = await this.#succeed(stack, ["stack", "history", "--output", "json", "--page-size", "100"]);
        return readHistory(listed);
    }

    async cancel(stack: StackAddress): Promise<void> {
        await this.#succeed(stack, ["cancel", "--yes"]);
    }

    async preview(address: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult> {
        return await this.#operate(address, options, (stack, common) => {
            if (operation === "destroy") return stack.previewDestroy(common);
            if (operation === "refresh") return stack.previewRefresh(common);
            return stack.preview({ ...common, policyPacks: [...(options.policyPacks ?? [])] });
        });
    }

    async run(address: StackAddress, operation: Operation, options: OperationOptions): Promise<OperationResult> {
        return await this.#operate(address, options, (stack, common) => {
            if (operation === "destroy") return stack.destroy(common);
            if (operation === "refresh") return stack.refresh(common);
            return stack.up({ ...common, policyPacks: [...(options.policyPacks ?? [])] });
        });
    }

    async #operate(
        address: StackAddress,
        { message, signal, onStep, overrides = [], savePlan = false, plan }: OperationOptions,
        work: (stack: Stack, options: CommonOptions) => Promise<unknown>,
    ): Promise<OperationResult> {
        const events: LoggedEvent[] = [];
        // The Automation API does not look whether a signal has aborted before.
        if (signal?.aborted === true) return { ...readEvents([]), failure: { kind: "stopped" } };
        const stack = await this.#stack(address);
        const onEvent = (event: object): void => {
            const logged = event as LoggedEvent;
            events.push(logged);
            if (logged.resOutputsEvent !== undefined) onStep?.(stepOf(logged.resOutputsEvent.metadata));
        };
        const config = overrides.length === 0 ? undefined : overriddenConfig(address, overrides);
        // `plan` is where a preview writes one, and where an update reads it from.
        const file: PlanFile | undefined = savePlan || plan !== undefined ? planFile(plan) : undefined;
        try {
            await work(stack, {
                color: "never",
                onEvent,
                ...(config === undefined ? {} : { configFile: config.file }),
                ...(file === undefined ? {} : { plan: file.file }),
                ...(message === undefined ? {} : { message }),
                ...(signal === undefined ? {} : { signal }),
            });
            const saved = savePlan ? file?.read() : undefined;
            return { ...withoutErrors(events), ...(saved === undefined ? {} : { plan: saved }) };
        } catch (error) {
            const said = error instanceof Error ? error.message : String(error);
            const held = plan !== undefined;
            return { ...withoutErrors(events), failure: failureOf(said, readEvents(events).errors, signal, held) };
        } finally {
            config?.dispose();
            file?.dispose();
        }
    }

    async #engine(): Promise<PulumiCommand> {
        this.#command ??= PulumiCommand.get().catch((error: unknown) => {
            const said = error instanceof Error ? error.message : String(error);
            throw new EngineMissing(/ENOENT/.test(said) ? "pulumi is not on PATH" : firstLine(said));
        });
        return await this.#command;
    }

    async #stack({ directory, stack }: StackAddress): Promise<Stack> {
        const workspace = await LocalWorkspace.create({
            workDir: directory,
            pulumiCommand: await this.#engine(),
            envVars: Object.fromEntries(
                Object.entries(this.#env).filter((entry): entry is [string, string] => entry[1] !== undefined),
            ),
        });
        // Every command names its stack; selecting it would change what the person's own next command works on.
        workspace.selectStack = async () => undefined;
        return await Stack.select(stack, workspace);
    }

    async #succeed(stack: StackAddress, args: readonly string[], input?: string): Promise<string> {
        const ended = await this.#cli(stack, args, input);
        if (ended.code !== 0) throw refused(stack, ended);
        return ended.stdout;
    }

    async #cli({ directory, stack }: StackAddress, args: readonly string[], input?: string): Promise<Ended> {
        return await pulumi([...args, "--stack", stack], directory, this.#env, input);
    }
}

interface CommonOptions {
    readonly color: "never";
    readonly onEvent: (event: object) => void;
    readonly configFile?: string;
    readonly plan?: string;
    readonly message?: string;
    readonly signal?: AbortSignal;
}

function withoutErrors(events: readonly LoggedEvent[]): OperationResult {
    const { errors: _, ...told } = readEvents(events);
    return told;
}

function failureOf(
    said: string,
    errors: readonly string[],
    signal: AbortSignal | undefined,
    held: boolean,
): NonNullable<OperationResult["failure"]> {
    if (signal?.aborted === true) return { kind: "stopped" };
    const lock = readLock(said, hostname(), isRunning);
    if (lock !== undefined) return { kind: "locked", lock };
    if (NO_STACK.test(said)) return { kind: "noStack" };
    // Of outputs that its plan does not allow, the engine says nothing at all.
    if (held && errors.length === 0 && !/^\s*error: /m.test(said)) {
        return { kind: "planViolated", errors: ["outputs other than planned; the engine does not say which"] };
    }
    const all = errors.length > 0 ? errors : errorLines(said);
    return { kind: all.some(isPlanViolation) ? "planViolated" : "failed", errors: all };
}

/** What the CLI itself complains about, before the engine had anything to say. */
function errorLines(said: string): string[] {
    const found = said.split("\n").filter((line) => /^\s*error: /.test(line));
    return found.length > 0
        ? [...new Set(found.map((line) => withoutValues(line.trim().slice("error: ".length))))]
        : [firstLine(said)];
}

function firstLine(said: string): string {
    return said.trim().split("\n")[0] ?? "";
}

function refused({ directory, stack }: StackAddress, { stderr, stdout }: Ended): Error {
    return new Error(
        `${errorLines(stderr.trim() === "" ? stdout : stderr).join("; ")} (stack ${stack} in ${directory})`,
    );
}
