import { ENVIRONMENTS } from "@plinth/core/settings";
import type { GovernanceProblem } from "@plinth/policies/governance";
import { isLower } from "@plinth/policies/floor";
import { type EnvironmentPolicy, levelFor } from "@plinth/policies/levels";
import { compareStrictness, type Level } from "@plinth/policies/parameters";
import type { CatalogueEntry } from "../repository/policyRules.ts";
import type { RuleBook } from "./ruleBook.ts";
import { weakenedExemptions } from "./weakenedExemptions.ts";

/** The two rule books, and how findings name what they are about. */
export interface Judged {
    readonly environment: string;
    /** As the person wrote it. */
    readonly revision: string;
    readonly base: RuleBook;
    readonly now: RuleBook;
}

/** Everything that a change makes less strict than it is at the revision that judges it. */
export function weakened(judged: Judged): GovernanceProblem[] {
    const { base, now } = judged;
    if (base.pack === undefined) return [];
    if (now.pack === undefined)
        return [item(judged, "policies", "a policy pack that can be read", now.unreadable ?? "none")];
    const profiles = droppedProfiles(judged);
    // What follows from a profile that is dropped is said once, of the profile.
    const policy = { ...now.policy, profiles: [...new Set([...now.policy.profiles, ...base.policy.profiles])] };
    const after = new Map(now.catalogue.map((entry) => [entry.name, entry]));
    return [
        ...switches(judged),
        ...profiles,
        ...base.catalogue.flatMap((before) => weakenedRule(judged, before, after.get(before.name), policy)),
        ...weakenedExemptions(judged).map(({ at, expected, found }) => item(judged, at, expected, found)),
    ];
}

function item({ revision }: Judged, at: string, expected: string, found: string): GovernanceProblem {
    return {
        at,
        expected: `${expected}, as at ${revision}`,
        found,
        remedy: `take the change back, or have it merged by those who answer for the rules; it is a violation until ${revision} has it`,
    };
}

function settingsFile({ environment }: Judged): string {
    return `${ENVIRONMENTS}/${environment}/environment.yaml`;
}

/** Settings that are stricter one way than the other. */
function switches(judged: Judged): GovernanceProblem[] {
    const { base, now } = judged;
    const loosened = (path: string, strict: unknown, lenient: unknown, read: (policy: EnvironmentPolicy) => unknown) =>
        read(base.policy) === strict && read(now.policy) !== strict
            ? [item(judged, `${settingsFile(judged)}: ${path}`, String(strict), String(lenient))]
            : [];
    return [
        ...loosened("production", true, false, ({ production }) => production),
        ...loosened("policy.unverified", "block", "warn", ({ unverified = "block" }) => unverified),
        ...loosened("policy.assumed", "block", "accept", ({ assumed }) => assumed),
    ];
}

function droppedProfiles(judged: Judged): GovernanceProblem[] {
    const { base, now } = judged;
    // The strict profile turns every rule on.
    if (now.policy.profiles.includes("strict")) return [];
    return base.policy.profiles
        .filter((profile) => !now.policy.profiles.includes(profile))
        .map((profile) =>
            item(
                judged,
                `${settingsFile(judged)}: policy.profiles`,
                `profile ${profile}`,
                now.policy.profiles.join(", "),
            ),
        );
}

function weakenedRule(
    judged: Judged,
    before: CatalogueEntry,
    after: CatalogueEntry | undefined,
    policy: EnvironmentPolicy,
): GovernanceProblem[] {
    const level = inForce(before, judged.base.policy);
    if (level === "off") return [];
    const { name } = before;
    if (after === undefined) return [item(judged, `policies: ${name}`, `the rule (${level})`, "no such rule")];
    const now = inForce(after, policy);
    const isSaid = judged.now.policy.levels[name] !== judged.base.policy.levels[name];
    const where = isSaid ? `${settingsFile(judged)}: policy.levels.${name}` : `policies: ${name}`;
    const lowered = isLower(now, level) ? [item(judged, where, level, now)] : [];
    return [...lowered, ...(now === "off" ? [] : weakenedParameters(judged, before, after, policy))];
}

function inForce({ name, severity, profile, levelWhereOn }: CatalogueEntry, policy: EnvironmentPolicy): Level {
    const level = levelWhereOn === undefined || levelWhereOn === "off" ? {} : { level: levelWhereOn };
    return levelFor({ id: name, severity, profile, ...level }, policy);
}

function weakenedParameters(
    judged: Judged,
    { name, parameters }: CatalogueEntry,
    after: CatalogueEntry,
    policy: EnvironmentPolicy,
): GovernanceProblem[] {
    return Object.entries(parameters).flatMap(([key, declared]) => {
        const then = valueOf(name, key, parameters, judged.base.policy);
        const now = valueOf(name, key, after.parameters, policy);
        const compared = compareStrictness(declared, now, then);
        if (compared === "same" || compared === "stricter") return [];
        const given = judged.now.policy.parameters[name]?.[key];
        const isSaid = JSON.stringify(given) !== JSON.stringify(judged.base.policy.parameters[name]?.[key]);
        const where = isSaid ? `${settingsFile(judged)}: policy.parameters.${name}.${key}` : `policies: ${name}.${key}`;
        return [
            item(judged, where, JSON.stringify(then), now === undefined ? "no such parameter" : JSON.stringify(now)),
        ];
    });
}

/** The value in force: the settings', else the profile's, else the catalogue's. */
function valueOf(
    rule: string,
    parameter: string,
    declared: CatalogueEntry["parameters"],
    { parameters, profiles }: EnvironmentPolicy,
): unknown {
    const { strict, default: usual } = declared[parameter] ?? {};
    return parameters[rule]?.[parameter] ?? (profiles.includes("strict") ? strict : undefined) ?? usual;
}
