import { modelOf } from "../model/registry.ts";
import { compareProperties } from "./compare.ts";
import { knownOf, UNKNOWN, type WireProperties } from "./wire.ts";

/** Outputs that an update changes because of the inputs that it changes. @param preview whether their values are not known yet. */
export function movedOutputs(
    type: string,
    update: {
        readonly oldInputs: WireProperties;
        readonly oldState: WireProperties;
        readonly news: WireProperties;
        readonly preview: boolean;
    },
): WireProperties {
    const { oldInputs, oldState, news, preview } = update;
    const paths = [...compareProperties(oldInputs, news).keys()];
    if (paths.length === 0) return {};
    const changed = [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))];
    const moved = modelOf(type)?.updated?.(knownOf(oldState), changed) ?? {};
    return preview ? Object.fromEntries(Object.keys(moved).map((name) => [name, UNKNOWN])) : { ...moved };
}
