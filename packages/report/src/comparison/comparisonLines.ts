import type { ChangeKind, Comparison, ResourceChange, StackComparison } from "@plinth/plan";
import { asGrid } from "../text/joinNames.ts";
import { nameInUrn, shortType } from "../text/names.ts";
import { plain } from "../text/plain.ts";
import type { Style } from "../text/style.ts";
import { wrap } from "../text/width.ts";
import { dangerLines } from "./dangerLines.ts";
import { differenceText, valueText } from "./values.ts";

/** How each kind looks, in the order of a report: what matters most stands last. */
const kinds: Readonly<Record<ChangeKind, readonly [symbol: string, verb: string, plural: string]>> = {
    read: [">", "read", "read"],
    discard: ["<", "no longer read", "no longer read"],
    settings: ["*", "keep", "kept with other settings"],
    import: ["=", "import", "imported"],
    create: ["+", "create", "created"],
    update: ["~", "update", "updated"],
    updateOrReplace: ["?", "update or replace", "updated or replaced"],
    replace: ["±", "replace", "replaced"],
    delete: ["-", "delete", "deleted"],
};

/** What differs: dangers first, then each stack. */
export function comparisonLines(
    { against, dangers, stacks, summary }: Comparison,
    width: number,
    style: Style,
): string[] {
    const other =
        against.kind === "revision"
            ? `${plain(against.revision)} (${against.commit.slice(0, 10)})`
            : against.files.map(plain).join(", ");
    return [
        ...wrap(`Compared with ${other}: ${counts(summary.changes)}`, width, 2).map(style.heading),
        "",
        ...dangerLines(dangers, width, style),
        ...stacks.flatMap((stack) => ["", ...stackLines(stack, width, style)]),
    ];
}

function stackLines(
    { project, presence, changes, outputs, undecided }: StackComparison,
    width: number,
    style: Style,
): string[] {
    const said = { both: "", added: "new stack, ", removed: "stack is no longer there, ", notCompared: "" }[presence];
    const summary = presence === "notCompared" ? "nothing to compare it with" : `${said}${counts(countKinds(changes))}`;
    const order = Object.keys(kinds) as ChangeKind[];
    const byKind = order.flatMap((kind) =>
        changeLines(
            changes.filter((change) => change.kind === kind),
            width,
            style,
        ),
    );
    return [
        ...wrap(`${plain(project)}: ${summary}`, width, 2).map(style.heading),
        ...byKind,
        ...outputs.flatMap((difference) => wrap(`  output ${differenceText(difference)}`, width, 4)),
        ...(undecided.length === 0
            ? []
            : wrap(
                  `  not comparable: ${undecided.map(({ urn, path }) => `${nameInUrn(urn)} ${plain(path)}`).join(", ")}`,
                  width,
                  2,
              ).map(style.quiet)),
    ];
}

/** One kind of change: those with nothing more to tell share a line by type, the others have one each. */
function changeLines(changes: readonly ResourceChange[], width: number, style: Style): string[] {
    const isPlain = ({ kind, oldUrn, options, differences, retained }: ResourceChange): boolean =>
        kind !== "updateOrReplace" &&
        differences.length === 0 &&
        options.length === 0 &&
        oldUrn === undefined &&
        retained === undefined;
    const together = Map.groupBy(changes.filter(isPlain), ({ type }) => type);
    return [
        ...[...together].flatMap(([type, group]) => {
            const names = group.map(({ urn }) => nameInUrn(urn));
            const listed = (names.length > 2 ? asGrid(names) : undefined) ?? names.join(", ");
            return lead(group[0], `${shortType(type)}: ${listed}`, width, style);
        }),
        ...changes
            .filter((change) => !isPlain(change))
            .flatMap((change) => [
                ...lead(change, `${shortType(change.type)} ${nameInUrn(change.urn)}`, width, style),
                ...detailLines(change, width),
            ]),
    ];
}

function lead(change: ResourceChange | undefined, text: string, width: number, style: Style): string[] {
    if (change === undefined) return [];
    const [symbol, verb] = kinds[change.kind];
    const paint =
        change.kind === "replace" || change.kind === "delete"
            ? style.bad
            : change.kind === "create"
              ? style.good
              : style.doubtful;
    return wrap(`  ${symbol} ${verb} ${text}`, width, 4).map(paint);
}

function detailLines(change: ResourceChange, width: number): string[] {
    const { differences, options, oldUrn, provider, replacedBy, ignored, retained } = change;
    const causes = new Set(replacedBy.map(({ path }) => path));
    const lines = [
        ...(oldUrn === undefined ? [] : [`was ${plain(oldUrn)}`]),
        ...(retained === true ? ["stays in the cloud (retainOnDelete)"] : []),
        ...replacedBy
            .filter(({ kind }) => kind === "provider")
            .map(({ path, urn }) => `its provider ${nameInUrn(urn ?? "")} has another ${path} (replaces)`),
        ...differences.map(
            (difference) => `${differenceText(difference)}${causes.has(difference.path) ? " (replaces)" : ""}`,
        ),
        ...options.map(({ option, old, new: now }) => `option ${option}: ${valueText(old)} → ${valueText(now)}`),
        ...(provider === undefined
            ? []
            : [`provider: ${nameInUrn(provider.old ?? "none")} → ${nameInUrn(provider.new ?? "none")}`]),
        ...(ignored.length === 0 ? [] : [`left alone by ignoreChanges: ${ignored.map(plain).join(", ")}`]),
    ];
    return lines.flatMap((line) => wrap(`      ${line}`, width, 2));
}

function countKinds(changes: readonly ResourceChange[]): Partial<Record<ChangeKind, number>> {
    const found: Partial<Record<ChangeKind, number>> = {};
    for (const { kind } of changes) found[kind] = (found[kind] ?? 0) + 1;
    return found;
}

function counts(changes: Partial<Record<ChangeKind, number>>): string {
    const said = (Object.keys(kinds) as ChangeKind[]).flatMap((kind) => {
        const count = changes[kind] ?? 0;
        return count === 0 ? [] : [`${count} ${kinds[kind][2]}`];
    });
    return said.length === 0 ? "no changes" : said.join(", ");
}
