import type { ComparedResource } from "./compared.ts";
import { withoutAdditions } from "./providerAdditions.ts";
import { plainFromWire } from "./wire.ts";

type Values = Readonly<Record<string, unknown>>;

/** What `pulumi preview --save-plan` writes, as far as it is read here. */
export interface SavedPlan {
    readonly resourcePlans: Readonly<Record<string, ResourcePlan>>;
}

interface ResourcePlan {
    readonly goal?: {
        readonly type: string;
        readonly custom: boolean;
        readonly inputDiff: { readonly adds?: Values };
        readonly outputDiff: { readonly adds?: Values };
        readonly parent?: string;
        readonly provider?: string;
        readonly protect?: boolean;
        readonly dependencies?: readonly string[];
        readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
        readonly deleteBeforeReplace?: boolean;
        readonly ignoreChanges?: readonly string[];
        readonly additionalSecretOutputs?: readonly string[];
        readonly structuredAliases?: readonly unknown[];
        readonly id?: string;
        readonly customTimeouts?: Values;
    };
    /** None where a component has no outputs, or a provider was not asked. */
    readonly state?: Values | null;
}

/** What a saved plan says, in the form that is compared. Reads are not in it. */
export function readSavedPlan({ resourcePlans }: SavedPlan): {
    readonly resources: ReadonlyMap<string, ComparedResource>;
    readonly outputs: Values;
    readonly autonames: ReadonlyMap<string, string>;
} {
    const resources = new Map<string, ComparedResource>();
    const autonames = new Map<string, string>();
    let outputs: Values = {};
    for (const [urn, { goal, state }] of Object.entries(resourcePlans)) {
        if (goal === undefined) continue;
        const checked = plainFromWire(goal.inputDiff.adds ?? {}) as Record<string, unknown>;
        const { inputs, autoname } = withoutAdditions(goal.type, checked);
        if (autoname !== undefined) autonames.set(autoname, `<name of ${urn}>`);
        const isStack = goal.type === "pulumi:pulumi:Stack";
        if (isStack) outputs = plainFromWire(goal.outputDiff.adds ?? {}) as Values;
        const { id, deleteBeforeReplace, ignoreChanges, additionalSecretOutputs, customTimeouts = {} } = goal;
        resources.set(urn, {
            type: goal.type,
            custom: goal.custom,
            read: false,
            parent: goal.parent ?? "",
            provider: goal.provider ?? "",
            protect: goal.protect ?? false,
            inputs,
            outputs: isStack ? {} : (plainFromWire(state ?? {}) as Values),
            options: {
                ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
                ...(ignoreChanges === undefined ? {} : { ignoreChanges }),
                ...(additionalSecretOutputs === undefined ? {} : { additionalSecretOutputs }),
                ...(id === undefined || id === "" ? {} : { import: id }),
                ...(Object.keys(customTimeouts).length === 0 ? {} : { customTimeouts }),
            },
            dependencies: goal.dependencies ?? [],
            propertyDependencies: Object.fromEntries(
                Object.entries(goal.propertyDependencies ?? {}).map(([name, urns]) => [name, urns ?? []]),
            ),
        });
    }
    return { resources, outputs, autonames };
}
