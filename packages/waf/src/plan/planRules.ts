import { GROUP_NAMES, type GroupChoice, MANAGED_GROUPS, type Mode, type RequestPaths } from "./managedGroups.ts";
import { DEFAULTS, type WebAclShape } from "./shape.ts";

/** Which addresses a rule is about. */
export interface AddressSet {
    /** `deny-ipv4`: the name of the set and of its rule. */
    readonly name: string;
    readonly version: "IPV4" | "IPV6";
    readonly addresses: readonly string[];
}

/** A rule of a web ACL. Names and priorities follow from what a rule is, never from how many there are. */
export type PlannedRule = {
    readonly name: string;
    readonly priority: number;
    /** Web ACL capacity units. */
    readonly capacity: number;
} & (
    | { readonly kind: "addresses"; readonly set: AddressSet; readonly action: "allow" | "block" }
    | {
          readonly kind: "rate";
          readonly limit: number;
          readonly windowSeconds: number;
          readonly mode: Mode;
          readonly only: RequestPaths | undefined;
      }
    | {
          readonly kind: "managed";
          readonly group: string;
          readonly mode: Mode;
          readonly countRules: readonly string[];
          readonly only: RequestPaths | undefined;
          readonly inspection?: "COMMON" | "TARGETED";
      }
    | { readonly kind: "own"; readonly arn: string; readonly mode: Mode }
);

// Priorities leave room: a rule that comes later never moves another one.
const DENY = 0;
const ALLOW = 10;
const RATE = 20;
const OWN_GROUPS = 1000;

// AWS WAF Developer Guide, "Rule statements": one unit for an IP set, two for a rate and for a comparison of the beginning
// of a text, one for a logical statement around several.
const ADDRESSES_CAPACITY = 1;
const RATE_CAPACITY = 2;
const PREFIX_CAPACITY = 2;
const OR_CAPACITY = 1;

export function planRules(shape: WebAclShape): PlannedRule[] {
    const { mode = DEFAULTS.mode, deny = [], allow = [] } = shape;
    return [
        ...addressRules("deny", deny, "block", DENY),
        ...addressRules("allow", allow, "allow", ALLOW),
        ...rateRule(shape, mode),
        ...managedRules(shape, mode),
        ...ownRules(shape, mode),
    ].sort((one, other) => one.priority - other.priority);
}

function addressRules(
    list: string,
    addresses: readonly string[],
    action: "allow" | "block",
    priority: number,
): PlannedRule[] {
    return (["IPV4", "IPV6"] as const).flatMap((version, index): PlannedRule[] => {
        const own = addresses.filter((address) => address.includes(":") === (version === "IPV6"));
        if (own.length === 0) return [];
        const name = `${list}-${version.toLowerCase()}`;
        const set = { name, version, addresses: own.toSorted() };
        return [{ kind: "addresses", name, priority: priority + index, capacity: ADDRESSES_CAPACITY, set, action }];
    });
}

function rateRule({ rate = { limit: DEFAULTS.rateLimit } }: WebAclShape, mode: Mode): PlannedRule[] {
    if (rate === "off") return [];
    return [
        {
            kind: "rate",
            name: "rate",
            priority: RATE,
            capacity: RATE_CAPACITY + pathsCapacity(rate.only),
            limit: rate.limit,
            windowSeconds: rate.windowSeconds ?? DEFAULTS.windowSeconds,
            mode: rate.mode ?? mode,
            only: rate.only,
        },
    ];
}

function managedRules({ groups = {}, botControl }: WebAclShape, mode: Mode): PlannedRule[] {
    const rules = GROUP_NAMES.flatMap((name): PlannedRule[] => {
        const { name: group, capacity, priority, standard } = MANAGED_GROUPS[name];
        const said = groups[name] ?? (standard ? {} : "off");
        if (said === "off") return [];
        const choice: GroupChoice = typeof said === "string" ? { mode: said } : said;
        return [
            {
                kind: "managed",
                name,
                priority,
                capacity: capacity + pathsCapacity(choice.only),
                group,
                mode: choice.mode ?? mode,
                countRules: (choice.countRules ?? []).toSorted(),
                only: choice.only,
            },
        ];
    });
    if (botControl === undefined) return rules;
    const { name: group, capacity, priority } = MANAGED_GROUPS.botControl;
    return [
        ...rules,
        {
            kind: "managed",
            name: "botControl",
            priority,
            capacity: capacity + pathsCapacity(botControl.only),
            group,
            mode: botControl.mode ?? mode,
            countRules: [],
            only: botControl.only,
            inspection: botControl.inspection === "targeted" ? "TARGETED" : "COMMON",
        },
    ];
}

function ownRules({ ruleGroups = {} }: WebAclShape, mode: Mode): PlannedRule[] {
    return Object.entries(ruleGroups).map(([name, group]) => ({
        kind: "own",
        name,
        priority: OWN_GROUPS + group.order,
        capacity: group.capacity,
        arn: group.arn,
        mode: group.mode ?? mode,
    }));
}

function pathsCapacity(only: RequestPaths | undefined): number {
    if (only === undefined) return 0;
    return only.paths.length * PREFIX_CAPACITY + (only.paths.length > 1 ? OR_CAPACITY : 0);
}
