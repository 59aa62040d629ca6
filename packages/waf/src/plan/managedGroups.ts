/** What a rule does with a request it matches. `count` lets it pass and tells. */
export type Mode = "count" | "block";

/** A rule group that AWS keeps. */
export interface ManagedGroup {
    /** Its name at AWS. */
    readonly name: string;
    /** Web ACL capacity units, fixed by AWS for each group. */
    readonly capacity: number;
    /** Where it stands among the rules: what is cheap and certain comes first. Never changed, or a plan shows every rule. */
    readonly priority: number;
    /** Whether a web ACL has it when nothing is said. */
    readonly standard: boolean;
}

/**
 * Groups by the name an argument gives them. Names and capacities: AWS WAF Developer Guide, "AWS Managed Rules rule groups
 * list" (baseline, use-case specific, IP reputation, Bot Control).
 */
export const MANAGED_GROUPS = {
    ipReputation: {
        name: "AWSManagedRulesAmazonIpReputationList",
        capacity: 25,
        priority: 100,
        standard: true,
    },
    anonymousIp: { name: "AWSManagedRulesAnonymousIpList", capacity: 50, priority: 110, standard: false },
    knownBadInputs: { name: "AWSManagedRulesKnownBadInputsRuleSet", capacity: 200, priority: 120, standard: true },
    common: { name: "AWSManagedRulesCommonRuleSet", capacity: 700, priority: 130, standard: true },
    sqlInjection: { name: "AWSManagedRulesSQLiRuleSet", capacity: 200, priority: 140, standard: true },
    /** Billed on its own, so it has an argument of its own. */
    botControl: { name: "AWSManagedRulesBotControlRuleSet", capacity: 50, priority: 150, standard: false },
} as const satisfies Record<string, ManagedGroup>;

export type ManagedGroupName = Exclude<keyof typeof MANAGED_GROUPS, "botControl">;

export const GROUP_NAMES: readonly ManagedGroupName[] = [
    "ipReputation",
    "anonymousIp",
    "knownBadInputs",
    "common",
    "sqlInjection",
];

/** A group's mode, and exceptions from it. */
export interface GroupChoice {
    /** @default the web ACL's mode */
    readonly mode?: Mode | undefined;
    /**
     * Rules of the group that only count, by their names at AWS: `SizeRestrictions_BODY` of the common group stops uploads.
     * @default none
     */
    readonly countRules?: readonly string[] | undefined;
    /** Requests the group looks at. @default all */
    readonly only?: RequestPaths | undefined;
}

/** Requests by how their path begins: one to ten beginnings. */
export interface RequestPaths {
    readonly paths: readonly string[];
}
