import { type Finding, findingId, type PlannedResource, type StackPlan } from "@plinth/plan";

/** URNs of the settled pass by those that pass one has for the same resources. */
export type Renamed = ReadonlyMap<string, string>;

/**
 * Resources that a program names differently each time it runs: by a random number, by the time. Those of pass one that
 * the settled pass does not have are found again by their type, their parent and what their names begin with.
 *
 * @returns the URN of pass one by the one of the settled pass.
 */
export function renamedResources(first: StackPlan, settled: StackPlan): Renamed {
    const later = new Set(settled.resources.map(({ urn }) => urn));
    const missing = first.resources.filter(({ urn }) => !later.has(urn));
    const renamed = new Map<string, string>();
    if (missing.length === 0) return renamed;
    const earlier = new Set(first.resources.map(({ urn }) => urn));
    for (const resource of settled.resources.filter(({ urn }) => !earlier.has(urn))) {
        const parent = renamed.get(resource.parent ?? "") ?? resource.parent;
        const alike = missing.filter((known) => known.type === resource.type && known.parent === parent);
        const [same] = alike.sort((a, b) => alikeness(b.name, resource.name) - alikeness(a.name, resource.name));
        if (same === undefined) continue;
        missing.splice(missing.indexOf(same), 1);
        renamed.set(resource.urn, same.urn);
    }
    return renamed;
}

/** How many characters two names begin with alike. */
function alikeness(one: string, other: string): number {
    const different = [...one].findIndex((character, index) => character !== other.charAt(index));
    return different < 0 ? one.length : different;
}

/** The plan of the settled pass in the URNs of pass one. */
export function planRenamed(settled: StackPlan, renamed: Renamed): StackPlan {
    if (renamed.size === 0) return settled;
    const name = (urn: string): string => renamed.get(urn) ?? urn;
    const resources = settled.resources.map((resource): PlannedResource => {
        const { urn, parent, dependencies, propertyDependencies } = resource;
        return {
            ...resource,
            urn: name(urn),
            ...(parent === undefined ? {} : { parent: name(parent) }),
            dependencies: dependencies.map(name),
            propertyDependencies: Object.fromEntries(
                Object.entries(propertyDependencies).map(([property, urns]) => [property, urns.map(name)]),
            ),
        };
    });
    const gaps = settled.gaps.map((gap) => ({ ...gap, urns: gap.urns.map(name) }));
    return { ...settled, resources, gaps };
}

/** Verdicts of the settled pass on the resources of pass one. */
export function findingsRenamed(settled: readonly Finding[], renamed: Renamed): readonly Finding[] {
    if (renamed.size === 0) return settled;
    return settled.map((finding) => {
        const urn = renamed.get(finding.urn);
        if (urn === undefined) return finding;
        return { ...finding, urn, id: findingId(finding.rule, urn, finding.property) };
    });
}

/** What a person is told of it. */
export function sayRenamed(renamed: Renamed): string {
    const [[now, before] = ["", ""]] = renamed;
    const [one, other] = [before, now].map((urn) => urn.split("::").at(-1));
    const what = renamed.size === 1 ? "a resource has another name" : `${renamed.size} resources have other names`;
    return (
        `${what} each time the program runs (${one}, then ${other}): every deployment would replace ${renamed.size === 1 ? "it" : "them"}. ` +
        "Fix: make names of settings, not of random values or the time"
    );
}
