import {
    isPlanObject,
    joinPath,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    Unknown,
} from "@plinth/plan";
import { nameInUrn } from "./names.ts";
import { plain } from "./plain.ts";
import type { Style } from "./style.ts";
import { fit, pad, widthOf } from "./width.ts";

/** Names longer than this share of the width do not push all values to the right. */
const NAME_SHARE = 0.4;
const INDENT = "     ";
const GAP = "  ";

/** A stack's outputs, one line each; a map that does not fit on its line takes one for each of its values. */
export function outputLines(outputs: PlanObject, width: number, style: Style): string[] {
    const room = width - INDENT.length - GAP.length;
    const rows = Object.entries(outputs).flatMap(([name, value]) => toRows(plain(name), value, room));
    if (rows.length === 0) return [];
    const nameWidth = Math.min(Math.floor(width * NAME_SHARE), Math.max(...rows.map(({ name }) => widthOf(name))));
    const valueWidth = Math.max(1, room - nameWidth);
    return [
        style.quiet("   outputs"),
        ...rows.map(({ name, value }) => INDENT + pad(name, nameWidth) + GAP + style.quiet(fit(value, valueWidth))),
    ];
}

interface Row {
    readonly name: string;
    readonly value: string;
}

function toRows(name: string, value: PlanValue, room: number): Row[] {
    const described = describeValue(value);
    if (!isPlanObject(value) || widthOf(name) + widthOf(described) <= room) return [{ name, value: described }];
    return Object.entries(value).flatMap(([key, entry]) => toRows(plain(joinPath(name, key)), entry, room));
}

/** A value on one line. Secrets say only that they are. */
export function describeValue(value: PlanValue): string {
    if (value instanceof Unknown) return "unknown";
    if (value instanceof Secret) return value.value instanceof Unknown ? "secret, unknown" : "secret";
    if (value instanceof PlanAsset || value instanceof PlanArchive) return describeSource(value);
    if (value instanceof ResourceReference) return `resource ${nameInUrn(value.urn)}`;
    if (Array.isArray(value)) return describeList(value);
    if (isPlanObject(value)) {
        const entries = Object.entries(value).map(([key, entry]) => `${plain(key)}: ${describeValue(entry)}`);
        return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    return typeof value === "string" ? describeText(value) : String(value);
}

function describeList(values: readonly PlanValue[]): string {
    if (values.length > 1 && values.every((value) => value instanceof Unknown)) return `${values.length} unknown`;
    return `[${values.map(describeValue).join(", ")}]`;
}

/** Quoted where the bare text could be taken for something else. */
function describeText(text: string): string {
    const clean = plain(text);
    return /^[^\s,:{}[\]"]+(:[^\s,{}[\]"]+)*$/u.test(clean) && !/^(unknown|secret|null|true|false|[\d.]+)$/.test(clean)
        ? clean
        : JSON.stringify(clean);
}

function describeSource({ kind, source }: PlanAsset | PlanArchive): string {
    if ("path" in source) return `${kind} ${plain(source.path)}`;
    if ("uri" in source) return `${kind} ${plain(source.uri)}`;
    return "text" in source
        ? `${kind} of ${source.text.length} characters`
        : `${kind} of ${Object.keys(source.assets).length} assets`;
}
