import { cloudProblems, knownPlace, objectKind, providerTarget } from "@plinth/cloud";
import {
    holdsUnknown,
    isPlanObject,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    Secret,
    unknownPaths,
} from "@plinth/plan";
import { providerResource } from "../state/providers.ts";
import { isProvider, type LiveResource, type StackState } from "../state/stackState.ts";

/** Says of each resource of the settled pass what the cloud or its provider would refuse when it is created. */
export function sayWhatIsRefused(settled: StackState, first: StackState): void {
    const created = [...settled.resources.values()].filter(
        ({ custom, read, type }) => custom && read !== true && !isProvider(type),
    );
    const problems = cloudProblems(
        created.map((resource) => {
            const provider = providerResource(settled, resource.provider);
            const version = provider?.inputs["version"];
            return {
                urn: resource.urn,
                type: resource.type,
                ...(resource.id === "" ? {} : { id: resource.id }),
                inputs: readable(resource.inputs),
                madeUp: madeUpInputs(resource, first.resources.get(resource.urn)),
                ...clusterOf(provider),
                ...(typeof version === "string" ? { providerVersion: version } : {}),
                ...(provider?.type === "pulumi:providers:aws"
                    ? knownPlace(providerTarget(readable(provider.inputs)))
                    : {}),
            };
        }),
    );
    for (const { urn, severity, message } of problems) settled.say(severity, message, urn);
}

/** The cluster of a Kubernetes provider's objects. */
function clusterOf(provider: LiveResource | undefined): { cluster?: string } {
    if (provider?.type !== "pulumi:providers:kubernetes") return {};
    const { cluster } = providerTarget(readable(provider.inputs));
    // One without a kubeconfig of its own takes the one around it.
    return { cluster: cluster?.id ?? provider.urn };
}

/** What pass one did not know, the settled pass made up. */
function madeUpInputs(resource: LiveResource, before: LiveResource | undefined): Set<string> {
    if (objectKind(resource.type) !== undefined)
        return new Set(before === undefined ? Object.keys(resource.inputs) : unknownPaths(before.inputs));
    return new Set(
        Object.keys(resource.inputs).filter(
            (name) => before === undefined || holdsUnknown(before.inputs[name] ?? null),
        ),
    );
}

/** Plain values, secrets unwrapped; what is not known stays as a key without a value. */
function readable(values: PlanObject): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

function plain(value: PlanValue): unknown {
    if (value instanceof Secret) return plain(value.value);
    if (Array.isArray(value)) return value.map(plain);
    if (isPlanObject(value)) return readable(value);
    if (typeof value !== "object" || value === null) return value;
    // A file is there, whatever it holds.
    return value instanceof PlanAsset || value instanceof PlanArchive ? {} : undefined;
}
