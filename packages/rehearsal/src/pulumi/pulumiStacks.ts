import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import type { Attempt, StackEngine, StackState } from "../engine.ts";
import { ProgramHost } from "../programs/programHost.ts";
import { Commands } from "./command.ts";
import { KeyService } from "./keyService.ts";
import { readState } from "./readState.ts";
import type { RehearsedStack } from "./workspace.ts";

const UNATTENDED = ["--non-interactive", "--color", "never"];

/** No traces, which take half a program's time, and room for the many objects it makes. */
const FAST_PROGRAMS = { NODE_OPTIONS: "--stack-trace-limit=0 --max-semi-space-size=32" };

/** After so many rehearsals the process of programs starts anew: it had grown to 700 MB after thirteen of sandbox. */
const REHEARSALS_PER_PROCESS = 20;

/** How the CLI is run. */
export interface PulumiOptions {
    /** The CLI's file. */
    readonly pulumi: string;
    /** The environment of this process: PATH decides which Node programs run on. */
    readonly env: Readonly<Record<string, string | undefined>>;
    /** How many operations at a time. Default: 1, so that a seed finds the same order again. */
    readonly parallel?: number;
}

/** Stacks in a file backend of their own, in a temporary folder, made empty as often as one likes. */
export class PulumiStacks {
    readonly #root: string;
    readonly #stacks: readonly RehearsedStack[];
    readonly #options: PulumiOptions;
    #keys: KeyService | undefined;
    #programs: ProgramHost | undefined;
    #rehearsals = 0;

    private constructor(stacks: readonly RehearsedStack[], options: PulumiOptions) {
        // The CLI follows symbolic links in a file backend's path, and compares.
        this.#root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-state-")));
        this.#stacks = stacks;
        this.#options = options;
        for (const folder of ["empty", "home"]) mkdirSync(join(this.#root, folder));
        // The CLI keeps an encrypted log of every command in this folder. A file in its place, and it goes without.
        writeFileSync(join(this.#root, "home/logs"), "");
    }

    /** Makes the stacks. @throws UserError with what the CLI said where it cannot. */
    static async make(stacks: readonly RehearsedStack[], options: PulumiOptions): Promise<PulumiStacks> {
        const made = new PulumiStacks(stacks, options);
        made.#keys = await KeyService.start();
        await made.#startPrograms();
        const commands = made.#commands("empty", {});
        for (const { stack, directory } of stacks) {
            const { succeeded, output } = await commands.run(
                options.pulumi,
                ["stack", "init", stack, "--secrets-provider", KeyService.secretsProvider, ...UNATTENDED],
                directory,
            );
            if (succeeded) continue;
            made.remove();
            throw new UserError(`pulumi stack init ${stack} failed:\n${output.trimEnd()}`);
        }
        return made;
    }

    /** The stacks as they were made, empty, with the providers of `env` attached. `kill` kills the command that runs. */
    async fresh(
        env: Readonly<Record<string, string>>,
    ): Promise<{ readonly engines: StackEngine[]; readonly kill: () => void }> {
        this.#rehearsals += 1;
        if (this.#rehearsals % REHEARSALS_PER_PROCESS === 0) await this.#startPrograms();
        rmSync(join(this.#root, "state"), { recursive: true, force: true });
        cpSync(join(this.#root, "empty"), join(this.#root, "state"), { recursive: true });
        const commands = this.#commands("state", env);
        return { engines: this.#stacks.map((stack) => this.#engine(stack, commands)), kill: () => commands.kill() };
    }

    remove(): void {
        this.#programs?.stop();
        this.#keys?.stop();
        rmSync(this.#root, { recursive: true, force: true });
    }

    async #startPrograms(): Promise<void> {
        this.#programs?.stop();
        this.#programs = await ProgramHost.start({ ...this.#env("empty"), ...FAST_PROGRAMS });
    }

    #engine({ project, directory, stack }: RehearsedStack, commands: Commands): StackEngine {
        const { pulumi, parallel = 1 } = this.#options;
        const run = async (...args: string[]): Promise<Attempt> =>
            await commands.run(pulumi, [...args, "--stack", stack, ...UNATTENDED], directory);
        const changing = ["--yes", "--skip-preview", "--parallel", String(parallel)];
        return {
            name: `${project}/${stack}`,
            up: ({ expectNoChanges = false } = {}) =>
                run("up", ...changing, "--suppress-outputs", ...(expectNoChanges ? ["--expect-no-changes"] : [])),
            destroy: () => run("destroy", ...changing, "--suppress-outputs"),
            importLost: ({ urn, type, parent, provider }, id) =>
                run(
                    "import",
                    type,
                    urn.split("::").slice(3).join("::"),
                    id,
                    ...(parent === undefined ? [] : ["--parent", `parent=${parent}`]),
                    ...(provider === undefined ? [] : ["--provider", `provider=${provider}`]),
                    ...["--protect=false", "--generate-code=false", "--yes", "--skip-preview", "--suppress-outputs"],
                ),
            clearPending: () => run("refresh", ...changing, "--suppress-outputs", "--clear-pending-creates"),
            unlock: () => commands.run(pulumi, ["cancel", "--yes", stack, ...UNATTENDED], directory),
            unprotect: () => run("state", "unprotect", "--all", "--yes"),
            state: (): StackState => readState(join(this.#root, "state"), project, stack),
        };
    }

    #commands(backend: string, env: Readonly<Record<string, string>>): Commands {
        return new Commands({ ...this.#env(backend), ...this.#keys?.env, ...this.#programs?.env, ...env });
    }

    #env(backend: string): Record<string, string> {
        const home = join(this.#root, "home");
        const own = Object.entries(this.#options.env).filter(
            ([name, value]) => value !== undefined && !/^(PULUMI|AWS|VAULT)_/.test(name),
        );
        return {
            ...(Object.fromEntries(own) as Record<string, string>),
            HOME: home,
            PULUMI_HOME: home,
            // Without metadata: a second file beside each, with a checksum of every checkpoint.
            PULUMI_BACKEND_URL: `file://${join(this.#root, backend)}?metadata=skip`,
            PULUMI_SKIP_UPDATE_CHECK: "true",
            // A copy of every checkpoint, of which there are two for each operation.
            PULUMI_DISABLE_CHECKPOINT_BACKUPS: "true",
            // The CLI lives for seconds: memory that it would free is cheaper than looking for it.
            GOGC: "off",
            GOMEMLIMIT: "512MiB",
        };
    }
}
