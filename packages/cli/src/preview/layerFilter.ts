import { UserError } from "@plinth/core/errors";
import { nearest } from "@plinth/core/settings";
import type { Diagnostic, Finding, PlannedResource, StackPlan } from "@plinth/plan";
import { ENVIRONMENT_PROJECT } from "../repository/layers.ts";
import type { StackToPreview } from "./stacks.ts";

/** The layers a report is about: those asked for, or all of the environment. @throws UserError for one it does not have. */
export function layersToShow(asked: readonly string[], environment: string, layers: readonly string[]): string[] {
    const strange = asked.filter((layer) => !layers.includes(layer));
    if (strange.length > 0)
        throw new UserError(strange.map((layer) => explainStrange(layer, environment, layers)).join("\n"));
    return asked.length > 0 ? layers.filter((layer) => asked.includes(layer)) : [...layers];
}

function explainStrange(layer: string, environment: string, layers: readonly string[]): string {
    const guess = nearest(layer, layers);
    const fix = guess === undefined ? `name one of ${layers.join(", ")}` : `did you mean ${guess}?`;
    return `environment ${environment} does not have layer ${JSON.stringify(layer)}. Fix: ${fix}`;
}

/** What of a preview the report is about. */
export interface Shown {
    readonly stacks: readonly StackPlan[];
    readonly findings: readonly Finding[];
}

/**
 * Leaves out what was only previewed for others: whole stacks, or in layout `single` the components of other layers.
 * A stack that failed keeps its errors, shown or not: they are why the rest may be incomplete.
 */
export function onlyShown(
    result: Shown,
    requests: readonly StackToPreview[],
    layers: { readonly shown: readonly string[]; readonly all: readonly string[] },
): Shown {
    const inOrder = requests.flatMap(({ project, stack, shown }) => {
        const found = result.stacks.find((plan) => plan.project === project && plan.stack === stack);
        if (found === undefined) return [];
        if (shown) return [found.project === ENVIRONMENT_PROJECT ? onlyLayers(found, layers) : found];
        const errors = found.diagnostics.filter(({ severity }) => severity === "error");
        return errors.length > 0 ? [{ ...found, resources: [], outputs: {}, diagnostics: errors, gaps: [] }] : [];
    });
    const urns = new Set(inOrder.flatMap(({ resources }) => resources.map(({ urn }) => urn)));
    const hidden = new Set(
        result.stacks.flatMap(({ resources }) => resources.map(({ urn }) => urn)).filter((urn) => !urns.has(urn)),
    );
    return { stacks: inOrder, findings: result.findings.filter(({ urn }) => !hidden.has(urn)) };
}

/** The part of a single stack that belongs to the layers shown, the stack itself and what all layers share. */
function onlyLayers(
    plan: StackPlan,
    { shown, all }: { readonly shown: readonly string[]; readonly all: readonly string[] },
): StackPlan {
    if (shown.length === all.length) return plan;
    const layerOf = layersOfResources(plan.resources, all);
    const visible = (urn: string): boolean => {
        const layer = layerOf.get(urn);
        return layer === undefined || shown.includes(layer);
    };
    return {
        ...plan,
        resources: plan.resources.filter(({ urn }) => visible(urn)),
        outputs: Object.fromEntries(
            Object.entries(plan.outputs).filter(([name]) => !all.includes(name) || shown.includes(name)),
        ),
        diagnostics: plan.diagnostics.filter(
            ({ severity, urn }: Diagnostic) => severity === "error" || urn === undefined || visible(urn),
        ),
        gaps: plan.gaps.flatMap((gap) => {
            const urns = gap.urns.filter(visible);
            return gap.urns.length > 0 && urns.length === 0 ? [] : [{ ...gap, urns }];
        }),
    };
}

/**
 * The layer of each resource by URN; none for what layers share (the stack, providers). A layer names its top components
 * `<layer>` or `<layer>-<instance>`; everything below a component belongs to its layer.
 */
function layersOfResources(
    resources: readonly PlannedResource[],
    layers: readonly string[],
): Map<string, string | undefined> {
    const longestFirst = [...layers].sort((a, b) => b.length - a.length);
    const byName = (name: string): string | undefined =>
        longestFirst.find((layer) => name === layer || name.startsWith(`${layer}-`));
    const found = new Map<string, string | undefined>();
    // Parents come first in a plan.
    for (const { urn, parent, name } of resources) {
        found.set(urn, (parent === undefined ? undefined : found.get(parent)) ?? byName(name));
    }
    return found;
}
