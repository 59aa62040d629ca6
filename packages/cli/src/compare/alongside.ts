import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { ENVIRONMENTS, findRepository } from "@plinth/core/settings";
import type { PreviewResult } from "@plinth/engine";
import {
    type Comparison,
    compare,
    type ComparedStack,
    type ComparedWith,
    type OtherSide,
    type StackPlan,
} from "@plinth/plan";
import type { Host } from "../host.ts";
import type { PreviewOptions } from "../preview/arguments.ts";
import { readAnswersFile } from "../preview/answersFile.ts";
import { onlyShown, type Shown } from "../preview/layerFilter.ts";
import { environmentTarget, type Target } from "../preview/target.ts";
import { withTimeout } from "../preview/timeout.ts";
import { type BaseWorktree, openBase } from "./baseWorktree.ts";
import { readOtherFiles } from "./otherFiles.ts";
import { refusedChange } from "./refusedChange.ts";
import { replacedBy, taggable } from "./replacedBy.ts";
import { standingCost } from "./standingCost.ts";
import { withRoot } from "./withRoot.ts";

/** What a preview is compared with, once both are there. */
export type Compare = (now: Shown) => Comparison;

/** A preview, and the comparison that was asked for with it. */
export interface Previewed {
    readonly result: PreviewResult;
    readonly compare: Compare;
}

export interface ComparedPreview {
    readonly target: Target;
    readonly options: PreviewOptions;
    readonly host: Host;
    /** The preview itself; its host aborts when the other side fails. */
    readonly run: (host: Host) => Promise<PreviewResult>;
}

/**
 * Runs a preview beside what it is compared with: the same environment at another revision, or files.
 *
 * @throws UserError where the other side cannot be had; the preview is stopped then.
 */
export async function previewAlongside(request: ComparedPreview): Promise<Previewed> {
    const { options, host, run } = request;
    if (options.base === undefined) {
        const other = shownOf(readOtherFiles(options.against, host.cwd), request);
        return {
            result: await run(host),
            compare: comparing(request, other, { kind: "files", files: options.against }),
        };
    }
    return await withTimeout(options.timeout, host.signal, async (signal) => {
        const base = await openBase(findRepository(host.cwd), options.base ?? "", request.target.environment, signal);
        if (base.revision.uncommitted > 0) host.stderr.write(uncommittedNote(base.revision.uncommitted));
        try {
            return await besideBase(request, base, signal);
        } finally {
            await base.dispose();
        }
    });
}

/** The working tree is what is previewed, as it is: someone who is still writing wants to know. */
function uncommittedNote(count: number): string {
    const what =
        count === 1 ? "1 file that is not committed: it is" : `${count} files that are not committed: they are`;
    return `The working tree has ${what} part of what is compared.\n`;
}

async function besideBase(request: ComparedPreview, base: BaseWorktree, outer: AbortSignal): Promise<Previewed> {
    const { host, run } = request;
    const { name, commit } = base.revision;
    // Whichever side fails first stops the other: neither is of use alone.
    const stop = new AbortController();
    const signal = AbortSignal.any([outer, stop.signal]);
    const stopping = async <Result>(work: Promise<Result>): Promise<Result> =>
        await work.catch((error: unknown) => {
            stop.abort(error);
            throw error;
        });
    const [result, stacks] = await Promise.allSettled([
        stopping(run({ ...host, signal })),
        stopping(previewBase(request, base, signal)),
    ]).then((settled) => {
        outer.throwIfAborted();
        stop.signal.throwIfAborted();
        return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as [PreviewResult, ComparedStack[]];
    });
    const against: ComparedWith = { kind: "revision", revision: name, commit };
    return { result, compare: comparing(request, { stacks, kind: "plan" }, against) };
}

/** The environment at the other revision: pass one alone, judged by nobody. */
async function previewBase(
    { options, target, host }: ComparedPreview,
    base: BaseWorktree,
    signal: AbortSignal,
): Promise<ComparedStack[]> {
    const revision = base.revision.name;
    const there = await baseTarget(target, options, base);
    if (there === undefined) return [];
    const answers = options.answers === undefined ? undefined : readAnswersFile(options.answers, host.cwd);
    const engine = await host.loadEngine();
    const result = await engine.preview({
        stacks: there.stacks.map(({ directory, stack }) => ({ directory, stack })),
        policyPacks: [],
        passes: 1,
        ...(answers === undefined ? {} : { answers }),
        signal,
    });
    signal.throwIfAborted();
    if (result.failed) {
        const said = result.stacks
            .flatMap(({ diagnostics }) => diagnostics)
            .filter(({ severity }) => severity === "error")
            .map(({ message }) => `  - ${firstLines(message).replaceAll(`${base.root}/`, "")}`);
        throw new UserError(
            [
                `--base ${revision}: the environment's preview fails at that revision:`,
                ...new Set(said),
                "Fix: name a revision that can be previewed",
            ].join("\n"),
        );
    }
    const { stacks } = onlyShown(result, there.stacks, there.layers);
    // Programs that build paths of their own see the worktree's place, which is no difference.
    return stacks.map((stack) => withRoot(stack, base.root, findRepository(host.cwd)));
}

/** Enough of what a program said to know what is wrong with it, without its stack trace. */
function firstLines(message: string): string {
    const lines = message.trim().split("\n");
    const end = lines.findIndex((line) => /^\s+at /.test(line));
    return lines
        .slice(0, Math.min(end < 0 ? lines.length : end, 3))
        .map((line) => line.trim())
        .join(" ");
}

/** What to preview at the other revision; `undefined` where the environment is new. */
async function baseTarget(
    now: Target,
    options: PreviewOptions,
    { root, revision }: BaseWorktree,
): Promise<Target | undefined> {
    const { environment } = now;
    if (!existsSync(join(root, ENVIRONMENTS, environment))) return undefined;
    try {
        const all = await environmentTarget(environment, { ...options, layer: [], policyPack: [] }, root);
        // A layer that is new has nothing to be compared with, and one that is gone was not asked for.
        const layer = options.layer.filter((name) => all.layers.all.includes(name));
        if (options.layer.length === 0) return all;
        return layer.length === 0
            ? undefined
            : await environmentTarget(environment, { ...options, layer, policyPack: [] }, root);
    } catch (error) {
        if (!UserError.isInstance(error)) throw error;
        throw new UserError(`--base ${revision.name}: the settings at that revision are wrong:\n${error.message}`);
    }
}

function comparing({ options }: ComparedPreview, other: OtherSide, against: ComparedWith): Compare {
    return ({ stacks }) =>
        compare({
            now: stacks.map((stack) => ({
                ...stack,
                resources: stack.resources.filter(({ onlyIn }) => onlyIn === undefined),
            })),
            other,
            against,
            replacedBy,
            taggable,
            refusedChange,
            costOf: standingCost,
            allowReplace: options.allowReplace,
            strict: options.strict === true,
        });
}

/**
 * The part of the other side that the preview is about.
 *
 * @throws UserError for an export of another stack: it would look as if everything in it were deleted.
 */
function shownOf(other: OtherSide, { target, options }: ComparedPreview): OtherSide {
    const { stacks: requests, layers } = target;
    const known = requests.map(nameOf);
    const strangers = other.stacks.filter((stack) => !known.includes(nameOf(stack)));
    const none = strangers.length === other.stacks.length;
    if (none || (other.kind === "state" && strangers.length > 0)) {
        throw new UserError(
            `--against: ${strangers.map(nameOf).join(", ")} is none of the stacks that are previewed here (${known.join(", ")}). Fix: name files of those`,
        );
    }
    const asPlans = other.stacks.map((stack) => ({ ...stack, diagnostics: [], gaps: [] }) as unknown as StackPlan);
    const { stacks } = onlyShown({ stacks: asPlans, findings: [] }, requests, layers);
    // A plan of a stack that is no more says that it is to go, unless only some layers are looked at.
    return { ...other, stacks: [...stacks, ...(options.layer.length === 0 ? strangers : [])] };
}

function nameOf({ project, stack }: { readonly project: string; readonly stack: string }): string {
    return `${project}/${stack}`;
}
