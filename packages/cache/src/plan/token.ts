import type { Violation } from "@plinth/core/settings";
import { type CacheShape, DEFAULTS } from "./shape.ts";

/** How clients without users of their own sign in. */
export type TokenPlan =
    | {
          readonly kind: "token";
          /** Raised to have another token. */
          readonly version: number;
      }
    /** The step back to users: the token is deleted in the same update. */
    | { readonly kind: "remove" };

/** `undefined` where users sign in, which is the way AWS names for everything new. */
export function planToken({ token }: Pick<CacheShape, "token">): TokenPlan | undefined {
    if (token === undefined) return undefined;
    if (token === "remove") return { kind: "remove" };
    return { kind: "token", version: token.version ?? DEFAULTS.tokenVersion };
}

export function checkToken({ token, tlsMigration }: CacheShape): Violation[] {
    const plan = planToken({ token });
    if (plan?.kind !== "token") return [];
    const problems: Violation[] = [];
    if (!Number.isInteger(plan.version) || plan.version < 1) {
        problems.push({
            path: ["token", "version"],
            rule: "must be a whole number from 1 on",
            value: plan.version,
            fix: "write 1, and a higher one whenever the token has to change",
        });
    }
    if (tlsMigration !== undefined) {
        problems.push({
            path: ["token"],
            rule: "must not stand beside tlsMigration: AWS takes a token once TLS is required",
            value: token,
            fix: "add the token after tlsMigration is gone",
        });
    }
    return problems;
}
