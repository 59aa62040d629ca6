import type { DeliveryRequest } from "../run/request.ts";
import type { Console } from "../ports/surroundings.ts";

/** Whether to go on, and why not. */
export type Answer =
    | { readonly go: true; readonly because: string }
    | { readonly go: false; readonly code: "CONFIRMATION_REQUIRED" | "DECLINED"; readonly reason: string };

/**
 * Finds out whether somebody wants it to happen. Destroying takes the environment's name, typed or given; in production
 * `--yes` alone does not destroy.
 *
 * @param question what is about to happen, in one line.
 */
export async function confirmed(
    { verb, environment, production, yes, confirm }: DeliveryRequest,
    console: Console,
    question: string,
): Promise<Answer> {
    const named = verb === "destroy" && production;
    if (confirm !== undefined && confirm !== environment) {
        return {
            go: false,
            code: "CONFIRMATION_REQUIRED",
            reason: `--confirm ${confirm} is not the environment: this is ${environment}`,
        };
    }
    if (yes && (!named || confirm === environment)) return { go: true, because: named ? "--yes --confirm" : "--yes" };
    if (console.ask === undefined) {
        const missing = named && yes ? `--confirm ${environment}` : named ? `--yes --confirm ${environment}` : "--yes";
        return {
            go: false,
            code: "CONFIRMATION_REQUIRED",
            reason: `there is no terminal to ask on${named ? `, and ${environment} is production` : ""}. Fix: add ${missing}`,
        };
    }
    const wanted = verb === "destroy" ? environment : "yes";
    const typed = (await console.ask(`${question} Type ${wanted} to go on: `)).trim();
    return typed === wanted
        ? { go: true, because: "answered" }
        : { go: false, code: "DECLINED", reason: "nobody said yes; nothing was changed" };
}
