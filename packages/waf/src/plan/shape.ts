import type { GroupChoice, ManagedGroupName, Mode, RequestPaths } from "./managedGroups.ts";

/** What decides a web ACL's rules: plain data, so it is checked before anything registers. */
export interface WebAclShape {
    /**
     * What rules do that say nothing themselves. Begin with `count`, read the logs, then `block`.
     * @default count - a rule that blocks before anybody has seen what it matches is an outage
     */
    readonly mode?: Mode | undefined;
    /**
     * Groups of AWS by name: a mode, `off`, or a mode with exceptions.
     * @default ipReputation, knownBadInputs, common and sqlInjection, in the web ACL's mode
     */
    readonly groups?: { readonly [Name in ManagedGroupName]?: Mode | "off" | GroupChoice } | undefined;
    /** @default none - AWS charges for it beyond the web ACL, by the month and by the request */
    readonly botControl?: BotControl | undefined;
    /** Requests by one address. @default 2000 in five minutes */
    readonly rate?: RateLimit | "off" | undefined;
    /**
     * Addresses that pass all other rules, as CIDR blocks: an office, a monitor.
     * @default none
     */
    readonly allow?: readonly string[] | undefined;
    /** Addresses that are always blocked, as CIDR blocks, whatever the mode. @default none */
    readonly deny?: readonly string[] | undefined;
    /** Rule groups of one's own by name. @default none */
    readonly ruleGroups?: Readonly<Record<string, OwnGroup>> | undefined;
    /**
     * Headers that logs show without their value, in lower case.
     * @default authorization and cookie - whoever reads logs could be anybody otherwise
     */
    readonly redactedHeaders?: readonly string[] | undefined;
}

/** AWS WAF Bot Control. */
export interface BotControl {
    /** `common` finds bots that say so; `targeted` finds those that hide, at a higher price. */
    readonly inspection: "common" | "targeted";
    /** Has to be written: Bot Control is billed apart (AWS WAF pricing page). */
    readonly extraPrice: "accepted";
    /** @default the web ACL's mode */
    readonly mode?: Mode | undefined;
    /** Requests it looks at, and is paid for. @default all */
    readonly only?: RequestPaths | undefined;
}

export interface RateLimit {
    /** Requests of one address within the window, from 10. AWS counts within seconds, not exactly. */
    readonly limit: number;
    /** 60, 120, 300 or 600. @default 300 */
    readonly windowSeconds?: number | undefined;
    /** @default the web ACL's mode */
    readonly mode?: Mode | undefined;
    /** Requests that count. @default all */
    readonly only?: RequestPaths | undefined;
}

export interface OwnGroup {
    readonly arn: string;
    /** Capacity units the group was made with. */
    readonly capacity: number;
    /** Its place behind the groups of AWS: 1 to 100, each once. */
    readonly order: number;
    /** @default the web ACL's mode */
    readonly mode?: Mode | undefined;
}

export const DEFAULTS = {
    mode: "count",
    /** About seven a second, more than people click and an office behind one address needs. */
    rateLimit: 2000,
    windowSeconds: 300,
    redactedHeaders: ["authorization", "cookie"],
} as const satisfies Record<string, unknown>;
