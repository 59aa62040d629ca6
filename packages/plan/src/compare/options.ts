import { encodeValue } from "../encode.ts";
import type { PlanValue } from "../values.ts";
import type { OptionDifference } from "./comparison.ts";
import type { ComparedResource } from "./side.ts";

/** Options that decide what happens to a resource later. Aliases and imports do their work once. */
const compared = [
    "protect",
    "retainOnDelete",
    "deletedWith",
    "deleteBeforeReplace",
    "ignoreChanges",
    "replaceOnChanges",
    "additionalSecretOutputs",
    "customTimeouts",
] as const;

/** Those a state keeps as the program gave them. */
const keptInState: readonly string[] = ["protect", "retainOnDelete", "deletedWith"];

/** What differs in the options of a resource. @param current the present URN of what was called otherwise before. */
export function optionDifferences(
    old: ComparedResource,
    now: ComparedResource,
    { state, current }: { readonly state: boolean; readonly current: (oldUrn: string) => string },
): OptionDifference[] {
    const found: OptionDifference[] = [];
    for (const option of compared) {
        if (state && !keptInState.includes(option)) continue;
        const before = comparable(
            option === "deletedWith" ? renamed(old.options.deletedWith, current) : old.options[option],
        );
        const after = comparable(now.options[option]);
        if (JSON.stringify(before) !== JSON.stringify(after)) found.push(difference(option, before, after));
    }
    if (old.type !== now.type) found.push(difference("type", old.type, now.type));
    const parents = [old, now].map((resource) => topParent(resource));
    if (renamed(parents[0], current) !== parents[1])
        found.push(difference("parent", parents[0] ?? null, parents[1] ?? null));
    return found;
}

function difference(option: string, old: PlanValue, now: PlanValue): OptionDifference {
    return {
        option,
        ...(old === null ? {} : { old: encodeValue(old) }),
        ...(now === null ? {} : { new: encodeValue(now) }),
    };
}

/** An option's value such that equal ones look equal: what is left out is `null` as `false` is, lists have no order. */
function comparable(value: unknown): PlanValue {
    if (value === undefined || value === false || value === "") return null;
    if (Array.isArray(value)) return value.length === 0 ? null : (value.toSorted() as PlanValue);
    return value as PlanValue;
}

/** The stack itself as a parent is as good as none. */
function topParent({ parent }: ComparedResource): string | undefined {
    return parent === undefined || parent.includes("::pulumi:pulumi:Stack::") ? undefined : parent;
}

function renamed(urn: string | undefined, current: (oldUrn: string) => string): string | undefined {
    return urn === undefined || urn === "" ? undefined : current(urn);
}
