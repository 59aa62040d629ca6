import type { StackPlan } from "../plan.ts";
import {
    type ChangeKind,
    type ComparedWith,
    type Comparison,
    COMPARISON_VERSION,
    type ComparisonSummary,
    type Danger,
    dangerKinds,
    type StackComparison,
} from "./comparison.ts";
import { type ComparedPairs, compareStack } from "./compareStack.ts";
import { compareCosts, type CostOf } from "./costs.ts";
import { dangersOf } from "./dangers/dangers.ts";
import { refusalDangers, type RefusedChange } from "./dangers/refusals.ts";
import { holdingOf } from "./dangers/stateful.ts";
import type { ReplacedBy } from "./judge.ts";
import type { ComparedStack, OtherSide } from "./side.ts";

export interface CompareRequest {
    readonly now: readonly Pick<StackPlan, "project" | "stack" | "resources" | "outputs">[];
    readonly other: OtherSide;
    readonly against: ComparedWith;
    readonly replacedBy: ReplacedBy;
    /** Whether a provider's default tags reach resources of a type. @default none of them */
    readonly taggable?: (type: string) => boolean;
    /** What the cloud refuses of a change in place. @default nothing is known */
    readonly refusedChange?: RefusedChange;
    /** What resources cost by standing there. @default nobody asks */
    readonly costOf?: CostOf;
    /** URNs of stateful resources that may be replaced or deleted. */
    readonly allowReplace?: readonly string[];
    /** Refuses also what may or may not be replaced. @default false */
    readonly strict?: boolean;
}

/**
 * Compares a plan with another plan, or with what is deployed. Pure: the same sides give the same comparison, in whatever
 * order resources were registered.
 */
export function compare({
    now,
    other,
    against,
    replacedBy,
    allowReplace = [],
    strict = false,
    taggable = () => false,
    refusedChange = () => [],
    costOf = () => undefined,
}: CompareRequest): Comparison {
    const keys = new Set([...now, ...other.stacks].map(keyOf));
    const compared = [...keys].sort().flatMap((key): ComparedPairs[] => {
        const after = now.find((stack) => keyOf(stack) === key);
        const before = other.stacks.find((stack) => keyOf(stack) === key);
        const { project, stack } = (after ?? before) as ComparedStack;
        const empty: ComparedStack = { project, stack, resources: [], outputs: {} };
        if (before === undefined && other.kind === "state") {
            const nothing = { changes: [], outputs: [], undecided: [] };
            return [
                {
                    comparison: { project, stack, presence: "notCompared", ...nothing },
                    pairs: [],
                    old: empty,
                    now: empty,
                },
            ];
        }
        const presence = before === undefined ? "added" : after === undefined ? "removed" : "both";
        const state = other.kind === "state";
        const { outputs, undecided, ...rest } = compareStack(before ?? empty, after ?? empty, {
            state,
            replacedBy,
            taggable,
        });
        const pairs = rest.pairs.map((pair) => ({ ...pair, change: withHolding(pair.change) }));
        const changes = pairs.map(({ change }) => change);
        const costs = compareCosts(before ?? empty, after ?? empty, costOf);
        const told: StackComparison = {
            project,
            stack,
            presence,
            changes,
            outputs,
            undecided,
            ...(costs.length === 0 ? {} : { costs }),
        };
        return [{ ...rest, pairs, comparison: told }];
    });
    const dangers = compared
        .flatMap((pairs) => [
            ...dangersOf(pairs, { allowed: new Set(allowReplace), strict }),
            ...refusalDangers(pairs.pairs, refusedChange),
        ])
        .sort(worstFirst);
    const stacks = compared.map(({ comparison }) => comparison);
    return { version: COMPARISON_VERSION, against, dangers, stacks, summary: summarizeComparison(stacks, dangers) };
}

function keyOf({ project, stack }: { readonly project: string; readonly stack: string }): string {
    return `${project}/${stack}`;
}

function withHolding(change: StackComparison["changes"][number]): StackComparison["changes"][number] {
    const holds = holdingOf(change.type)?.holds;
    const loses = change.kind === "replace" || change.kind === "delete" || change.kind === "updateOrReplace";
    return holds !== undefined && loses ? { ...change, holds } : change;
}

/** Refused ones first, then by kind, URN and property. */
function worstFirst(one: Danger, other: Danger): number {
    const rank = ({ refused, kind, urn, property = "", what }: Danger): string =>
        [refused === true ? 0 : 1, dangerKinds.indexOf(kind), urn, property, what].join("\n");
    const [before, after] = [rank(one), rank(other)];
    return before < after ? -1 : before > after ? 1 : 0;
}

function summarizeComparison(stacks: readonly StackComparison[], dangers: readonly Danger[]): ComparisonSummary {
    const changes: Record<ChangeKind, number> = {
        create: 0,
        import: 0,
        update: 0,
        replace: 0,
        updateOrReplace: 0,
        delete: 0,
        read: 0,
        discard: 0,
        settings: 0,
    };
    const all = stacks.flatMap((stack) => stack.changes);
    for (const { kind } of all) changes[kind] += 1;
    return {
        changes,
        renamed: all.filter(({ oldUrn }) => oldUrn !== undefined).length,
        dangers: dangers.length,
        refused: dangers.filter(({ refused }) => refused === true).length,
        notCompared: stacks.filter(({ presence }) => presence === "notCompared").length,
    };
}
