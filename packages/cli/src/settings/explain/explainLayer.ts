import { type EffectiveSetting, effectiveSettings, type ReadSettings } from "@plinth/core/settings";
import type { ExplainedLayer, ExplainedSetting, Origin } from "./explained.ts";
import type { StackFile } from "./stackFile.ts";

/** Joins what a settings file holds with what the stack configuration lays over it. */
export function explainLayer(layer: string, read: ReadSettings, stack: StackFile | undefined): ExplainedLayer {
    const imports = stack?.escImports ?? [];
    return {
        layer,
        file: read.file.file,
        ...(imports.length === 0 ? {} : { escImports: imports }),
        settings: effectiveSettings(read).map((setting) => explainSetting(setting, stack)),
    };
}

function explainSetting({ path, value, origin, description }: EffectiveSetting, stack?: StackFile): ExplainedSetting {
    const said = description === undefined ? {} : { description };
    if (origin.kind === "config") {
        const { key } = origin;
        return { path, value, origin: { kind: "config", place: stack?.placeOf(key) ?? key, key }, ...said };
    }
    // Stack configuration wins over what ESC gives, and that over the settings file.
    const place = stack?.escPlaceOf(path);
    if (place !== undefined) return { path, value: { $unknown: true }, origin: { kind: "esc", place }, ...said };
    const from: Origin = origin;
    return { path, ...(origin.kind === "unset" ? {} : { value }), origin: from, ...said };
}
