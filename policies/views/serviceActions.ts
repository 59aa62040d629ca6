import { ACTION_KINDS, type ActionKind, actionsOf } from "../data/serviceActions.ts";
import { hasWildcard, matchesPattern } from "./actionPattern.ts";

/** Actions that only look, by how AWS names them; for actions younger than the data. */
const READS =
    /^(batch)?(get|list|describe|query|scan|search|lookup|view|check|estimate|validate|test|simulate|select|head|filter|read|poll|receive|decode|discover|preview|resolve)/;

/**
 * What a granted action, or pattern of actions, can do. A pattern counts as the most that it covers; one that covers no
 * action at all grants nothing and is `free`. What the data does not know is judged by its verb.
 */
export function actionKind(pattern: string): ActionKind {
    const [service = "", verb = ""] = pattern.toLowerCase().split(":");
    if (hasWildcard(service)) {
        return "permissions";
    }
    const actions = actionsOf(service);
    const covered = [...actions].filter(([action]) => matchesPattern(verb, action)).map(([, kind]) => kind);
    const most = ACTION_KINDS.find((kind) => covered.includes(kind));
    const isKnown = actions.size > 0 && hasWildcard(verb);
    return most ?? (isKnown || READS.test(verb) ? "free" : "write");
}
