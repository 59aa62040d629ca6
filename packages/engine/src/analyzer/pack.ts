import type { Finding } from "@plinth/plan";
import { type Child, startNode } from "../process/child.ts";
import { childEnvironment, type Identity } from "../process/environment.ts";
import type { StackConfig } from "../project/config.ts";
import type { LiveResource, StackState } from "../state/stackState.ts";
import { AnalyzerClient } from "./client.ts";
import type { PackFolder } from "./packFolder.ts";
import { type PackRules, readRules, readVerdict } from "./verdict.ts";

/** A pack that answers. */
interface ReadyPack {
    readonly client: AnalyzerClient;
    readonly rules: PackRules;
}

/** A policy pack that judges one stack: started beside the program, fed with each resource as it registers. */
export class PolicyPack {
    readonly #state: StackState;
    readonly #child: Child;
    readonly #ready: Promise<ReadyPack>;
    readonly #verdicts: Promise<Finding[]>[] = [];

    private constructor(state: StackState, child: Child, ready: Promise<ReadyPack>) {
        this.#state = state;
        this.#child = child;
        this.#ready = ready;
        // A pack that cannot start is reported once, when its verdicts are collected.
        ready.catch(() => undefined);
    }

    /** @param engine address of the Engine service, for what the pack logs. */
    static start(
        { directory, runner }: PackFolder,
        engine: string,
        identity: Identity,
        config: StackConfig,
        state: StackState,
    ): PolicyPack {
        let announce: (port: string) => void = () => undefined;
        const port = new Promise<string>((resolve) => (announce = resolve));
        let announced = false;
        const child = startNode([runner, engine, "."], {
            cwd: directory,
            env: childEnvironment(identity, config),
            onLine: (line) => {
                // The first line is the port; what a pack prints later is for people.
                if (!announced && /^\d+$/.test(line)) {
                    announced = true;
                    announce(line);
                } else state.say("info", line);
            },
        });
        const failed = child.ended.then(({ code, signal }) => {
            throw new Error(
                `policy pack ${directory} ended (${signal ?? `exit code ${code}`}) before it was ready:\n${child.stderr().trim()}`,
            );
        });
        const client = Promise.race([port, failed]).then(async (found) => {
            const made = new AnalyzerClient(`127.0.0.1:${found}`);
            await made.configureStack(identity, config);
            return { client: made, rules: readRules(await made.info()) };
        });
        return new PolicyPack(state, child, client);
    }

    /** Judges a resource; the verdict is collected by {@link finish}. */
    analyze(resource: LiveResource): void {
        const verdict = this.#ready.then(async ({ client, rules }) =>
            readVerdict(await client.analyze(this.#state, resource), rules.ofResources, [resource], resource.urn),
        );
        verdict.catch(() => undefined);
        this.#verdicts.push(verdict);
    }

    /** Judges the stack as a whole and returns every verdict. @throws Error when the pack failed. */
    async finish(): Promise<Finding[]> {
        const { client, rules } = await this.#ready;
        const single = await Promise.all(this.#verdicts);
        const response = await client.analyzeStack(this.#state);
        const whole = readVerdict(response, rules.ofStacks, this.#state.judged, this.#state.urn);
        return [...single.flat(), ...whole];
    }

    async stop(): Promise<void> {
        // The process first: a pack that never gets ready must not be waited for.
        await this.#child.stop();
        await this.#ready.then(
            ({ client }) => client.close(),
            () => undefined,
        );
    }
}
