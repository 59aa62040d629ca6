import type { Finding, Pass, StackPlan } from "@plinth/plan";
import type { Answers } from "./answers/answers.ts";
import { readJobs } from "./passes/job.ts";
import { runStack } from "./passes/runStack.ts";
import { killStrays } from "./process/strays.ts";
import { StackOutputs } from "./stackOutputs.ts";

/** One stack to preview. */
export interface StackRequest {
    /** Absolute path of the folder that holds `Pulumi.yaml`. */
    readonly directory: string;
    readonly stack: string;
}

export interface PreviewRequest {
    /** In any order: a program that refers to another stack of the list waits for that one's outputs. */
    readonly stacks: readonly StackRequest[];
    /** Absolute paths of policy packs. */
    readonly policyPacks: readonly string[];
    /**
     * By folder, whether a pack changes resources (level `remediate`), where that is known: programs then wait for it from
     * the start, or never. Where it is not known, a program whose pack turns out to do so is run again.
     */
    readonly corrects?: Readonly<Record<string, boolean>>;
    readonly answers?: Answers;
    /** 1: pass one only. Default 2: the settled pass as well. */
    readonly passes?: 1 | 2;
    /** Varies what the settled pass makes up: a verdict that flips with it rests on invention. */
    readonly variation?: string;
    /** Default `organization`, which is what self-managed backends call it. */
    readonly organization?: string;
    /** What programs find in their environment besides what this process has. */
    readonly variables?: Readonly<Record<string, string>>;
    readonly onEvent?: (event: PreviewEvent) => void;
    /** Aborting stops every process; `preview` then rejects with the signal's reason. */
    readonly signal?: AbortSignal;
}

export type PreviewEvent =
    | { readonly kind: "started"; readonly project: string }
    | { readonly kind: "registered"; readonly project: string; readonly urn: string; readonly pass: Pass }
    | { readonly kind: "waiting"; readonly project: string; readonly for: string }
    /** The program has ended; its policy packs may not have. */
    | { readonly kind: "judging"; readonly project: string; readonly pass: Pass }
    | { readonly kind: "finished"; readonly project: string; readonly failed: boolean };

export interface PreviewResult {
    /** In the order of the request. */
    readonly stacks: readonly StackPlan[];
    readonly findings: readonly Finding[];
    /** A program or a pack failed; the diagnostics of its stack say why. */
    readonly failed: boolean;
}

/**
 * Previews stacks without a cloud, the Pulumi CLI or a network: runs each unmodified program with the SDK's own runner
 * against an engine in this process, and has each judged by unmodified policy packs.
 *
 * It does so twice. In pass one computed values are unknown, as in a real preview of what does not exist yet. In the settled
 * pass the simulated cloud makes them up, so that rules can decide and every `apply` runs, still as a dry run.
 *
 * @throws Error when a project or pack cannot be read at all. What programs and packs do wrong stands in the result.
 */
export async function preview(request: PreviewRequest): Promise<PreviewResult> {
    // Everything is read before anything starts: nothing runs on beside a preview that could not begin.
    const jobs = readJobs(request, request.organization ?? "organization");
    const outputs = (): StackOutputs =>
        new StackOutputs(
            request.answers?.stackOutputs ?? {},
            jobs.map(({ name }) => name),
        );
    const byPass = { preview: outputs(), settled: outputs() };
    // All of them, whatever becomes of one: a preview is over when everything it started has ended.
    const ended = await Promise.allSettled(jobs.map((job) => runStack(job, byPass, request)));
    killStrays();
    request.signal?.throwIfAborted();
    const results = ended.map((end) => {
        if (end.status === "rejected") throw end.reason;
        return end.value;
    });
    return {
        stacks: results.map(({ plan }) => plan),
        findings: results.flatMap(({ findings }) => findings),
        failed: results.some(({ failed }) => failed),
    };
}
