import { listEnvironments, suggestion, findRepository } from "@plinth/core/settings";
import { UserError } from "@plinth/core/errors";
import { catalogue, ruleByName } from "@plinth/policies/catalogue";
import { examplesOf } from "@plinth/policies/examples";
import { levelFor } from "@plinth/policies/levels";
import { waiting } from "@plinth/policies/waiting";
import { environmentPolicies } from "../repository/environmentPolicies.ts";
import { chooseExamples, type Shown } from "./program/chooseExamples.ts";

/** Everything there is to say about a rule. */
export interface Explanation {
    readonly rule: string;
    readonly service: string;
    readonly severity: string;
    readonly profile: string;
    /** Where settings say nothing. */
    readonly level: string;
    /** By environment, only where it differs. */
    readonly levels: Readonly<Record<string, string>>;
    readonly description: string;
    readonly remedy: string;
    readonly scope: "resource" | "stack";
    readonly types: readonly string[];
    /** Numbers by framework. */
    readonly controls: Readonly<Record<string, readonly string[]>>;
    readonly parameters: readonly {
        readonly name: string;
        readonly description: string;
        readonly default: unknown;
        /** Where the profile `strict` has another default. */
        readonly strict?: unknown;
        /** By environment, where its settings have another value. */
        readonly values: Readonly<Record<string, unknown>>;
    }[];
    readonly correctsItself: boolean;
    readonly passes?: Shown;
    readonly fails?: Shown;
}

/** @throws UserError with a suggestion where no rule has that name, or with the reason where it waits for something. */
export async function explanationOf(name: string, cwd: string): Promise<Explanation> {
    const entry = ruleByName.get(name);
    if (entry === undefined) throw unknownRule(name);
    const examples = await examplesOf(name);
    const { rule } = examples;
    const policies = environmentPolicies(cwd);
    const environments = environmentsAround(cwd).map((each) => [each, policies.of(each)] as const);
    const { service, severity, profile, level, description, remedy, scope, types, controls, parameters } = entry;
    const levels = environments
        .map(([environment, policy]) => [environment, levelFor(rule, policy)] as const)
        .filter(([, inForce]) => inForce !== level);
    return {
        rule: name,
        service,
        severity,
        profile,
        level,
        levels: Object.fromEntries(levels),
        description,
        remedy,
        scope,
        types,
        controls: Object.fromEntries(
            [...Map.groupBy(controls, ({ framework }) => framework)].map(([framework, own]) => [
                framework,
                own.map(({ id }) => id),
            ]),
        ),
        parameters: Object.entries(parameters).map(([parameter, declared]) => ({
            name: parameter,
            description: declared.description,
            default: declared.default,
            ...(declared.strict === undefined ? {} : { strict: declared.strict }),
            values: Object.fromEntries(
                environments.flatMap(([environment, policy]) => {
                    const value = policy.parameters[name]?.[parameter];
                    return value === undefined || same(value, declared.default) ? [] : [[environment, value]];
                }),
            ),
        })),
        correctsItself: rule.scope === "resource" && rule.fix !== undefined,
        ...chooseExamples(examples),
    };
}

/** Whether a setting only repeats the default; lists are sets to rules. */
function same(value: unknown, byDefault: unknown): boolean {
    const canonical = (each: unknown): string => JSON.stringify(Array.isArray(each) ? each.map(String).sort() : each);
    return canonical(value) === canonical(byDefault);
}

function unknownRule(name: string): UserError {
    const waits = waiting.find(({ id }) => id === name);
    if (waits !== undefined) return new UserError(`${name}: the pack does not have this rule yet: it ${waits.reason}`);
    const known = catalogue.map((rule) => rule.name);
    const hint = suggestion(name, known);
    const fix = hint.startsWith("did you mean") ? hint : "npx plinth policies list names them all";
    return new UserError(`${name}: no rule is called that. Fix: ${fix}`);
}

/** Outside of a repository there is no environment, and defaults hold. */
function environmentsAround(cwd: string): string[] {
    try {
        return listEnvironments(findRepository(cwd));
    } catch {
        return [];
    }
}
