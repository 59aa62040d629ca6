import type { PreviewResult } from "@plinth/engine";
import type { PreviewOptions } from "./arguments.ts";
import type { Compare } from "../compare/alongside.ts";
import type { Host } from "../host.ts";
import { showProgress } from "./progress.ts";
import { environmentTarget, type Target } from "./target.ts";
import { withTimeout } from "./timeout.ts";

/** What a command line says is to be previewed. */
export type Subject = { readonly environment: string } | { readonly project: string };

/**
 * Previews an environment of this repository, or a project of any: checks what was written, runs programs and policy packs
 * in the embedded engine, reports.
 *
 * @returns the exit code.
 */
export async function preview(subject: Subject, options: PreviewOptions, host: Host): Promise<number> {
    const started = performance.now();
    const target =
        "project" in subject
            ? (await import("./project.ts")).projectTarget(subject.project, options, host.cwd)
            : await environmentTarget(subject.environment, options, host.cwd);

    if (options.judgeWith === undefined) return await previewTarget(target, { options, host, started });
    const { judgeWith } = await import("../governance/judgeWith.ts");
    const judged = await judgeWith(options.judgeWith, target, options, host);
    try {
        return await previewTarget(judged.target, { options, host, started, complete: judged.complete });
    } finally {
        await judged.dispose();
    }
}

interface Request {
    readonly options: PreviewOptions;
    readonly host: Host;
    readonly started: number;
    /** Adds what only a view of the whole preview shows. */
    readonly complete?: (result: PreviewResult) => PreviewResult;
}

async function previewTarget(target: Target, { options, host, started, complete }: Request): Promise<number> {
    // Reporting is loaded while the programs run; the promise is awaited after them.
    const running = comparing(target, options, host);
    const reporting = import("./report.ts");
    reporting.catch(() => undefined);
    const { result: judged, compare } = await running;
    const result = complete === undefined ? await governed(target, options, judged, host) : complete(judged);
    const { report } = await reporting;
    const { environment, layout, assumed, unverified, stacks, layers, again } = target;
    return report({
        environment,
        layout,
        assumed,
        unverified,
        result,
        ...(compare === undefined ? {} : { compare }),
        stacks,
        layers,
        again,
        milliseconds: performance.now() - started,
        options,
        host,
    });
}

/** The result with what only a view of the whole environment shows. */
async function governed(
    target: Target,
    options: PreviewOptions,
    result: PreviewResult,
    host: Host,
): Promise<PreviewResult> {
    if (target.ownPack === undefined) return result;
    const { exemptionsOf, unusedInPreview } = await import("../governance/unusedExemptions.ts");
    const unused = unusedInPreview(exemptionsOf(target.ownPack, host.env), target, options, result);
    const { saidOnce } = await import("../governance/problemFinding.ts");
    return { ...result, findings: [...saidOnce(result.findings, target), ...unused] };
}

/** Runs the preview, beside what it is to be compared with. */
async function comparing(
    target: Target,
    options: PreviewOptions,
    host: Host,
): Promise<{ readonly result: PreviewResult; readonly compare?: Compare }> {
    if (options.base === undefined && options.against.length === 0) return { result: await run(target, options, host) };
    const { previewAlongside } = await import("../compare/alongside.ts");
    return await previewAlongside({ target, options, host, run: (beside) => run(target, options, beside) });
}

async function run(target: Target, options: PreviewOptions, host: Host): Promise<PreviewResult> {
    const { environment, stacks, policyPacks, organization, ownPack, mayCorrect } = target;
    const corrects = ownPack === undefined || mayCorrect === undefined ? {} : { [ownPack]: mayCorrect };
    const answers =
        options.answers === undefined
            ? undefined
            : (await import("./answersFile.ts")).readAnswersFile(options.answers, host.cwd);
    const engine = await host.loadEngine();
    const progress = showProgress(environment, stacks, host);
    try {
        return await withTimeout(
            options.timeout,
            host.signal,
            (signal) =>
                engine.preview({
                    stacks: stacks.map(({ directory, stack }) => ({ directory, stack })),
                    policyPacks,
                    corrects,
                    passes: options.passes === "1" ? 1 : 2,
                    ...(answers === undefined ? {} : { answers }),
                    ...(organization === undefined ? {} : { organization }),
                    onEvent: progress.onEvent,
                    signal,
                }),
            progress.unfinished,
        );
    } finally {
        progress.end();
    }
}
