import type { ChangeKind, Danger, PropertyDifference, ResourceChange } from "../comparison.ts";
import type { Pair } from "../compareStack.ts";
import type { ComparedResource } from "../side.ts";
import { fromStateObject } from "../../deployment/wireValue.ts";
import { PROVIDER_PREFIX, STACK_TYPE } from "../../summary.ts";
import { dangersOf, type LossOptions } from "./dangers.ts";
import { refusalDangers, type RefusedChange } from "./refusals.ts";
import { holdingOf } from "./stateful.ts";

/** A resource in one of the engine's events, values in the form of states; secrets are masked. */
export interface StepState {
    readonly custom?: boolean;
    readonly id?: string;
    readonly parent?: string;
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    /** Whether the program only reads it; others change and delete it. */
    readonly external?: boolean;
    /** Whether it only waits for being deleted, after a replacement. */
    readonly delete?: boolean;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
}

/** One step of a preview or a deployment, as the engine's events tell it. */
export interface EngineStep {
    /** `create`, `update`, `create-replacement`, …: the engine's own word. */
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    readonly old?: StepState;
    readonly new?: StepState;
    /** Properties that make the engine replace the resource. */
    readonly keys: readonly string[];
    /** Properties that differ. */
    readonly diffs: readonly string[];
}

/** The engine's steps that stand for a change, and what the change is; the others only carry it out. */
const kinds: Readonly<Record<string, ChangeKind>> = {
    create: "create",
    update: "update",
    delete: "delete",
    import: "import",
    read: "read",
    "create-replacement": "replace",
    "import-replacement": "replace",
    "read-replacement": "replace",
    discard: "discard",
};

/**
 * What may do harm in what the engine is about to do. The engine has asked the providers, so what is replaced is certain
 * here where a comparison of plans has to guess.
 */
export function dangersOfSteps(
    steps: readonly EngineStep[],
    options: { readonly allowed: ReadonlySet<string>; readonly refusedChange?: RefusedChange },
): Danger[] {
    const pairs = steps.flatMap(pairOf);
    const loss: LossOptions = { allowed: options.allowed, strict: true };
    return [...dangersOf({ pairs }, loss), ...refusalDangers(pairs, options.refusedChange ?? (() => []))];
}

function pairOf(step: EngineStep): Pair[] {
    const { urn, type } = step;
    const kind = kinds[step.op];
    if (kind === undefined || type === STACK_TYPE || type.startsWith(PROVIDER_PREFIX)) return [];
    const holds = kind === "replace" || kind === "delete" ? holdingOf(type)?.holds : undefined;
    const change: ResourceChange = {
        kind,
        urn,
        type,
        name: nameOf(urn),
        differences: step.diffs.map((path): PropertyDifference => ({ path, kind: "changed" })),
        options: [],
        replacedBy: kind === "replace" ? step.keys.map((path) => ({ kind: "property", path })) : [],
        ignored: [],
        ...(holds === undefined ? {} : { holds }),
        ...(kind === "delete" && step.old?.retainOnDelete === true ? { retained: true } : {}),
    };
    return [
        {
            change,
            ...(step.old === undefined ? {} : { old: sideOf(step, step.old) }),
            ...(step.new === undefined || kind === "delete" ? {} : { now: sideOf(step, step.new) }),
        },
    ];
}

function sideOf({ urn, type }: EngineStep, state: StepState): ComparedResource {
    return {
        urn,
        type,
        name: nameOf(urn),
        custom: state.custom === true,
        inputs: fromStateObject(state.inputs),
        // The engine's events name no dependencies.
        propertyDependencies: {},
        options: {
            ...(state.protect === true ? { protect: true } : {}),
            ...(state.retainOnDelete === true ? { retainOnDelete: true } : {}),
        },
    };
}

function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
