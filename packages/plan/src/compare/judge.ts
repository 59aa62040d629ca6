import { type PlanObject, Unknown } from "../values.ts";
import type { ChangeKind, PropertyDifference, ReplaceCause, ResourceChange } from "./comparison.ts";
import { defaultTagDifferences } from "./defaultTags.ts";
import { differencesOf } from "./differences.ts";
import { optionDifferences } from "./options.ts";
import { asSent } from "./providerAdditions.ts";
import { covers, topLevel } from "./propertyPath.ts";
import { isProvider, isDefaultProvider, movedBy, placeSettings, providerUrn } from "./providers.ts";
import type { ComparedResource } from "./side.ts";

/** Names the inputs whose change from `old` to `now` replaces a resource of a type; `undefined` where that is not known. */
export type ReplacedBy = (
    type: string,
    inputs: { readonly old: PlanObject; readonly now: PlanObject },
) => readonly string[] | undefined;

/** What a resource is judged with: everything about the others. */
export interface Surroundings {
    readonly state: boolean;
    readonly replacedBy: ReplacedBy;
    /** Whether a provider's default tags reach resources of a type. */
    readonly taggable: (type: string) => boolean;
    /** The present URN of a resource by the one it had. */
    readonly current: (oldUrn: string) => string;
    /** What happens to another resource of the plan, as far as it is known by now. */
    readonly fate: (urn: string) => "stays" | "new" | "replaced" | "maybeReplaced";
    readonly oldByUrn: ReadonlyMap<string, ComparedResource>;
    readonly nowByUrn: ReadonlyMap<string, ComparedResource>;
    /** The cloud's id of a resource, by the URN it has now. */
    readonly idOf: (urn: string) => string | undefined;
}

/** What happens to a resource that is on both sides; {@link isChange} says whether that is anything. */
export function judge(old: ComparedResource, now: ComparedResource, around: Surroundings): ResourceChange {
    const all = [...differences(old, now, around), ...tagDifferences(old, now, around)];
    const ignoring = now.options.ignoreChanges ?? [];
    const isIgnored = ({ path }: PropertyDifference): boolean => ignoring.some((pattern) => covers(pattern, path));
    const ignored = all.filter(isIgnored).map(({ path }) => path);
    const counted = all.filter((difference) => !isIgnored(difference));
    const options = optionDifferences(old, now, around);
    const provider = providerDifference(old, now, around);
    const causes = [...propertyCauses(counted, old, now, around), ...providerCauses(old, now, around)];
    const { urn, type, name } = now;
    return {
        kind: kindOf({ old, now, counted, causes, around }),
        urn,
        type,
        name,
        ...(old.urn === urn ? {} : { oldUrn: old.urn }),
        differences: counted,
        options,
        ...(provider === undefined ? {} : { provider }),
        replacedBy: causes,
        ignored,
    };
}

/** Whether anything is to be told of a change. */
export function isChange({ kind, differences, options, oldUrn, provider }: ResourceChange): boolean {
    if (kind !== "settings") return true;
    const decided = differences.some(({ kind }) => kind !== "undecided");
    return decided || options.length > 0 || oldUrn !== undefined || provider !== undefined;
}

function differences(old: ComparedResource, now: ComparedResource, around: Surroundings): PropertyDifference[] {
    const dependencies = (resource: ComparedResource, path: string): readonly string[] =>
        resource.propertyDependencies[topLevel(path)] ?? [];
    const deployedBy = around.oldByUrn.get(providerUrn(old.provider) ?? "")?.inputs;
    const before = around.state ? asSent(old.inputs, now.inputs, deployedBy) : old.inputs;
    return differencesOf(before, now.inputs, {
        state: around.state,
        idOf: around.idOf,
        follows: (path) => dependencies(now, path).filter((urn) => around.fate(urn) !== "stays"),
        unknown: (path, sides) => {
            // A program that took a value from a resource and now says it itself, or the other way round, has changed.
            if (!around.state && sides !== "both") return "changed";
            const comesFrom = dependencies(now, path);
            const fates = sides === "old" ? [] : comesFrom.map(around.fate);
            if (fates.includes("new") || fates.includes("replaced")) return "changed";
            if (sides === "both" && !isSameSet(dependencies(old, path).map(around.current), comesFrom))
                return "changed";
            if (fates.includes("maybeReplaced")) return "undecided";
            if (sides === "both") return "same";
            // Deployed, and from resources that stay: it is what it was, as a real preview would find.
            return sides === "new" && comesFrom.length > 0 ? "same" : "undecided";
        },
    });
}

function tagDifferences(old: ComparedResource, now: ComparedResource, around: Surroundings): PropertyDifference[] {
    if (!now.custom || now.read === true || !around.taggable(now.type)) return [];
    const [before, after] = [providerUrn(old.provider), providerUrn(now.provider)];
    return defaultTagDifferences(now, around.oldByUrn.get(before ?? ""), around.nowByUrn.get(after ?? ""));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
    return [...new Set(one)].sort().join("\n") === [...new Set(other)].sort().join("\n");
}

function propertyCauses(
    differences: readonly PropertyDifference[],
    old: ComparedResource,
    { custom, type, options, inputs }: ComparedResource,
    { replacedBy }: Surroundings,
): ReplaceCause[] {
    if (!custom || isProvider({ type })) return [];
    const forced = replacedBy(type, { old: old.inputs, now: inputs }) ?? [];
    const asked = options.replaceOnChanges ?? [];
    return differences
        .filter(({ kind }) => kind !== "undecided" && kind !== "reordered")
        .flatMap(({ path }): ReplaceCause[] => {
            if (forced.some((pattern) => covers(pattern, path))) return [{ kind: "property", path }];
            return asked.some((pattern) => covers(pattern, path)) ? [{ kind: "replaceOnChanges", path }] : [];
        });
}

function providerCauses(old: ComparedResource, now: ComparedResource, around: Surroundings): ReplaceCause[] {
    if (!now.custom || now.read === true) return [];
    if (isProvider(now)) return placeCauses(old, now, around);
    const [before, after] = [providerUrn(old.provider), providerUrn(now.provider)];
    const [oldProvider, newProvider] = [around.oldByUrn.get(before ?? ""), around.nowByUrn.get(after ?? "")];
    if (oldProvider === undefined || newProvider === undefined) return [];
    return placeCauses(oldProvider, newProvider, around);
}

/** Why a provider points somewhere else: a setting that says where, or a cluster that is made anew. */
function placeCauses(old: ComparedResource, now: ComparedResource, around: Surroundings): ReplaceCause[] {
    const lost = placeSettings(now).filter((setting) => {
        const value = Object.hasOwn(now.inputs, setting) ? now.inputs[setting] : undefined;
        if (value === undefined || !unknownInside(value)) return false;
        return (now.propertyDependencies[setting] ?? []).some((urn) => around.fate(urn) === "replaced");
    });
    return [...movedBy(old, now), ...lost].map((path) => ({ kind: "provider", path, urn: now.urn }));
}

function unknownInside(value: unknown): boolean {
    return value instanceof Unknown || (value instanceof Object && "value" in value && value.value instanceof Unknown);
}

function providerDifference(
    old: ComparedResource,
    now: ComparedResource,
    { current, oldByUrn, nowByUrn }: Surroundings,
): ResourceChange["provider"] {
    const [before, after] = [providerUrn(old.provider), providerUrn(now.provider)];
    if (before === after || (before !== undefined && current(before) === after)) return undefined;
    const providers = [oldByUrn.get(before ?? ""), nowByUrn.get(after ?? "")];
    // Default providers come and go with versions of packages; the CLI does not show them.
    if (providers.every((provider) => provider !== undefined && isDefaultProvider(provider))) return undefined;
    return { ...(before === undefined ? {} : { old: before }), ...(after === undefined ? {} : { new: after }) };
}

function kindOf({
    old,
    now,
    counted,
    causes,
    around,
}: {
    readonly old: ComparedResource;
    readonly now: ComparedResource;
    readonly counted: readonly PropertyDifference[];
    readonly causes: readonly ReplaceCause[];
    readonly around: Surroundings;
}): ChangeKind {
    // What was only looked up comes under the engine's care, or leaves it and is deleted.
    if (old.read === true && now.read !== true) return now.options.import === undefined ? "create" : "import";
    if (old.read !== true && now.read === true) return "delete";
    const decided = counted.filter(({ kind }) => kind !== "undecided");
    if (now.read === true) return decided.length > 0 ? "read" : "settings";
    if (causes.length > 0) return "replace";
    if (decided.length === 0) return old.type === now.type || !now.custom ? "settings" : "updateOrReplace";
    if (!now.custom || isProvider(now)) return "update";
    const forced = around.replacedBy(now.type, { old: old.inputs, now: now.inputs });
    if (forced === undefined || old.type !== now.type) return "updateOrReplace";
    const mayForce = decided.some(({ kind, path }) => kind === "reordered" && forced.some((one) => covers(one, path)));
    return mayForce ? "updateOrReplace" : "update";
}
