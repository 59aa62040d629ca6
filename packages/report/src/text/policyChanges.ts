import { encodeValue, type Plan, type PolicyChange } from "@plinth/plan";
import { plain } from "./plain.ts";
import { shortType } from "./names.ts";
import type { Style } from "./style.ts";
import { wrap } from "./width.ts";

/** Inputs that policy packs changed (level `remediate`): the program does not say so, and a reader would look for it there. */
export function policyChangeLines({ stacks }: Plan, width: number, style: Style): string[] {
    const changed = stacks.flatMap(({ resources }) =>
        resources.flatMap(({ name, type, policyChanges = [] }) =>
            policyChanges.map((change) => ({ resource: `${plain(name)} (${shortType(type)})`, ...change })),
        ),
    );
    if (changed.length === 0) return [];
    return [
        ...wrap(`Changed by policy (${changed.length})`, width).map(style.heading),
        ...changed.flatMap(({ resource, ...change }) =>
            wrap(`~ ${resource} ${plain(change.property)}: ${difference(change)}, by ${plain(change.rule)}`, width, 2),
        ),
    ];
}

function difference({ before, after }: PolicyChange): string {
    return `${shown(before)} -> ${shown(after)}`;
}

/** Longer values are cut: the JSON form has them whole. */
const LONGEST = 60;

function shown(value: PolicyChange["before"]): string {
    if (value === undefined) return "nothing";
    const text = plain(JSON.stringify(encodeValue(value)));
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
