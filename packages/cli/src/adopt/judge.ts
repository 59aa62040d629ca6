import type { AdoptedResource } from "@plinth/core/adoption";
import type { EffectiveSetting } from "@plinth/core/settings";
import {
    compare,
    type ComparedStack,
    defaultTagsOf,
    encodeValue,
    type EncodedValue,
    holdingOf,
    holdsUnknown,
    isPlanObject,
    type PlannedResource,
    type PlanValue,
    type PropertyDifference,
    type ResourceChange,
    type StackPlan,
} from "@plinth/plan";
import { replacedBy, taggable } from "../compare/replacedBy.ts";
import type { AdoptedChild, AdoptedProperty, AdoptionVerdict } from "./adoptionReport.ts";
import { decidedBy, settingOf } from "./decidedBy.ts";
import { type Found, withConstants, withoutFilledIn } from "./found.ts";

/** A child of the layer, and the resource that it takes over. */
export interface Taken {
    readonly planned: PlannedResource;
    readonly adopted: AdoptedResource;
    /** `undefined` where nobody has said what exists. */
    readonly found: Found | undefined;
}

export interface JudgeRequest {
    readonly layer: string;
    /** The stack that holds the children. */
    readonly stack: StackPlan;
    readonly taken: readonly Taken[];
    /** Of the layer, in the environment. */
    readonly settings: readonly EffectiveSetting[];
}

/** Says of each adopted child what taking it over would change: the plan compared with what exists. */
export function judgeAdoption(request: JudgeRequest): AdoptedChild[] {
    const changes = changesOf(request);
    return request.taken.map((taken) => judged(taken, changes.get(taken.planned.urn), request));
}

/** What the engine would do after the import, by URN; none where nothing is. */
function changesOf({ stack, taken }: JudgeRequest): ReadonlyMap<string, ResourceChange> {
    const { project, stack: name } = stack;
    const byUrn = byUrnOf(stack);
    const keep = new Map(taken.map(({ planned, adopted }) => [planned.urn, adopted.keep]));
    const now = stack.resources.map((resource) =>
        notKeeping(withAllTags(resource, byUrn), keep.get(resource.urn) ?? []),
    );
    const nowByUrn = new Map(now.map((resource) => [resource.urn, resource]));
    const exists: ComparedStack = {
        project,
        stack: name,
        outputs: {},
        resources: taken.map(({ planned, adopted, found }) => {
            const resource = nowByUrn.get(planned.urn) ?? planned;
            const { inputs: sent } = resource;
            const read = withoutFilledIn(planned.type, found?.inputs ?? {}, sent);
            // Of what nobody has told the program's own value stands in; it is reported as unknown, not compared.
            const inputs =
                found?.told === "all"
                    ? withConstants(planned.type, read, sent)
                    : { ...sent, ...(found?.told === "some" ? read : {}) };
            return { ...resource, inputs, id: adopted.id };
        }),
    };
    const { stacks } = compare({
        now: [{ ...stack, resources: now, outputs: {} }],
        other: { kind: "state", stacks: [exists] },
        against: { kind: "files", files: [] },
        replacedBy,
    });
    return new Map(stacks.flatMap(({ changes }) => changes.map((change) => [change.urn, change] as const)));
}

/** A resource with the tags that its provider adds: what exists has all of them or has not. */
function withAllTags(resource: PlannedResource, byUrn: ReadonlyMap<string, PlannedResource>): PlannedResource {
    const { type, inputs, provider = "" } = resource;
    if (!resource.custom || !taggable(type)) return resource;
    const above = byUrn.get(provider.slice(0, provider.lastIndexOf("::")));
    const defaults = above === undefined ? {} : defaultTagsOf(above.inputs);
    const own = inputs["tags"] !== undefined && isPlanObject(inputs["tags"]) ? inputs["tags"] : {};
    if (Object.keys(defaults).length === 0) return resource;
    return { ...resource, inputs: { ...inputs, tags: { ...defaults, ...own } } };
}

/** A resource as if nothing were kept: what differs is to be known, and sorted afterwards. */
function notKeeping(resource: PlannedResource, keep: readonly string[]): PlannedResource {
    const { ignoreChanges = [] } = resource.options;
    const own = ignoreChanges.filter((path) => !keep.includes(path));
    return { ...resource, options: { ...resource.options, ignoreChanges: own } };
}

function judged(taken: Taken, change: ResourceChange | undefined, request: JudgeRequest): AdoptedChild {
    const { adopted, found } = taken;
    const planned = withAllTags(taken.planned, byUrnOf(request.stack));
    const { urn, type } = planned;
    const told = (path: string): boolean =>
        found?.told === "all" || found?.told === "same" || topLevel(path) in (found?.inputs ?? {});
    const all = (change?.differences ?? []).filter(({ path, kind }) => told(path) && kind !== "reordered");
    const differing = tagsTogether(
        all.filter(({ path }) => !isKept(adopted, path)),
        found?.inputs["tags"],
        planned.inputs["tags"],
    ).map((difference) => differingProperty(difference, planned, change, request));
    const compared = new Set(all.map(({ path }) => topLevel(path)));
    const undecided = Object.entries(planned.inputs)
        .filter(([property, value]) => {
            if (isKept(adopted, property) || compared.has(property)) return false;
            return !told(property) || (holdsUnknown(value) && !isReadByEngine(found, property));
        })
        .map(([path]) => unknownProperty(path, planned, found, request));
    const properties = [...differing, ...undecided];
    // The engine knows of some that differ what only the cloud does.
    const byEngine = [...(found?.differing ?? [])].filter(([name]) => !compared.has(name) && name !== "tagsAll");
    const names = [...all.map(({ path }) => path), ...byEngine.map(([name]) => name)];
    // Tags that are kept as a whole differ as a whole.
    const kept = names
        .filter((path) => isKept(adopted, path))
        .map((path) => (adopted.keep.includes("tags") && topLevel(path) === "tags" ? "tags" : path));
    const causes = [
        ...(change?.replacedBy ?? []).map(({ path }) => path),
        ...byEngine.filter(([, effect]) => effect === "replace").map(([name]) => name),
    ];
    const holds = holdingOf(type)?.holds;
    return {
        child: adopted.child,
        type,
        urn,
        id: adopted.id,
        verdict: verdictOf(properties),
        ...(holds === undefined ? {} : { holds }),
        properties,
        kept: [...new Set(kept)],
        keptForGood: kept.filter((path) => causes.includes(path)),
    };
}

/** Tags differ one by one, and are read and kept as a whole. */
function tagsTogether(
    differences: readonly PropertyDifference[],
    found: PlanValue | undefined,
    component: PlanValue | undefined,
): PropertyDifference[] {
    const others = differences.filter(({ path }) => topLevel(path) !== "tags");
    if (others.length === differences.length) return others;
    const tags: PropertyDifference = {
        path: "tags",
        kind: "changed",
        ...(found === undefined ? {} : { old: encodeValue(found) }),
        ...(component === undefined ? {} : { new: encodeValue(component) }),
    };
    return [...others, tags];
}

function byUrnOf({ resources }: StackPlan): ReadonlyMap<string, PlannedResource> {
    return new Map(resources.map((resource) => [resource.urn, resource]));
}

function verdictOf(properties: readonly AdoptedProperty[]): AdoptionVerdict {
    const effects = new Set(properties.map(({ effect }) => effect));
    if (effects.has("replace")) return "replace";
    if (effects.has("update")) return "update";
    return effects.has("unknown") ? "unknown" : "same";
}

function differingProperty(
    { path, kind, old, new: now }: PropertyDifference,
    planned: PlannedResource,
    change: ResourceChange | undefined,
    { layer, settings }: JudgeRequest,
): AdoptedProperty {
    const replaces = change?.replacedBy.some((cause) => cause.path === path) === true;
    const setting = settingOf({ layer, type: planned.type, name: planned.name }, path, settings);
    const matching = setting === undefined ? undefined : settingLine(setting, old);
    return {
        path,
        ...(old === undefined ? {} : { found: old }),
        ...(now === undefined ? {} : { component: now }),
        effect: kind === "undecided" ? "unknown" : replaces ? "replace" : "update",
        decidedBy: decidedBy(setting, settings),
        ...(matching === undefined ? {} : { matching }),
    };
}

/** What the engine itself has compared: values that are unknown here were known to it. */
function isReadByEngine(found: Found | undefined, property: string): boolean {
    return found?.told === "same" || found?.differing?.has(property) === false;
}

function unknownProperty(
    path: string,
    planned: PlannedResource,
    found: Found | undefined,
    { layer, settings }: JudgeRequest,
): AdoptedProperty {
    const setting = settingOf({ layer, type: planned.type, name: planned.name }, path, settings);
    const exists = found?.inputs[path];
    return {
        path,
        ...(exists === undefined ? {} : { found: encodeValue(exists) }),
        component: encodeValue(planned.inputs[path] ?? null),
        effect: found?.differing?.get(path) ?? "unknown",
        decidedBy: decidedBy(setting, settings),
    };
}

/** The line of a settings file that keeps what exists; none for what is not known, or is no plain value. */
function settingLine(setting: string, found: EncodedValue | undefined): string | undefined {
    if (typeof found === "string") return `${setting}: ${JSON.stringify(found)}`;
    return typeof found === "number" || typeof found === "boolean" ? `${setting}: ${found}` : undefined;
}

/** Whether a property is one of those that stay, or lies in one. */
function isKept({ keep }: AdoptedResource, path: string): boolean {
    return keep.some((kept) => path === kept || path.startsWith(`${kept}.`) || path.startsWith(`${kept}[`));
}

function topLevel(path: string): string {
    return /^[^.[]+/.exec(path)?.[0] ?? path;
}
