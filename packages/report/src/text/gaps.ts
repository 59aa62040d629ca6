import type { Gap, Plan } from "@plinth/plan";
import { plain } from "./plain.ts";
import type { Style } from "./style.ts";
import { wrap } from "./width.ts";

/** What a gap of each kind means, for whoever reads one for the first time. */
const meanings: Readonly<Record<Gap["kind"], string>> = {
    generic: "type without a model: computed values have no particular form",
    opaque: "remote component: its plugin would make its children, and it does not run here",
    unanswered: "call without an answer: its result stays unknown (--answers gives one)",
};

/** What the preview does not know for sure, a line per kind. */
export function gapLines(plan: Plan, width: number, style: Style): string[] {
    const gaps = allGaps(plan);
    if (gaps.length === 0) return [];
    const lines = Object.entries(meanings).flatMap(([kind, meaning]) => {
        const tokens = gaps.filter((gap) => gap.kind === kind).map(({ token }) => plain(token));
        return tokens.length === 0 ? [] : wrap(`  ${meaning}: ${tokens.join(", ")}`, width, 2);
    });
    return [...wrap(`Not known for sure (${gaps.length})`, width).map(style.heading), ...lines.map(style.quiet)];
}

/** The gaps of all stacks, each kind and token once. */
export function allGaps({ stacks }: Plan): Gap[] {
    const byKey = new Map(stacks.flatMap(({ gaps }) => gaps).map((gap) => [`${gap.kind} ${gap.token}`, gap]));
    return [...byKey.values()].sort((a, b) => a.token.localeCompare(b.token, "en"));
}
