import { wrapText } from "@plinth/report";
import type { ExplainedLayer, ExplainedSetting, Origin } from "./explained.ts";

/** Beyond this a value no longer sets the width of its column. */
const WIDEST_VALUE = 44;

/**
 * How much is said. `values`: what holds and where it comes from. `reasons`: also what is not set, and the schema's words for what
 * nobody wrote down. `everything`: its words for each.
 */
export type Detail = "values" | "reasons" | "everything";

/** Before what the schema says of a setting. */
const INDENT = " ".repeat(6);

/** The settings of a layer as people read them: path, value and where it comes from. @param width in columns, for descriptions */
export function renderLayer(layer: ExplainedLayer, detail: Detail, width: number): string {
    const shown = layer.settings.filter(({ origin }) => detail !== "values" || origin.kind !== "unset");
    const hidden = layer.settings.length - shown.length;
    const paths = Math.max(0, ...shown.map(({ path }) => path.length));
    const values = Math.max(0, ...shown.map((setting) => Math.min(WIDEST_VALUE, valueText(setting).length)));
    const lines = shown.flatMap((setting) => {
        const line = `  ${setting.path.padEnd(paths)}  ${valueText(setting).padEnd(values)}  ${originText(setting.origin)}`;
        const description = isDescribed(setting, detail)
            ? wrapText(setting.description ?? "", width - INDENT.length)
            : [];
        return [line.trimEnd(), ...description.map((text) => `${INDENT}${text}`)];
    });
    return [
        `${layer.layer} (${layer.file})`,
        ...lines,
        ...(hidden === 0 ? [] : [`  ${hidden} not set: --layer ${layer.layer} lists them`]),
        ...(layer.escImports === undefined
            ? []
            : [
                  `  Not known here: what the ESC environments ${layer.escImports.join(", ")} set; it wins over the file.`,
              ]),
    ].join("\n");
}

function isDescribed({ origin, description }: ExplainedSetting, detail: Detail): boolean {
    if (description === undefined || detail === "values") return false;
    return detail === "everything" || origin.kind === "default" || origin.kind === "unset";
}

function valueText({ value, origin }: ExplainedSetting): string {
    if (origin.kind === "unset") return "-";
    if (origin.kind === "esc") return "unknown";
    return inline(value);
}

/** As it would stand in the settings file, on one line. */
function inline(value: unknown): string {
    if (typeof value === "string")
        return /^[\w./:@-]*[A-Za-z/:][\w./:@-]*$/.test(value) && !isWord(value) ? value : JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).map(([key, one]) => `${key}: ${inline(one)}`);
        return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    return String(value);
}

/** Text that YAML would read as something else. */
function isWord(text: string): boolean {
    return /^(true|false|null|yes|no|on|off|~)$/i.test(text);
}

function originText({ kind, place, key }: Origin): string {
    switch (kind) {
        case "file":
            return place ?? "";
        case "config":
            return `${place} (pulumi config ${key})`;
        case "esc":
            return `${place} (ESC works it out)`;
        case "default":
            return "default";
        case "unset":
            return "not set";
    }
}
