import { type Control, controlsOf } from "../controls/controls.ts";
import { defaultLevel, type Level, type Parameter, type Profile, type Severity } from "../rule/rule.ts";
import { rulesByService } from "./allRules.ts";

export { judgesType } from "./judgesType.ts";

/** What there is to say about a rule without running it. */
export interface CatalogueEntry {
    /** The policy's name on the wire and in settings. */
    readonly name: string;
    /** The folder of `rules/` it stands in. */
    readonly service: string;
    readonly severity: Severity;
    /** The level where neither settings nor configuration say otherwise. */
    readonly level: Level;
    /** The level where a profile turns it on. */
    readonly levelWhereOn: Level;
    /** The profile that turns the rule on. */
    readonly profile: Profile;
    readonly description: string;
    readonly remedy: string;
    readonly types: readonly string[];
    /** Whether level `remediate` can correct what it finds. */
    readonly corrects: boolean;
    readonly scope: "resource" | "stack";
    readonly controls: readonly Control[];
    readonly parameters: Readonly<Record<string, Parameter>>;
}

/** Every rule of the pack, in the order in which they run. Needs no policy SDK. */
export const catalogue: readonly CatalogueEntry[] = Object.entries(rulesByService).flatMap(([service, rules]) =>
    rules.map((rule) => ({
        name: rule.id,
        service,
        severity: rule.severity,
        level: defaultLevel(rule),
        levelWhereOn: defaultLevel(rule, ["strict"]),
        profile: rule.profile ?? "default",
        description: rule.description,
        remedy: rule.remedy,
        types: rule.types,
        corrects: rule.fix !== undefined,
        scope: rule.scope,
        get controls() {
            return controlsOf(rule.id);
        },
        parameters: rule.parameters ?? {},
    })),
);

/** The entry of a rule by its name. */
export const ruleByName: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map((entry) => [entry.name, entry]));
