import type { DisposableSettings } from "@plinth/core/settings";
import { stringify } from "yaml";
import { overlay } from "./disposable.ts";
import type { Ownership } from "./ownership.ts";
import { reviewName } from "./record.ts";

type Map = Readonly<Record<string, unknown>>;

/** What the settings of a review are made of. */
export interface Sources {
    readonly number: number;
    readonly base: string;
    readonly ownership: Ownership;
    /** Files of the base as a person wrote them, by layer. */
    readonly files: Readonly<Record<string, unknown>>;
    /** Of the base: `environment.yaml`. */
    readonly environment: Map;
    /** What each layer is in a copy that is thrown away. */
    readonly disposable: Readonly<Record<string, DisposableSettings | undefined>>;
    /** The block of its own network, where it has one. */
    readonly cidr?: string;
}

/** How files begin that nobody else may touch, and that may be removed. */
export const WRITTEN = "# Written by plinth review";

/** Rules that a copy breaks which goes without a trace: nothing of it is worth keeping. */
const DISPOSABLE_LEVELS = { "protect-stateful": "off", "rds-deletion-protection": "off" } as const;

/**
 * What of the base's environment.yaml concerns the base alone: who is woken, when it may be changed, what becomes of a
 * deployment afterwards, what may differ from its settings.
 */
const OF_THE_BASE = ["review", "alerts", "delivery", "drift", "upstream", "dashboards"] as const;

/** The settings of a review's environment: text by file name. They differ from the base's in what is said here, and in nothing else. */
export function deriveSettings(sources: Sources): Readonly<Record<string, string>> {
    const { base, ownership, files, disposable } = sources;
    const header = `${WRITTEN} from environments/${base}: changes are lost, and it is never committed.\n`;
    const made: Record<string, unknown> = { environment: environmentOf(sources) };
    for (const layer of ownership.layers)
        made[layer] = overlay(addressed(layer, sources, files[layer]), disposable[layer] ?? {});
    return Object.fromEntries(Object.entries(made).map(([name, data]) => [`${name}.yaml`, header + stringify(data)]));
}

function environmentOf({ number, environment, ownership, base }: Sources): Map {
    const kept = Object.fromEntries(
        Object.entries(environment).filter(([key]) => !(OF_THE_BASE as readonly string[]).includes(key)),
    );
    const policy = (environment["policy"] ?? {}) as Map;
    const { roles } = (environment["review"] ?? {}) as { roles?: unknown };
    return {
        ...kept,
        layout: "single",
        layers: ownership.layers,
        dashboards: false,
        tags: { ...(environment["tags"] as Map), "plinth:review": String(number), "plinth:base": base },
        policy: { ...policy, levels: { ...(policy["levels"] as Map | undefined), ...DISPOSABLE_LEVELS } },
        // A role that reaches reviews alone makes roles nowhere else.
        ...(roles === undefined ? {} : { roles }),
        ...(Object.keys(ownership.upstream).length === 0 ? {} : { upstream: ownership.upstream }),
    };
}

/** A network of a review has a block of its own, and may be peered with what its base may be peered with. */
function addressed(layer: string, { base, cidr }: Sources, data: unknown): unknown {
    if (layer !== NETWORK || cidr === undefined) return data;
    const { cidr: ofBase, reservedCidrs, ...rest } = data as Map;
    return { cidr, ...rest, reservedCidrs: { ...(reservedCidrs as Map | undefined), [base]: ofBase } };
}

/** The layer whose addresses a copy cannot share with its source. */
export const NETWORK = "network";

/** Blocks that a review of a base must stay out of, and whether its network needs one at all. */
export function addressesOf(data: unknown): { readonly needed: boolean; readonly taken: readonly string[] } {
    const { cidr, reservedCidrs = {} } = (data ?? {}) as { cidr?: unknown; reservedCidrs?: Record<string, unknown> };
    const texts = [cidr, ...Object.values(reservedCidrs)].filter((one): one is string => typeof one === "string");
    return { needed: typeof cidr === "string", taken: texts };
}

/** Where a review's settings lie, below the repository's root. */
export function folderOf(number: number): string {
    return `environments/${reviewName(number)}`;
}
