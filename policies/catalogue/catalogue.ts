import { type Control, controlsOf } from "../controls/controls.ts";
import { governanceRules, ROOT_TYPE } from "../governance/governance.ts";
import { defaultLevel, type Level, type Parameter, type Profile, type Severity } from "../rule/rule.ts";
import { typeMatcher } from "../rule/typePattern.ts";
import { allRules } from "./allRules.ts";

/** What there is to say about a rule without running it. */
export interface CatalogueEntry {
    /** The policy's name on the wire and in settings. */
    readonly name: string;
    readonly severity: Severity;
    /** The level where neither settings nor configuration say otherwise. */
    readonly level: Level;
    /** The profile that turns the rule on. */
    readonly profile: Profile;
    readonly description: string;
    readonly remedy: string;
    readonly types: readonly string[];
    readonly scope: "resource" | "stack";
    readonly controls: readonly Control[];
    readonly parameters: Readonly<Record<string, Parameter>>;
}

/** Every rule of the pack, in the order in which they run. Needs no policy SDK. */
export const catalogue: readonly CatalogueEntry[] = allRules.map((rule) => ({
    name: rule.id,
    severity: rule.severity,
    level: defaultLevel(rule),
    profile: rule.profile ?? "default",
    description: rule.description,
    remedy: rule.remedy,
    types: rule.types,
    scope: rule.scope,
    controls: controlsOf(rule.id),
    parameters: rule.parameters ?? {},
}));

const matchers = new Map<string, (type: string) => boolean>([
    ...allRules.map((rule) => [rule.id, typeMatcher(rule.types)] as const),
    ...governanceRules.map(({ id }) => [id, typeMatcher([ROOT_TYPE])] as const),
]);

/** Whether a rule of the pack judges resources of a type; `undefined` for a rule that is not the pack's. */
export function judgesType(rule: string, type: string): boolean | undefined {
    return matchers.get(rule)?.(type);
}

/** The entry of a rule by its name. */
export const ruleByName: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map((entry) => [entry.name, entry]));
