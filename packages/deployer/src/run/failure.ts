import type { Code } from "../errors/codes.ts";
import type { OperationResult, StackLock } from "../ports/engine.ts";
import { errorsOf, isPolicy } from "./attempts.ts";
import type { Context } from "./context.ts";
import type { DeliveryLayer } from "./request.ts";

/** What a failed operation means, for people and machines. */
export interface Explained {
    readonly code: Code;
    readonly reason: string;
}

/** Errors that stand in a reason; the journal has all of them. */
const SHOWN = 5;

/** Explains a failure. @param otherwise the code of a failure that is nothing else. */
export function explain(context: Context, layer: DeliveryLayer, result: OperationResult, otherwise: Code): Explained {
    const { failure } = result;
    if (failure?.kind === "stopped") return { code: "INTERRUPTED", reason: "stopped by a signal" };
    if (failure?.kind === "locked") {
        return { code: "STACK_LOCKED", reason: lockText(context, layer, failure.lock) };
    }
    if (isPolicy(result)) {
        const rules = result.policies.filter(({ level }) => level === "mandatory");
        return {
            code: "POLICY_BLOCKED",
            reason: listed(rules.map(({ rule, urn, message }) => `${rule}${urn ? ` (${urn})` : ""}: ${message}`)),
        };
    }
    return {
        code: failure?.kind === "planViolated" ? "PLAN_VIOLATED" : otherwise,
        reason: listed(errorsOf(result)),
    };
}

/** Several things on lines of their own. */
export function listed(lines: readonly string[]): string {
    const [first = "", ...others] = lines;
    if (others.length === 0) return first;
    const shown = lines.slice(0, SHOWN).map((line) => `\n  - ${line.replaceAll("\n", "\n    ")}`);
    const more = lines.length - shown.length;
    return `${shown.join("")}${more > 0 ? `\n  - and ${more} more: see the journal` : ""}`;
}

/** Who holds a lock, since when, and how to take it away: which nothing here does by itself. */
function lockText({ around }: Context, { address }: DeliveryLayer, lock: StackLock): string {
    const { user, host, pid, since, said } = lock;
    if (user === undefined && host === undefined) return said;
    const who = `${user ?? "somebody"}${host === undefined ? "" : ` on ${host}`}${pid === undefined ? "" : `, process ${pid}`}`;
    const age = since === undefined || Number.isNaN(Date.parse(since)) ? undefined : Date.parse(since);
    const old =
        age === undefined ? "" : ` (${Math.max(0, Math.round((around.clock.now().getTime() - age) / 60_000))} minutes)`;
    const gone =
        lock.alive === false
            ? ` That process is no longer there: the lock is stale. Take it away with pulumi cancel --stack ${address.stack} in ${address.directory}`
            : "";
    return `locked by ${who}${since === undefined ? "" : `, since ${since}`}${old}.${gone}`;
}
