import { type Comparison, compare, type ResourceChange, statefulTypes } from "@plinth/plan";
// What `plinth preview --base` judges with.
import { replacedBy, taggable } from "../../packages/cli/src/compare/replacedBy.ts";
import type { LayerPlans } from "./layerPlans.ts";

/** What watches a resource follows it; which alarms there are is told where they are made. */
const WATCHING = /^aws:cloudwatch\/(metricAlarm|compositeAlarm|dashboard):/;

/** How {@link Outcome} writes the default tags of a provider. */
const DEFAULT_TAGS = "tagsAll";

/** What a change does in the cloud. What is left out does not happen. */
export interface Outcome {
    /** How many of each type: `{ "ec2/subnet:Subnet": 3 }`. */
    readonly creates?: Readonly<Record<string, number>>;
    /** The properties that change in place, by resource: `{ "Instance database-orders-instance": ["instanceClass"] }`. */
    readonly updates?: Readonly<Record<string, readonly string[]>>;
    /** What is made anew and holds nothing, by resource, with the properties that cause it. */
    readonly replaces?: Readonly<Record<string, readonly string[]>>;
    /** How many of each type that holds nothing. */
    readonly deletes?: Readonly<Record<string, number>>;
    /** Lists in another order, of which it is not known whether the order counts: perhaps made anew, by resource. */
    readonly mayReplace?: Readonly<Record<string, readonly string[]>>;
    /** Whether every resource that can have tags gets the provider's other default tags, in place. */
    readonly tags?: "everywhere";
    /** Options that only the engine keeps, by resource: `protect`. */
    readonly options?: Readonly<Record<string, readonly string[]>>;
    /** Resources that hold something and would be replaced or deleted: refused without `--allow-replace`. */
    readonly refused?: readonly string[];
    /** Alarms that change in place, by name, for what is about them. Default: whichever follow. */
    readonly alarms?: readonly string[];
}

/** Whether a type is of something in a cloud that does not only watch others. Components and providers are in none. */
export function isJudged(type: string): boolean {
    return /^(aws|random):/.test(type) && !WATCHING.test(type);
}

/** Compares the plans of two settings as `plinth preview` does. */
export function compareLayers(before: LayerPlans, after: LayerPlans, allowReplace: readonly string[] = []): Comparison {
    const stacksOf = (plans: LayerPlans) => [...plans.values()].map(({ plan }) => plan);
    return compare({
        now: stacksOf(after),
        other: { kind: "plan", stacks: stacksOf(before) },
        against: { kind: "revision", revision: "main", commit: "0".repeat(40) },
        replacedBy,
        taggable,
        allowReplace,
    });
}

/** What a comparison says of resources in a cloud. */
export function outcomeOf({ stacks, dangers }: Comparison, after: LayerPlans): Outcome {
    const changes = stacks.flatMap(({ changes }) => changes).filter(({ type }) => isJudged(type));
    const stateful = new Set(statefulTypes());
    const of = (kind: ResourceChange["kind"], holding: boolean): ResourceChange[] =>
        changes.filter((change) => change.kind === kind && stateful.has(change.type) === holding);
    const refused = new Set(dangers.filter(({ refused }) => refused === true).map(({ urn }) => urn));
    const updates = properties([...of("update", false), ...of("update", true)]);
    const tagged = Object.values(updates).filter((names) => names.includes(DEFAULT_TAGS)).length;
    const everywhere = tagged > 0 && tagged === taggableIn(after);
    return {
        ...some("creates", counts([...of("create", false), ...of("create", true)])),
        ...some("updates", everywhere ? withoutTags(updates) : updates),
        ...some("replaces", causes(of("replace", false))),
        ...some("mayReplace", properties([...of("updateOrReplace", false), ...of("updateOrReplace", true)])),
        ...(everywhere ? { tags: "everywhere" as const } : {}),
        ...some("deletes", counts(of("delete", false))),
        ...some(
            "options",
            Object.fromEntries(
                changes
                    .filter(({ options }) => options.length > 0)
                    .map((change) => [labelOf(change), change.options.map(({ option }) => option).sort()] as const)
                    .sort(byLabel),
            ),
        ),
        ...some(
            "refused",
            changes
                .filter(({ urn }) => refused.has(urn))
                .map(labelOf)
                .sort(),
        ),
    };
}

/** Alarms that change in place, by name. @throws Error where one would be made anew: it forgets that it has rung. */
export function changedAlarms({ stacks }: Comparison): string[] {
    const alarms = stacks.flatMap(({ changes }) => changes).filter(({ type }) => type.endsWith(":MetricAlarm"));
    const replaced = alarms.filter(({ kind }) => kind !== "create" && kind !== "delete" && kind !== "update");
    if (replaced.length > 0) throw new Error(`alarms are not changed in place: ${replaced.map(labelOf).join(", ")}`);
    return alarms
        .filter(({ kind }) => kind === "update")
        .map(({ name }) => name)
        .sort();
}

/** A resource as expectations name it: `Instance database-orders-instance`. */
export function labelOf({ type, name }: { readonly type: string; readonly name: string }): string {
    return `${type.split(":").at(-1)} ${name}`;
}

function taggableIn(plans: LayerPlans): number {
    const resources = [...plans.values()].flatMap(({ plan }) => plan.resources);
    const own = resources.filter(({ type }) => !WATCHING.test(type));
    return own.filter(({ type, custom, read }) => custom && read !== true && taggable(type)).length;
}

function withoutTags(updates: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
    const rest = Object.entries(updates).map(
        ([label, names]) => [label, names.filter((name) => name !== DEFAULT_TAGS)] as const,
    );
    return Object.fromEntries(rest.filter(([, names]) => names.length > 0));
}

function some<Key extends string, Value extends object>(key: Key, value: Value): Partial<Record<Key, Value>> {
    return Object.keys(value).length === 0 ? {} : ({ [key]: value } as Record<Key, Value>);
}

function counts(changes: readonly ResourceChange[]): Record<string, number> {
    const found = new Map<string, number>();
    for (const { type } of changes) {
        const short = type.slice(type.indexOf(":") + 1);
        found.set(short, (found.get(short) ?? 0) + 1);
    }
    return Object.fromEntries([...found].sort(byLabel));
}

function properties(changes: readonly ResourceChange[]): Record<string, string[]> {
    const topLevel = ({ differences }: ResourceChange): string[] =>
        [...new Set(differences.filter(({ kind }) => kind !== "undecided").map(({ path }) => firstOf(path)))].sort();
    return Object.fromEntries(changes.map((change) => [labelOf(change), topLevel(change)] as const).sort(byLabel));
}

function causes(changes: readonly ResourceChange[]): Record<string, string[]> {
    const why = ({ replacedBy }: ResourceChange): string[] =>
        [...new Set(replacedBy.map(({ path }) => firstOf(path)))].sort();
    return Object.fromEntries(changes.map((change) => [labelOf(change), why(change)] as const).sort(byLabel));
}

function firstOf(path: string): string {
    return /^[^.[]+/.exec(path)?.[0] ?? path;
}

function byLabel([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
