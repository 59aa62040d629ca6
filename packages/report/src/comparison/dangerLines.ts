import type { Danger, DangerKind } from "@plinth/plan";
import { nameInUrn, shortType } from "../text/names.ts";
import { plain } from "../text/plain.ts";
import type { Style } from "../text/style.ts";
import { wrap } from "../text/width.ts";

/** What each kind of danger is called; the worst first. */
export const dangerTitles: Readonly<Record<DangerKind, string>> = {
    dataLoss: "data may be lost",
    exposure: "opened to others",
    lostProtection: "protection lost",
    disruption: "interruption",
};

/** What may do harm, the worst first; one block for resources that it happens to in the same way. */
export function dangerLines(dangers: readonly Danger[], width: number, style: Style): string[] {
    if (dangers.length === 0) return [style.good("No dangers found.")];
    const groups = Map.groupBy(dangers, ({ kind, type, what, refused, allowed }) =>
        JSON.stringify([kind, type, what, refused, allowed]),
    );
    return [
        style.heading(`Dangers (${dangers.length})`),
        ...[...groups.values()].flatMap((group) => block(group, width, style)),
    ];
}

function block(group: readonly Danger[], width: number, style: Style): string[] {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, type, what, why, source, refused, allowed } = first;
    const paint = refused === true ? style.bad : style.doubtful;
    const state = refused === true ? ", refused" : allowed === true ? ", allowed" : "";
    const names = group.map(({ urn }) => `${nameInUrn(urn)} in ${plain(urn.split("::")[1] ?? "")}`);
    return [
        ...wrap(`${refused === true ? "✗" : "!"} ${plain(what)} (${dangerTitles[kind]}${state})`, width, 2).map(paint),
        ...wrap(`    ${shortType(type)}: ${names.join(", ")}`, width, 2),
        ...wrap(`    ${plain(why)} (${plain(source)})`, width, 2).map(style.quiet),
        // Not wrapped: it is there to be copied.
        ...(refused === true ? group.map(({ urn }) => `    To allow it: --allow-replace '${plain(urn)}'`) : []),
    ];
}
