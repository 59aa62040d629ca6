import { setTimeout as pause } from "node:timers/promises";
import type { Finding, Pass, StackPlan } from "@plinth/plan";
import { PolicyPack } from "../analyzer/pack.ts";
import type { PackFolder } from "../analyzer/packFolder.ts";
import type { PreviewRequest } from "../preview.ts";
import { withProjectPaths } from "../project/projectPaths.ts";
import type { StackOutputs } from "../stackOutputs.ts";
import type { StackState } from "../state/stackState.ts";
import type { Job } from "./job.ts";
import { mergeFindings } from "./mergeFindings.ts";
import { mergePlans } from "./mergePlans.ts";
import { findingsRenamed, planRenamed, renamedResources, sayRenamed } from "./renamedResources.ts";
import { sayWhatIsRefused } from "./refusedResources.ts";
import { type PassRequest, type PassRun, runPass } from "./runPass.ts";
import { Stops } from "./stops.ts";

export interface StackResult {
    readonly plan: StackPlan;
    readonly findings: readonly Finding[];
    readonly failed: boolean;
}

/** Outputs of the preview's stacks, by pass. */
export type OutputsByPass = Readonly<Record<Pass, StackOutputs>>;

/** How the SDK begins what it says of an error in a program, unless the error is meant to be printed as its message alone. */
const THREW = /unhandled exception|^\[?\w*Error: /;

/** Previews one stack: pass one and, where it went well, the settled pass; ends everything it started. */
export async function runStack(job: Job, outputs: OutputsByPass, request: PreviewRequest): Promise<StackResult> {
    const stops = new Stops();
    const onAbort = (): void => void stops.all();
    request.signal?.addEventListener("abort", onAbort, { once: true });
    try {
        return await new StackRun(job, outputs, request, stops).result();
    } finally {
        request.signal?.removeEventListener("abort", onAbort);
        await stops.all();
    }
}

class StackRun {
    readonly #job: Job;
    readonly #outputs: OutputsByPass;
    readonly #request: PreviewRequest;
    readonly #stops: Stops;
    /** Packs whose process judges both passes. */
    readonly #packs = new Map<string, PolicyPack>();
    readonly #started: PolicyPack[] = [];
    /** Whether resources wait for the packs, which may change them. */
    #corrected: boolean;

    constructor(job: Job, outputs: OutputsByPass, request: PreviewRequest, stops: Stops) {
        this.#job = job;
        this.#outputs = outputs;
        this.#request = request;
        this.#stops = stops;
        this.#corrected = job.packs.some(({ directory }) => request.corrects?.[directory] === true);
    }

    async result(): Promise<StackResult> {
        const { name, project } = this.#job;
        this.#request.signal?.throwIfAborted();
        this.#request.onEvent?.({ kind: "started", project: project.name });
        const first = await this.#first();
        const { state } = first;
        // Programs that wait for this one's outputs need not wait for its verdicts.
        if (state.failed) {
            for (const outputs of Object.values(this.#outputs)) outputs.reject(name, "its own preview failed");
        } else this.#outputs.preview.resolve(name, state.outputs);
        const verdicts = state.failed ? Promise.resolve([]) : collect(first);
        const settled = state.failed || this.#request.passes === 1 ? undefined : this.#settled(state);
        // It may be stopped while the verdicts are awaited; what became of it is asked below.
        settled?.catch(() => undefined);
        const findings = restingOn(await verdicts, state.madeUpAnswers);
        const second = await settled;
        const rewrite = (values: Parameters<typeof withProjectPaths>[0]): typeof values =>
            withProjectPaths(values, project);
        const settledPlan = second?.state.toPlan(rewrite);
        const unsettled = state.toPlan(rewrite);
        const renamed = settledPlan === undefined ? new Map() : renamedResources(unsettled, settledPlan);
        if (renamed.size > 0) state.say("warning", sayRenamed(renamed));
        const plan = renamed.size > 0 ? state.toPlan(rewrite) : unsettled;
        const result =
            second === undefined || settledPlan === undefined
                ? { plan, findings, failed: state.failed }
                : {
                      plan: mergePlans(plan, planRenamed(settledPlan, renamed)),
                      findings: mergeFindings(findings, findingsRenamed(second.findings, renamed)),
                      failed: state.failed || second.state.failed,
                  };
        this.#request.onEvent?.({ kind: "finished", project: project.name, failed: result.failed });
        return result;
    }

    /**
     * A program that threw is run again for the stack trace: nobody pays for traces that nobody reads. It may also have
     * thrown for want of an invoke's result, such as the list it makes resources from: those made up are given then.
     */
    async #first(): Promise<PassRun> {
        let fast = await this.#run("preview", { traces: false });
        if (await this.#findsCorrecting(fast.state)) {
            this.#corrected = true;
            await this.#stops.all();
            this.#packs.clear();
            fast = await this.#run("preview", { traces: false });
        }
        const threw = fast.state.diagnostics.some(({ message }) => THREW.test(message));
        if (!fast.state.failed || !threw || this.#request.signal?.aborted === true) return fast;
        await this.#stops.all();
        this.#packs.clear();
        const again = await this.#run("preview", { traces: true, assumeAnswers: true });
        const tokens = again.state.madeUpAnswers.join(", ");
        if (tokens !== "" && !again.state.failed) again.state.say("warning", needsAnswers(tokens));
        return again;
    }

    /** The settled pass; nothing where it could not be completed and that may be the fault of made-up values. */
    async #settled(first: StackState): Promise<{ state: StackState; findings: Finding[] } | undefined> {
        const outputs = this.#outputs.settled;
        const run = await this.#quickly();
        if (!run.state.failed) {
            outputs.resolve(this.#job.name, run.state.outputs);
            const findings = await collect(run);
            sayWhatIsRefused(run.state, first);
            return { state: run.state, findings };
        }
        // Those who need this stack go on with what pass one knows.
        outputs.resolve(this.#job.name, first.outputs);
        const state = (await this.#explained(run)).state;
        if (!first.hasGaps && !state.hasGaps) return { state, findings: [] };
        for (const { severity, message, urn } of state.diagnostics) {
            if (severity !== "error") continue;
            const why = "the settled pass ended early; some values in it were made up without a model of their form";
            first.say("warning", `${why}: ${message}`, urn);
        }
        return undefined;
    }

    /**
     * A settled pass whose program is not checked for types: pass one has done so. One that fails is run with its types,
     * which some programs need to run at all (constants of enumerations that are only declared).
     */
    async #quickly(): Promise<PassRun> {
        const compiled = this.#job.project.options.typescript !== false;
        const run = await this.#run("settled", { traces: false, transpileOnly: compiled });
        if (!compiled || !run.state.failed || this.#request.signal?.aborted === true) return run;
        // A pack judges one pass after the other, and would wait for the end of this one, which nobody collects.
        this.#packs.clear();
        return await this.#run("settled", { traces: false });
    }

    /** A settled pass that threw, run again for the stack trace; nobody judges it. */
    async #explained(run: PassRun): Promise<PassRun> {
        const threw = run.state.diagnostics.some(({ message }) => THREW.test(message));
        if (!threw || this.#request.signal?.aborted === true) return run;
        const again = await this.#run("settled", { traces: true, judged: false });
        return again.state.failed ? again : run;
    }

    #mayCorrect({ directory }: PackFolder): boolean {
        return this.#request.corrects?.[directory] !== false;
    }

    /** Whether a pack that nobody knew it of changes resources. */
    async #findsCorrecting({ failed }: StackState): Promise<boolean> {
        if (this.#corrected || this.#request.signal?.aborted === true) return false;
        const asked = this.#started.filter(({ folder }) => this.#mayCorrect(folder)).map((pack) => pack.corrects());
        const corrects = Promise.all(asked).then((answers) => answers.includes(true));
        // A program that failed has nothing to be judged: a pack that does not answer yet is not waited for.
        return await (failed ? Promise.race([corrects, pause(0, false)]) : corrects);
    }

    async #run(
        pass: Pass,
        {
            traces,
            transpileOnly = false,
            assumeAnswers = false,
            judged = true,
        }: { traces: boolean; transpileOnly?: boolean; assumeAnswers?: boolean; judged?: boolean },
    ): Promise<PassRun> {
        const request: PassRequest = {
            job: this.#job,
            pass,
            traces,
            transpileOnly,
            assumeAnswers,
            outputs: this.#outputs[pass],
            request: this.#request,
            stops: this.#stops,
            corrected: judged && this.#corrected,
            judge: (state, engine) =>
                (judged ? this.#job.packs : []).map((folder) => {
                    const known = this.#packs.get(folder.directory);
                    if (known !== undefined) return known.judge(state);
                    const { identity, config } = this.#job;
                    const onLine = (line: string): void => state.say("info", line);
                    const mayCorrect = this.#mayCorrect(folder);
                    const pack = PolicyPack.start(folder, { engine, identity, config, onLine, mayCorrect });
                    this.#stops.add(() => pack.stop());
                    this.#started.push(pack);
                    if (folder.judgesPasses) this.#packs.set(folder.directory, pack);
                    return pack.judge(state);
                }),
        };
        const run = await runPass(request);
        this.#request.onEvent?.({ kind: "judging", project: this.#job.project.name, pass });
        return run;
    }
}

function needsAnswers(tokens: string): string {
    return (
        `the program cannot be previewed without results of ${tokens}, so the simulated cloud made them up. ` +
        "Fix: give the real ones with --answers FILE"
    );
}

/** Verdicts of a pass one that only ran because results of invokes were made up: what a verdict rests on cannot be told. */
function restingOn(findings: readonly Finding[], madeUp: readonly string[]): readonly Finding[] {
    if (madeUp.length === 0) return findings;
    return findings.map((finding) =>
        finding.outcome === "unverified" ? finding : { ...finding, basis: "assumed" as const },
    );
}

/** Collects the verdicts of all packs; a pack that fails is an error of the stack, and the others still speak. */
async function collect({ state, judgements }: PassRun): Promise<Finding[]> {
    const verdicts = await Promise.allSettled(judgements.map((judgement) => judgement.finish()));
    const { mask } = state;
    return verdicts.flatMap((verdict) => {
        if (verdict.status === "fulfilled") return verdict.value.map((finding) => masked(finding, mask));
        state.say("error", verdict.reason instanceof Error ? verdict.reason.message : String(verdict.reason));
        return [];
    });
}

/** A finding without any secret in its words: packs receive secrets bare. */
function masked(finding: Finding, mask: (text: string) => string): Finding {
    const maybe = (text: string | null): string | null => (text === null ? null : mask(text));
    const { expected, actual, message, remedy } = finding;
    return {
        ...finding,
        expected: maybe(expected),
        actual: maybe(actual),
        message: mask(message),
        remedy: maybe(remedy),
    };
}
