import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Problem } from "@plinth/core/errors";
import { ENVIRONMENTS, type EnvironmentSettings, suggestion } from "@plinth/core/settings";

/** What the catalogue of the policy pack says of a rule. */
interface CatalogueEntry {
    readonly name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Checks that levels and parameters are about rules the pack has: under a misspelt name they would have no effect.
 *
 * Loads the pack's catalogue only where an environment says anything about rules.
 */
export async function checkPolicyRules(
    root: string,
    environment: string,
    { policy }: Pick<EnvironmentSettings, "policy">,
): Promise<Problem[]> {
    const asked = Object.keys(policy.levels).length + Object.keys(policy.parameters).length;
    const file = join(root, "policies", "catalogue", "catalogue.ts");
    if (asked === 0 || !existsSync(file)) return [];
    const { catalogue } = (await import(pathToFileURL(file).href)) as { catalogue: readonly CatalogueEntry[] };
    const rules = new Map(catalogue.map((entry) => [entry.name, entry]));
    const problem = (path: string, rule: string, value: string, known: Iterable<string>): Problem => ({
        file: `${ENVIRONMENTS}/${environment}/environment.yaml`,
        path,
        rule,
        value,
        fix: suggestion(value, [...known]),
    });
    const unknown = (section: "levels" | "parameters"): Problem[] =>
        Object.keys(policy[section])
            .filter((name) => !rules.has(name))
            .map((name) => problem(`policy.${section}`, "must name rules the policy pack has", name, rules.keys()));
    const parameters = Object.entries(policy.parameters).flatMap(([name, values]) => {
        const known = Object.keys(rules.get(name)?.parameters ?? {});
        return Object.keys(values)
            .filter((parameter) => rules.has(name) && !known.includes(parameter))
            .map((parameter) =>
                problem(`policy.parameters.${name}`, "must name parameters the rule has", parameter, known),
            );
    });
    return [...unknown("levels"), ...unknown("parameters"), ...parameters];
}
