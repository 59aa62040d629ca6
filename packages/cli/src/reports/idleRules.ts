import type { Finding } from "@plinth/plan";
import { catalogue } from "@plinth/policies/catalogue";
import type { EnvironmentPolicy } from "@plinth/policies/levels";
import { environmentPolicies } from "../repository/environmentPolicies.ts";

/** The name of the repository's own pack: the only one of which it is known what its rules are about. */
const OWN_PACK = "plinth";

/**
 * The catalogue's rules that were on and met no resource: they judged nothing, which is not the same as passing.
 *
 * @param policies those of the environments that were judged.
 */
export function idleRules(
    findings: readonly Finding[],
    policies: readonly Pick<EnvironmentPolicy, "levels" | "profiles">[],
): string[] {
    const met = new Set(findings.filter(({ pack }) => pack === OWN_PACK).map(({ rule }) => rule));
    return catalogue
        .filter((rule) => !met.has(rule.name) && policies.some((policy) => isOn(rule, policy)))
        .map(({ name }) => name);
}

/**
 * The same for an environment, by the settings of the repository around a folder.
 *
 * @returns nothing where the repository's own pack did not judge at all.
 */
export function idleRulesIn(environment: string, findings: readonly Finding[], cwd: string): string[] | undefined {
    if (!findings.some(({ pack }) => pack === OWN_PACK)) return undefined;
    return idleRules(findings, [environmentPolicies(cwd).of(environment)]);
}

function isOn(
    { name, profile }: Pick<(typeof catalogue)[number], "name" | "profile">,
    { levels, profiles }: Pick<EnvironmentPolicy, "levels" | "profiles">,
): boolean {
    const level = levels[name];
    return level === undefined ? profiles.includes("strict") || profiles.includes(profile) : level !== "off";
}
