import type { EngineStep, StepState } from "@plinth/plan";
import type { StackAddress } from "../ports/engine.ts";
import type { PlannedResource, UpdatePlan } from "../plan/updatePlan.ts";
import type { FakeProgram, FakeResource } from "./fakeEngine.ts";

/** The type of what has none. */
export const THING = "test:index:Thing";

export function urnOf(stack: string, project: string, type: string, name: string): string {
    return `urn:pulumi:${stack}::${project}::${type}::${name}`;
}

export function nameOf(one: string): string {
    return one.split("::")[3] ?? "";
}

/** What makes the one out of the other. */
export function stepsBetween(
    { project, stack }: StackAddress,
    old: ReadonlyMap<string, FakeResource>,
    now: FakeProgram["resources"],
): EngineStep[] {
    const names = new Set([...old.keys(), ...Object.keys(now)]);
    return [...names].flatMap((name): EngineStep[] => {
        const before = old.get(name);
        const after = now[name];
        const inputsOf = (resource: FakeResource | undefined): Readonly<Record<string, unknown>> =>
            resource?.inputs ?? {};
        const keys = new Set([...Object.keys(inputsOf(before)), ...Object.keys(inputsOf(after))]);
        const diffs = [...keys].filter(
            (key) => JSON.stringify(inputsOf(before)[key]) !== JSON.stringify(inputsOf(after)[key]),
        );
        const replacing = diffs.filter((key) => after?.replacedBy?.includes(key));
        const op =
            before === undefined
                ? "create"
                : after === undefined
                  ? "delete"
                  : replacing.length > 0
                    ? "create-replacement"
                    : diffs.length > 0
                      ? "update"
                      : undefined;
        if (op === undefined) return [];
        const type = (after ?? before)?.type ?? THING;
        return [
            {
                op,
                urn: urnOf(stack, project, type, name),
                type,
                ...(before === undefined ? {} : { old: stateOf(before) }),
                ...(after === undefined ? {} : { new: stateOf(after) }),
                keys: replacing,
                diffs,
            },
        ];
    });
}

function stateOf({ inputs = {}, protect = false }: FakeResource): StepState {
    return { custom: true, protect, inputs, outputs: {} };
}

/** The plan of an update: what is wanted of each resource, and the steps that lead there. */
export function planOf(
    { project, stack }: StackAddress,
    old: ReadonlyMap<string, FakeResource>,
    { resources }: Pick<FakeProgram, "resources">,
    steps: readonly EngineStep[],
): UpdatePlan {
    const names = [...new Set([...old.keys(), ...Object.keys(resources)])];
    const planned = names.map((name): [string, PlannedResource] => {
        const type = (resources[name] ?? old.get(name))?.type ?? THING;
        const urn = urnOf(stack, project, type, name);
        const found = steps.filter((step) => step.urn === urn).map(({ op }) => op);
        const resource = resources[name];
        if (resource === undefined) return [urn, { steps: found }];
        const changed = steps.find((step) => step.urn === urn)?.diffs ?? [];
        const updates = Object.fromEntries(changed.map((key) => [key, resource.inputs?.[key]]));
        const goal = { protect: resource.protect ?? false, inputDiff: { updates } };
        return [urn, { goal, steps: found.length === 0 ? ["same"] : found }];
    });
    return { resourcePlans: Object.fromEntries(planned) };
}
