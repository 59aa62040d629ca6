import { readFileSync } from "node:fs";
import { hasWildcard, matchesPattern } from "./actionPattern.ts";

/** By service: actions that change something and those that read, as far as they take a resource; and those that take none. */
type Lists = Readonly<Partial<Record<"write" | "read" | "free", string>>>;

/** `free` actions are granted on "*" or not at all. */
export type ActionKind = "write" | "read" | "free";

/** Actions that only look, by how AWS names them; for actions younger than the data. */
const READS =
    /^(batch)?(get|list|describe|query|scan|search|lookup|view|check|estimate|validate|test|simulate|select|head|filter|read|poll|receive|decode|discover|preview|resolve)/;

let services: Readonly<Record<string, Lists>> | undefined;
const byService = new Map<string, ReadonlyMap<string, ActionKind>>();

/**
 * What a granted action, or pattern of actions, can do to a named resource. A pattern is `write` when it covers one
 * action that is, else `read` likewise; one that covers no action at all grants nothing and is `free`.
 */
export function actionKind(pattern: string): ActionKind {
    const [service = "", verb = ""] = pattern.toLowerCase().split(":");
    if (hasWildcard(service)) {
        return "write";
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
    return covered.has("write") ? "write" : covered.has("read") ? "read" : "free";
}

/** Read at the first question: most stacks grant nothing on every resource, and the pack has to start fast. */
function actionsOf(service: string): ReadonlyMap<string, ActionKind> {
    services ??= (
        JSON.parse(readFileSync(new URL("../data/serviceActions.json", import.meta.url), "utf8")) as {
            services: Readonly<Record<string, Lists>>;
        }
    ).services;
    const known = byService.get(service);
    if (known !== undefined) {
        return known;
    }
    const lists = Object.hasOwn(services, service) ? services[service] : undefined;
    const actions = new Map<string, ActionKind>();
    for (const kind of ["write", "read", "free"] as const) {
        for (const action of lists?.[kind]?.split(" ") ?? []) {
            actions.set(action.toLowerCase(), kind);
        }
    }
    byService.set(service, actions);
    return actions;
}
