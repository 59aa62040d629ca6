import type { Finding } from "@plinth/plan";
import { type Child, startNode } from "../process/child.ts";
import { childEnvironment, type Identity } from "../process/environment.ts";
import type { StackConfig } from "../project/config.ts";
import type { LiveResource, StackState } from "../state/stackState.ts";
import type { HashAsset } from "../wire/fromWire.ts";
import { AnalyzerClient } from "./client.ts";
import { applyCorrections, canBeCorrected } from "./corrections.ts";
import { explainEnd, explainFailure } from "./packFailure.ts";
import type { PackFolder } from "./packFolder.ts";
import { readPort } from "./packPort.ts";
import { type PackRules, readRules, readVerdict } from "./verdict.ts";

/** A pack that answers. */
interface ReadyPack {
    readonly client: AnalyzerClient;
    readonly rules: PackRules;
}

/** What a pack's process is started for. */
export interface PackRequest {
    /** Address of the Engine service, for what the pack logs. */
    readonly engine: string;
    readonly identity: Identity;
    readonly config: StackConfig;
    /** Receives the lines that the pack prints. */
    readonly onLine: (line: string) => void;
    /** Whether its rules may change resources before they are judged. */
    readonly mayCorrect: boolean;
}

/** The process of a policy pack for one stack: it judges one pass after the other. */
export class PolicyPack {
    readonly folder: PackFolder;
    readonly #child: Child;
    readonly #ready: Promise<ReadyPack>;
    #turn: Promise<unknown> = Promise.resolve();

    private constructor(folder: PackFolder, child: Child, ready: Promise<ReadyPack>) {
        this.folder = folder;
        this.#child = child;
        this.#ready = ready;
        // A pack that cannot start is reported once, when its verdicts are collected.
        ready.catch(() => undefined);
    }

    static start(folder: PackFolder, { engine, identity, config, onLine, mayCorrect }: PackRequest): PolicyPack {
        const { directory, runner } = folder;
        let announce: (port: string) => void = () => undefined;
        const port = new Promise<string>((resolve) => (announce = resolve));
        const child = startNode([runner, engine, "."], {
            cwd: directory,
            env: childEnvironment(identity, config),
            onLine: readPort((found) => announce(found), onLine),
        });
        const failed = child.ended.then((ended) => {
            const fix = "its main must make a PolicyPack (new PolicyPack(name, { policies }))";
            throw new Error(explainEnd(directory, "before it was ready", { ...ended, said: child.stderr(), fix }));
        });
        const client = Promise.race([port, failed]).then(async (found) => {
            const made = new AnalyzerClient(`127.0.0.1:${found}`);
            await made.configureStack(identity, config);
            const rules = readRules(await made.info());
            if (rules.correct && !mayCorrect) {
                throw new Error(
                    `policy pack ${directory} has rules of level remediate, which the settings this preview was started with do not name. ` +
                        "Fix: name them in policy.levels of the environment",
                );
            }
            return { client: made, rules };
        });
        return new PolicyPack(folder, child, client);
    }

    /** Begins the judgement of a pass: after that of the pass before, which a pack may keep in mind until its end. */
    judge(state: StackState): Judgement {
        const before = this.#turn;
        const judgement = new Judgement(
            state,
            before.then(() => this.#ready),
            this.#ready,
            (error, subject) =>
                explainFailure(error, { directory: this.folder.directory, subject, child: this.#child }),
        );
        this.#turn = judgement.ended;
        return judgement;
    }

    /** Whether its rules change resources, once it answers; a pack that does not start changes nothing. */
    async corrects(): Promise<boolean> {
        return await this.#ready.then(
            ({ rules }) => rules.correct,
            () => false,
        );
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

/** A pack's judgement of one pass, fed with each resource as it registers. */
export class Judgement {
    /** Resolves when {@link finish} is done, be it with an error. */
    readonly ended: Promise<void>;
    readonly #state: StackState;
    readonly #ready: Promise<ReadyPack>;
    readonly #pack: Promise<ReadyPack>;
    readonly #explain: (error: unknown, subject: string) => Promise<Error>;
    readonly #uncorrected: Finding[] = [];
    readonly #verdicts: Promise<Finding[]>[] = [];
    #end: () => void = () => undefined;

    /**
     * @param ready the pack, once it is this judgement's turn.
     * @param pack the pack as soon as it answers.
     * @param explain says in words what a call failed with.
     */
    constructor(
        state: StackState,
        ready: Promise<ReadyPack>,
        pack: Promise<ReadyPack>,
        explain: (error: unknown, subject: string) => Promise<Error>,
    ) {
        this.#state = state;
        this.#ready = ready;
        this.#pack = pack;
        this.#explain = explain;
        ready.catch(() => undefined);
        this.ended = new Promise((resolve) => (this.#end = resolve));
    }

    /** Has the pack change the inputs of a resource before anybody judges it. @throws Error when the pack failed at it. */
    async correct(resource: LiveResource, hash: HashAsset): Promise<void> {
        // A pack that does not start says so where its verdicts are collected.
        const pack = await this.#pack.catch(() => undefined);
        if (pack?.rules.correct !== true || !canBeCorrected(resource.inputs)) return;
        const response = await this.#asked(resource.urn, pack.client.remediate(this.#state, resource));
        this.#uncorrected.push(...applyCorrections(resource, response, this.#state, hash));
    }

    /** Judges a resource; the verdict is collected by {@link finish}. */
    analyze(resource: LiveResource): void {
        const verdict = this.#ready.then(async ({ client, rules }) =>
            readVerdict(
                await this.#asked(resource.urn, client.analyze(this.#state, resource)),
                rules.ofResources,
                [resource],
                {
                    about: resource.urn,
                    pass: this.#state.pass,
                },
            ),
        );
        verdict.catch(() => undefined);
        this.#verdicts.push(verdict);
    }

    /** Judges the stack as a whole and returns every verdict. @throws Error when the pack failed. */
    async finish(): Promise<Finding[]> {
        try {
            const { client, rules } = await this.#ready;
            const single = await Promise.all(this.#verdicts);
            const response = await this.#asked("the stack as a whole", client.analyzeStack(this.#state));
            const whole = readVerdict(response, rules.ofStacks, this.#state.judged, {
                about: this.#state.urn,
                pass: this.#state.pass,
            });
            return [...this.#uncorrected, ...single.flat(), ...whole];
        } finally {
            this.#end();
        }
    }

    async #asked<Answer>(subject: string, answer: Promise<Answer>): Promise<Answer> {
        try {
            return await answer;
        } catch (error) {
            throw await this.#explain(error, subject);
        }
    }
}
