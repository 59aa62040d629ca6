import { readFileSync } from "node:fs";

/** The most that an action can do comes first. */
export const ACTION_KINDS = ["permissions", "write", "read", "free"] as const;

/**
 * What an action does to a resource that a statement can name: manage permissions, change it, or read it. `free` actions
 * take no resource, so they are granted on "*" or not at all.
 */
export type ActionKind = (typeof ACTION_KINDS)[number];

type Table = Readonly<Record<string, Readonly<Partial<Record<ActionKind, string>>>>>;

const NONE: ReadonlyMap<string, ActionKind> = new Map();
const byService = new Map<string, ReadonlyMap<string, ActionKind>>();
let services: Table | undefined;
let managing: readonly string[] | undefined;

/** The actions of a service, in lower case; none for a service that the data does not know. */
export function actionsOf(service: string): ReadonlyMap<string, ActionKind> {
    const read = byService.get(service);
    if (read !== undefined || !Object.hasOwn(table(), service)) {
        return read ?? NONE;
    }
    const lists = table()[service] ?? {};
    const actions = new Map(
        ACTION_KINDS.flatMap((kind) =>
            (lists[kind]?.split(" ") ?? []).map((action) => [action.toLowerCase(), kind] as const),
        ),
    );
    byService.set(service, actions);
    return actions;
}

/** Every action that manages permissions and takes a resource, as `service:Action`. */
export function permissionsActions(): readonly string[] {
    managing ??= Object.entries(table()).flatMap(([service, { permissions }]) =>
        permissions === undefined ? [] : permissions.split(" ").map((action) => `${service}:${action}`),
    );
    return managing;
}

/** Read at the first question: most stacks grant nothing on every resource, and the pack has to start fast. */
function table(): Table {
    services ??= (
        JSON.parse(readFileSync(new URL("serviceActions.json", import.meta.url), "utf8")) as { services: Table }
    ).services;
    return services;
}
