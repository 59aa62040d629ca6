import { readFileSync } from "node:fs";
import { hasWildcard, matchesPattern } from "./actionPattern.ts";

/**
 * What an action does to a resource that a statement can name: manage permissions, change it, or read it. `free` actions
 * take no resource, so they are granted on "*" or not at all.
 */
export type ActionKind = (typeof KINDS)[number];

/** The most that an action can do comes first. */
const KINDS = ["permissions", "write", "read", "free"] as const;

type Lists = Readonly<Partial<Record<ActionKind, string>>>;

/** Actions that only look, by how AWS names them; for actions younger than the data. */
const READS =
    /^(batch)?(get|list|describe|query|scan|search|lookup|view|check|estimate|validate|test|simulate|select|head|filter|read|poll|receive|decode|discover|preview|resolve)/;

let managing: readonly string[] | undefined;
let services: Readonly<Record<string, Lists>> | undefined;
const byService = new Map<string, ReadonlyMap<string, ActionKind>>();

/**
 * What a granted action, or pattern of actions, can do. A pattern counts as the most that it covers; one that covers no
 * action at all grants nothing and is `free`.
 */
export function actionKind(pattern: string): ActionKind {
    const [service = "", verb = ""] = pattern.toLowerCase().split(":");
    if (hasWildcard(service)) {
        return "permissions";
    }
    const actions = actionsOf(service);
    if (!hasWildcard(verb)) {
        return actions.get(verb) ?? (READS.test(verb) ? "free" : "write");
    }
    if (actions.size === 0) {
        return READS.test(verb) ? "free" : "write";
    }
    const covered = new Set<ActionKind>();
    for (const [action, kind] of actions) {
        if (matchesPattern(verb, action)) {
            covered.add(kind);
        }
    }
    return KINDS.find((kind) => covered.has(kind)) ?? "free";
}

/** Every action that manages permissions and takes a resource, as `service:Action`. */
export function permissionsActions(): readonly string[] {
    managing ??= Object.entries(table()).flatMap(([service, { permissions }]) =>
        permissions === undefined ? [] : permissions.split(" ").map((action) => `${service}:${action}`),
    );
    return managing;
}

function actionsOf(service: string): ReadonlyMap<string, ActionKind> {
    const services = table();
    const known = byService.get(service);
    if (known !== undefined) {
        return known;
    }
    const lists = Object.hasOwn(services, service) ? services[service] : undefined;
    const actions = new Map<string, ActionKind>();
    for (const kind of KINDS) {
        for (const action of lists?.[kind]?.split(" ") ?? []) {
            actions.set(action.toLowerCase(), kind);
        }
    }
    byService.set(service, actions);
    return actions;
}

/** Read at the first question: most stacks grant nothing on every resource, and the pack has to start fast. */
function table(): Readonly<Record<string, Lists>> {
    services ??= (
        JSON.parse(readFileSync(new URL("../data/serviceActions.json", import.meta.url), "utf8")) as {
            services: Readonly<Record<string, Lists>>;
        }
    ).services;
    return services;
}
