import { STACK_TYPE } from "../summary.ts";
import type { ComparedResource, ComparedStack } from "./side.ts";

/** The parts of a URN. */
interface UrnParts {
    readonly stack: string;
    readonly project: string;
    /** All parents' types and its own, joined with `$`. */
    readonly types: string;
    readonly name: string;
}

function partsOf(urn: string): UrnParts {
    const [head = "", project = "", types = "", ...name] = urn.split("::");
    return { stack: head.slice("urn:pulumi:".length), project, types, name: name.join("::") };
}

function makeUrn(stack: string, project: string, parent: string | undefined, type: string, name: string): string {
    const above = parent === undefined || parent === "" ? "" : partsOf(parent).types;
    const types = above === "" || above === STACK_TYPE ? type : `${above}$${type}`;
    return `urn:pulumi:${stack}::${project}::${types}::${name}`;
}

/** What a program may say of a former self, by parts; what it leaves out is as it is now. */
interface AliasSpec {
    readonly name?: string;
    readonly type?: string;
    readonly stack?: string;
    readonly project?: string;
    readonly parentUrn?: string;
    readonly noParent?: boolean;
}

/**
 * Finds what each resource was called before, as the engine does (`generateAliases` in pkg/resource/deploy of pulumi
 * 3.x): by its own URN, by its aliases, and by those that follow from its parent having been found under another URN.
 *
 * @returns the old URN by the new one, for all resources that have one. Each old resource is found once.
 */
export function formerUrns(old: ReadonlySet<string>, now: ComparedStack): Map<string, string> {
    const byUrn = new Map(now.resources.map((resource) => [resource.urn, resource]));
    const found = new Map<string, string>();
    const taken = new Set<string>();
    // A resource that kept its URN is itself, whatever aliases say.
    for (const { urn } of now.resources) if (old.has(urn)) found.set(urn, urn);
    for (const urn of found.keys()) taken.add(urn);

    const visited = new Set<string>();
    const visit = (resource: ComparedResource): void => {
        if (visited.has(resource.urn)) return;
        visited.add(resource.urn);
        const parent = resource.parent === undefined ? undefined : byUrn.get(resource.parent);
        if (parent !== undefined) visit(parent);
        if (found.has(resource.urn)) return;
        const former = candidates(resource, now, found).find((urn) => old.has(urn) && !taken.has(urn));
        if (former === undefined) return;
        found.set(resource.urn, former);
        taken.add(former);
    };
    // In an order that does not depend on registration, parents before children.
    [...now.resources].sort(byUrnOrder).forEach(visit);
    return found;
}

function byUrnOrder({ urn: one }: ComparedResource, { urn: other }: ComparedResource): number {
    return one < other ? -1 : one > other ? 1 : 0;
}

/** URNs a resource may have had, the most likely first. */
function candidates(
    resource: ComparedResource,
    { stack, project }: ComparedStack,
    found: ReadonlyMap<string, string>,
): string[] {
    const own = (resource.options.aliases ?? []).map((alias) =>
        typeof alias === "string" ? alias : fromSpec(resource, alias as AliasSpec, { stack, project }, found),
    );
    const { parent } = resource;
    const formerParent = parent === undefined ? undefined : found.get(parent);
    if (parent === undefined || formerParent === undefined || formerParent === parent) return own;
    const parentName = partsOf(parent).name;
    const inherited = (type: string, name: string): string => {
        const { name: oldName } = partsOf(formerParent);
        // Children are named after their parents: `app-role` of `app`.
        const renamed = name.startsWith(parentName) ? oldName + name.slice(parentName.length) : name;
        return makeUrn(stack, project, formerParent, type, renamed);
    };
    return [
        ...own,
        inherited(resource.type, resource.name),
        ...own.map((urn) => {
            const { types, name } = partsOf(urn);
            return inherited(types.split("$").at(-1) ?? resource.type, name);
        }),
    ];
}

function fromSpec(
    { type, name, parent }: ComparedResource,
    spec: AliasSpec,
    here: { readonly stack: string; readonly project: string },
    found: ReadonlyMap<string, string>,
): string {
    const named = spec.parentUrn === undefined ? parent : (found.get(spec.parentUrn) ?? spec.parentUrn);
    const above = spec.noParent === true ? undefined : named;
    return makeUrn(spec.stack ?? here.stack, spec.project ?? here.project, above, spec.type ?? type, spec.name ?? name);
}
