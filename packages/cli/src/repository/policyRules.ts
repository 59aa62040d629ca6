import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Problem, UserError } from "@plinth/core/errors";
import { ENVIRONMENTS, type EnvironmentSettings, suggestion } from "@plinth/core/settings";
import { floorProblems, isNamedProduction, type RatedRule } from "@plinth/policies/floor";
import {
    type Level,
    type Parameter,
    parameterProblems,
    type Profile,
    type Severity,
} from "@plinth/policies/parameters";
import { POLICIES } from "./policyFolder.ts";

/** What the catalogue of the policy pack says of a rule. */
export interface CatalogueEntry extends RatedRule {
    readonly description: string;
    readonly severity: Severity;
    readonly profile: Profile;
    /** The level where a profile turns it on. */
    readonly levelWhereOn?: Level;
    readonly corrects?: boolean;
    readonly parameters: Readonly<Record<string, Parameter>>;
}

/** The catalogue of a repository's pack; `undefined` where it has none. @throws UserError where it cannot be loaded. */
export async function readCatalogue(root: string): Promise<readonly CatalogueEntry[] | undefined> {
    const file = join(root, POLICIES, "catalogue", "catalogue.ts");
    if (!existsSync(file)) return undefined;
    try {
        return ((await import(pathToFileURL(file).href)) as { catalogue: readonly CatalogueEntry[] }).catalogue;
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new UserError(
            `${POLICIES}/catalogue/catalogue.ts: cannot be loaded: ${why}. Fix: correct what the message names`,
        );
    }
}

/**
 * Checks that levels and parameters are about rules the pack has, that parameters have the form their rule declares, and
 * that production asks for no less than the catalogue.
 *
 * Loads the pack's catalogue only where an environment says anything about rules.
 */
export async function checkPolicyRules(
    root: string,
    environment: string,
    { policy, production }: Pick<EnvironmentSettings, "policy" | "production">,
): Promise<Problem[]> {
    const file = `${ENVIRONMENTS}/${environment}/environment.yaml`;
    const named = isNamedProduction(environment) && !production ? [namedProblem(file)] : [];
    const asked = Object.keys(policy.levels).length + Object.keys(policy.parameters).length;
    const floored = production && !policy.profiles.includes("default");
    const catalogue = asked === 0 && !floored ? undefined : await readCatalogue(root);
    if (catalogue === undefined) return named;
    const rules = new Map(catalogue.map((entry) => [entry.name, entry]));
    const problem = (path: string, rule: string, value: string, known: Iterable<string>): Problem => ({
        file,
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
        const declared = rules.get(name)?.parameters;
        if (declared === undefined) return [];
        return parameterProblems(declared, values).map(({ parameter, rule, fix, unknown: strange }): Problem => {
            const path = `policy.parameters.${name}`;
            return strange === true
                ? problem(path, "must name parameters the rule has", parameter, Object.keys(declared))
                : { file, path: `${path}.${parameter}`, rule, value: values[parameter], fix };
        });
    });
    const uncorrecting = Object.entries(policy.levels)
        .filter(([name, level]) => level === "remediate" && rules.get(name)?.corrects === false)
        .map(([name, level]): Problem => {
            const able = catalogue.filter(({ corrects }) => corrects === true).map((entry) => entry.name);
            const fix = `write mandatory; rules that can: ${able.sort().join(", ")}`;
            return {
                file,
                path: `policy.levels.${name}`,
                rule: "must be a level the rule has: it corrects nothing",
                value: level,
                fix,
            };
        });
    const wrong = [...unknown("levels"), ...uncorrecting, ...unknown("parameters"), ...parameters];
    // A value of the wrong form cannot be compared.
    const floor =
        production && wrong.length === 0 ? floorProblems(catalogue, { ...policy, production }, environment) : [];
    return [
        ...named,
        ...wrong,
        ...floor.map(({ at, expected, found, remedy }) => ({
            file,
            path: at,
            rule: `must be ${expected}`,
            value: found,
            fix: remedy,
        })),
    ];
}

function namedProblem(file: string): Problem {
    return {
        file,
        path: "production",
        rule: "must be true in an environment of this name",
        value: false,
        fix: "write production: true, or rename the environment",
    };
}
