import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isRecord } from "../reading/unknown.ts";
import { defaultLevel, type Level, type Profile, type RuleMetadata } from "../rule/rule.ts";
import type { ParameterValues } from "../rule/ruleParameters.ts";

/** What an environment's settings say about rules: by rule id, only where they say something. */
export interface EnvironmentPolicy {
    readonly levels: Readonly<Record<string, Level>>;
    readonly parameters: Readonly<Record<string, ParameterValues>>;
    /** Which of the catalogue's rules are on. */
    readonly profiles: readonly Profile[];
    /** Customers depend on it: nothing asks for less than the catalogue does. */
    readonly production?: boolean;
    /** What becomes of a mandatory rule that the settled pass could not decide either; `block` unless given. */
    readonly unverified?: "block" | "warn";
    /** Whether a rule may pass on a value that was made up; `accept` unless given. */
    readonly assumed?: "accept" | "block";
    /** The Pulumi projects whose stacks make up the environment, where its settings say so. */
    readonly projects?: readonly string[];
}

const NOTHING: EnvironmentPolicy = { levels: {}, parameters: {}, profiles: ["default"] };
const LEVELS: readonly unknown[] = ["off", "advisory", "mandatory", "remediate"] satisfies Level[];
const PROFILES: readonly unknown[] = ["default", "strict", "cost"] satisfies Profile[];

/** A stack name is free text: only what can be a folder's name may reach the file system. */
const IS_NAME = /^[\w-][\w.-]*$/;

/** The tags that come with every environment beside those its settings name. */
const ADDED_TAGS = ["Environment", "ManagedBy"];

/** The settings file says something about rules that cannot be meant. */
export class EnvironmentPolicyError extends Error {
    override name = "EnvironmentPolicyError";
}

/**
 * Levels and parameters from `environments/<environment>/environment.yaml`, each file read at most once. Without the
 * folder or the file the catalogue's defaults hold: the pack also serves projects that have no such settings.
 */
export class EnvironmentPolicies {
    readonly #directory: string;
    readonly #rules: ReadonlySet<string>;
    readonly #read = new Map<string, EnvironmentPolicy>();
    #any: boolean | undefined;

    constructor(directory: string, rules: Iterable<string>) {
        this.#directory = directory;
        this.#rules = new Set(rules);
    }

    /** @throws EnvironmentPolicyError when the file is not YAML, or names an unknown rule or level. */
    of(environment: string | undefined): EnvironmentPolicy {
        if (environment === undefined || !IS_NAME.test(environment)) {
            return NOTHING;
        }
        let policy = this.#read.get(environment);
        if (policy === undefined) {
            policy = this.#load(environment);
            this.#read.set(environment, policy);
        }
        return policy;
    }

    /** Whether an environment has settings. */
    has(environment: string | undefined): boolean {
        return environment !== undefined && IS_NAME.test(environment) && existsSync(this.#fileOf(environment));
    }

    /** Whether there are settings of any environment. */
    hasAny(): boolean {
        return (this.#any ??= existsSync(this.#directory));
    }

    #fileOf(environment: string): string {
        return join(this.#directory, environment, "environment.yaml");
    }

    #load(environment: string): EnvironmentPolicy {
        const file = this.#fileOf(environment);
        const text = readIfPresent(file);
        return text === undefined ? NOTHING : parseEnvironmentPolicy(text, file, this.#rules);
    }
}

/**
 * Reads the `policy` and `tags` sections of an environment's settings: the tags that the environment names are the ones
 * its resources must carry, unless the rule's parameters say otherwise. `file` only names the source in messages.
 */
export function parseEnvironmentPolicy(text: string, file: string, rules: ReadonlySet<string>): EnvironmentPolicy {
    const settings = parseYaml(text, file);
    const policy = section(settings, "policy", file);
    const levels = section(policy, "levels", file);
    const parameters = section(policy, "parameters", file);
    const profiles: readonly unknown[] = list(policy["profiles"] ?? ["default"]);
    const { production } = settings;
    const { unverified, assumed } = policy;
    const problems = [
        ...[...Object.keys(levels), ...Object.keys(parameters)]
            .filter((rule) => !rules.has(rule))
            .map((rule) => `no rule is called "${rule}"`),
        ...Object.entries(levels)
            .filter(([, level]) => !LEVELS.includes(level))
            .map(([rule]) => `the level of "${rule}" must be off, advisory, mandatory or remediate`),
        ...profiles
            .filter((profile) => !PROFILES.includes(profile))
            .map((profile) => `no profile is called "${String(profile)}" (default, strict, cost)`),
        ...Object.entries(parameters)
            .filter(([, values]) => !isRecord(values))
            .map(([rule]) => `the parameters of "${rule}" must be a map`),
        ...choice("production", production, [true, false]),
        ...choice("policy.unverified", unverified, ["block", "warn"]),
        ...choice("policy.assumed", assumed, ["accept", "block"]),
    ];
    if (problems.length > 0) {
        throw new EnvironmentPolicyError(`${file}: ${problems.join("; ")}`);
    }
    const given = parameters as Record<string, ParameterValues>;
    const tags = section(settings, "tags", file);
    const values = Object.fromEntries(Object.entries(tags).filter(([, value]) => typeof value === "string"));
    const named = Object.keys(tags).length === 0 ? undefined : { keys: [...ADDED_TAGS, ...Object.keys(tags)], values };
    const required: ParameterValues | undefined = given["tag-required"] ?? named;
    const propagated = required && "keys" in required ? { keys: required["keys"] } : undefined;
    return {
        levels: levels as Record<string, Level>,
        parameters: {
            // What resources must carry, the instances of a group must get.
            ...(required && { "tag-required": required }),
            ...(propagated && { "tag-asg-propagate": propagated }),
            ...given,
        },
        profiles: profiles as readonly Profile[],
        ...(production === undefined ? {} : { production: production === true }),
        ...(unverified === undefined ? {} : { unverified: unverified === "warn" ? "warn" : "block" }),
        ...(assumed === undefined ? {} : { assumed: assumed === "block" ? "block" : "accept" }),
        ...projectsOf(settings),
    };
}

function choice(name: string, value: unknown, values: readonly unknown[]): string[] {
    return value === undefined || values.includes(value) ? [] : [`${name} must be ${values.join(" or ")}`];
}

function projectsOf({ layout, layers }: Record<string, unknown>): { projects?: readonly string[] } {
    if (layout === "single") {
        return { projects: ["plinth"] };
    }
    const named = layout === "layered" && Array.isArray(layers) ? layers.map((layer) => `plinth-${String(layer)}`) : [];
    return named.length === 0 ? {} : { projects: named };
}

/** As much of a rule as its level depends on. */
export type RatedMetadata = Pick<RuleMetadata, "id" | "severity" | "profile" | "level">;

/** The level in force for a rule: the environment's word, else what its profiles make of the catalogue. */
export function levelFor(rule: RatedMetadata, policy: EnvironmentPolicy): Level {
    return policy.levels[rule.id] ?? defaultLevel(rule, policy.profiles);
}

function list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [value];
}

function parseYaml(text: string, file: string): Record<string, unknown> {
    // Loaded here because most runs of the pack alone never need it. YAML reads "off" as a text, not as false.
    const yaml = createRequire(import.meta.url)("yaml") as typeof import("yaml");
    const document = yaml.parseDocument(text);
    const problem = document.errors[0];
    if (problem !== undefined) {
        const line = problem.linePos?.[0].line;
        throw new EnvironmentPolicyError(
            `${file}${line === undefined ? "" : `, line ${line}`}: not valid YAML (${problem.code})`,
        );
    }
    const value: unknown = document.toJS();
    if (value === null || value === undefined) {
        return {};
    }
    if (!isRecord(value)) {
        throw new EnvironmentPolicyError(`${file}: must hold a map`);
    }
    return value;
}

function section(parent: Record<string, unknown>, key: string, file: string): Record<string, unknown> {
    const value = parent[key] ?? {};
    if (!isRecord(value)) {
        throw new EnvironmentPolicyError(`${file}: "${key}" must be a map`);
    }
    return value;
}

function readIfPresent(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return undefined;
        }
        throw error;
    }
}
