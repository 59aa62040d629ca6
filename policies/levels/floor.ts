import type { GovernanceProblem } from "../governance/governance.ts";
import type { Level, Parameter } from "../rule/rule.ts";
import { compareStrictness } from "../rule/strictness.ts";
import type { EnvironmentPolicy } from "./environmentPolicies.ts";

/** What the catalogue says of a rule, as far as a floor needs it. */
export interface RatedRule {
    readonly name: string;
    /** Where settings say nothing. */
    readonly level: Level;
    readonly parameters: Readonly<Record<string, Parameter>>;
}

const RANK: Readonly<Record<Level, number>> = { off: 0, advisory: 1, mandatory: 2, remediate: 2 };

/** Whether a level asks for less than another one. */
export function isLower(level: Level, than: Level): boolean {
    return RANK[level] < RANK[than];
}

/**
 * What is wrong with the settings of an environment as production: nothing there may ask for less than the catalogue
 * does. Of an environment that is not production, only a name that says otherwise.
 */
export function floorProblems(
    rules: readonly RatedRule[],
    policy: EnvironmentPolicy,
    environment: string,
): GovernanceProblem[] {
    if (policy.production !== true) {
        return isNamedProduction(environment) && policy.projects !== undefined ? [unnamed(policy)] : [];
    }
    const hasDefault = policy.profiles.includes("default") || policy.profiles.includes("strict");
    return [
        ...(hasDefault ? [] : [withoutDefault(policy)]),
        ...rules.flatMap((rule) => [...lowered(rule, policy), ...weakened(rule, policy)]),
    ];
}

/** Names under which nobody keeps anything else. */
export function isNamedProduction(environment: string): boolean {
    return environment === "prod" || environment === "production";
}

function unnamed({ production }: EnvironmentPolicy): GovernanceProblem {
    return {
        at: "production",
        expected: "true in an environment of this name",
        found: production === undefined ? "nothing" : "false",
        remedy: "write production: true, or rename the environment",
    };
}

function withoutDefault({ profiles }: EnvironmentPolicy): GovernanceProblem {
    return {
        at: "policy.profiles",
        expected: "default or strict among the profiles of production",
        found: profiles.join(", "),
        remedy: "add default",
    };
}

function lowered({ name, level }: RatedRule, { levels }: EnvironmentPolicy): GovernanceProblem[] {
    const given = levels[name];
    return given === undefined || !isLower(given, level)
        ? []
        : [
              {
                  at: `policy.levels.${name}`,
                  expected: `at least ${level} in production`,
                  found: given,
                  remedy: "remove it; a single resource can be exempted in policies/exemptions.yaml",
              },
          ];
}

function weakened({ name, parameters }: RatedRule, policy: EnvironmentPolicy): GovernanceProblem[] {
    return Object.entries(policy.parameters[name] ?? {}).flatMap(([key, value]) => {
        const parameter = parameters[key];
        if (parameter === undefined || parameter.organisation === true) {
            return [];
        }
        const compared = compareStrictness(parameter, value, parameter.default);
        const direction = `nothing weaker than ${JSON.stringify(parameter.default)} in production`;
        return compared === "weaker" || compared === "incomparable"
            ? [
                  {
                      at: `policy.parameters.${name}.${key}`,
                      expected: direction,
                      found: JSON.stringify(value),
                      remedy: "remove it; a single resource can be exempted in policies/exemptions.yaml",
                  },
              ]
            : [];
    });
}
