import { STACK_TYPE } from "../summary.ts";
import { formerUrns } from "./aliases.ts";
import type { ResourceChange, StackComparison } from "./comparison.ts";
import { differencesOf } from "./differences.ts";
import { isChange, judge, type Surroundings } from "./judge.ts";
import { isDefaultProvider, providerUrn } from "./providers.ts";
import type { ComparedResource, ComparedStack } from "./side.ts";

/** A resource as it is on both sides; one of them is missing for what is created or deleted. */
export interface Pair {
    readonly old?: ComparedResource;
    readonly now?: ComparedResource;
    readonly change: ResourceChange;
}

/** What differs in a stack, and the resources themselves for whoever has to look closer. */
export interface ComparedPairs {
    readonly comparison: StackComparison;
    readonly pairs: readonly Pair[];
    readonly old: ComparedStack;
    readonly now: ComparedStack;
}

/** Compares two sides of one stack. */
export function compareStack(
    old: ComparedStack,
    now: ComparedStack,
    { state, replacedBy, taggable }: Pick<Surroundings, "state" | "replacedBy" | "taggable">,
): Omit<ComparedPairs, "comparison"> & Pick<StackComparison, "outputs" | "undecided"> {
    const oldByUrn = new Map(old.resources.map((resource) => [resource.urn, resource]));
    const nowByUrn = new Map(now.resources.map((resource) => [resource.urn, resource]));
    const former = formerUrns(new Set(oldByUrn.keys()), now);
    const present = new Map([...former].map(([urn, before]) => [before, urn]));
    const judged = new Map<string, ResourceChange>();
    const around: Surroundings = {
        state,
        replacedBy,
        taggable,
        oldByUrn,
        nowByUrn,
        current: (urn) => present.get(urn) ?? urn,
        idOf: (urn) => oldByUrn.get(former.get(urn) ?? "")?.id,
        fate: (urn) => {
            if (nowByUrn.has(urn) && !former.has(urn)) return "new";
            const kind = judged.get(urn)?.kind;
            return kind === "replace" ? "replaced" : kind === "updateOrReplace" ? "maybeReplaced" : "stays";
        },
    };

    const matched = now.resources.filter(({ urn, type }) => former.has(urn) && type !== STACK_TYPE);
    const dependants = dependantsOf(matched);
    // A replaced resource changes what depends on it; each round goes one step further, until nothing changes.
    let waiting: Iterable<ComparedResource> = matched;
    while (true) {
        const next = new Set<ComparedResource>();
        for (const resource of waiting) {
            const change = judge(oldByUrn.get(former.get(resource.urn) ?? "") as ComparedResource, resource, around);
            const before = judged.get(resource.urn)?.kind;
            judged.set(resource.urn, change);
            const spreads = change.kind === "replace" || change.kind === "updateOrReplace";
            if (spreads && before !== change.kind) for (const one of dependants.get(resource.urn) ?? []) next.add(one);
        }
        if (next.size === 0) break;
        waiting = next;
    }

    const pairs: Pair[] = [
        ...matched.filter(isShown).map((resource) => ({
            old: oldByUrn.get(former.get(resource.urn) ?? "") as ComparedResource,
            now: resource,
            change: judged.get(resource.urn) as ResourceChange,
        })),
        ...now.resources
            .filter((resource) => !former.has(resource.urn) && isShown(resource))
            .map((resource) => ({ now: resource, change: whole(resource, created(resource)) })),
        ...old.resources
            .filter((resource) => !present.has(resource.urn) && isShown(resource))
            .map((resource) => ({ old: resource, change: deleted(resource) })),
    ].sort((one, other) => (one.change.urn < other.change.urn ? -1 : one.change.urn > other.change.urn ? 1 : 0));
    const telling = pairs.filter(({ change }) => isChange(change));
    return {
        old,
        now,
        pairs: telling,
        undecided: pairs
            .filter(({ change }) => !isChange(change))
            .flatMap(({ change }) => change.differences.map(({ path }) => ({ urn: change.urn, path }))),
        outputs: outputDifferences(old, now, state),
    };
}

/** Default providers and the stack itself are nobody's resources. */
function isShown(resource: ComparedResource): boolean {
    return resource.type !== STACK_TYPE && !isDefaultProvider(resource);
}

function dependantsOf(resources: readonly ComparedResource[]): Map<string, ComparedResource[]> {
    const found = new Map<string, ComparedResource[]>();
    const note = (urn: string, resource: ComparedResource): void => {
        const known = found.get(urn);
        if (known === undefined) found.set(urn, [resource]);
        else known.push(resource);
    };
    for (const resource of resources) {
        for (const urn of new Set(Object.values(resource.propertyDependencies).flat())) note(urn, resource);
        const provider = providerUrn(resource.provider);
        if (provider !== undefined) note(provider, resource);
    }
    return found;
}

function created({ read, options }: ComparedResource): ResourceChange["kind"] {
    if (read === true) return "read";
    return options.import === undefined || options.import === "" ? "create" : "import";
}

function deleted(resource: ComparedResource): ResourceChange {
    const change = whole(resource, resource.read === true ? "discard" : "delete");
    return resource.options.retainOnDelete === true && change.kind === "delete"
        ? { ...change, retained: true }
        : change;
}

function whole({ urn, type, name }: ComparedResource, kind: ResourceChange["kind"]): ResourceChange {
    return { kind, urn, type, name, differences: [], options: [], replacedBy: [], ignored: [] };
}

/** Outputs that a plan does not know yet say nothing, compared with those of a deployed stack. */
function outputDifferences(old: ComparedStack, now: ComparedStack, state: boolean): StackComparison["outputs"] {
    return differencesOf(old.outputs, now.outputs, {
        state,
        follows: () => [],
        idOf: () => undefined,
        unknown: (_path, sides) => (state || sides === "both" ? "same" : "changed"),
    }).filter(({ kind }) => kind !== "undecided");
}
