import { allRules } from "../catalogue/allRules.ts";
import { type Control, controlsOf } from "../controls/controls.ts";
import type { ExemptionTerms } from "../exemptions/exemption.ts";
import { Exemptions } from "../exemptions/exemptions.ts";
import { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceData } from "../resource/resourceData.ts";
import { defaultLevel, type Level, type Profile, type Rule, type Severity } from "../rule/rule.ts";
import { RuleParameters, type ParameterValues } from "../rule/ruleParameters.ts";
import { renderFinding } from "../wire/finding.ts";
import { judgeRule } from "./judgeRule.ts";
import type { Outcome } from "./outcome.ts";

export type { ProviderData, ResourceData } from "../resource/resourceData.ts";

/** One verdict on one property of one resource; a pass has no property. */
export interface Finding {
    readonly rule: string;
    readonly urn: string;
    readonly outcome: Outcome;
    /** The level in force; what an unverified finding does about it is the caller's decision. */
    readonly level: Exclude<Level, "off">;
    readonly severity: Severity;
    readonly property: string | null;
    readonly expected: string;
    readonly actual: string;
    readonly remedy: string;
    readonly message: string;
    readonly controls: readonly Control[];
    /** With outcome `exempted`: by which exemption. */
    readonly exemption?: ExemptionTerms;
}

export interface EvaluateOptions {
    /** The rules to run; every rule of the pack by default. */
    readonly rules?: readonly Rule[];
    /** Which of the catalogue's rules are on, and whether their strict parameters hold; `default` unless given. */
    readonly profiles?: readonly Profile[];
    /** Levels by rule id, over those of the profiles. */
    readonly levels?: Readonly<Record<string, Level>>;
    /** Parameters by rule id, over the defaults of the rule. */
    readonly parameters?: Readonly<Record<string, ParameterValues>>;
    /** Findings that do not block; none unless given. */
    readonly exemptions?: Exemptions;
    /** Also list each rule a resource passed. Off by default: passes outnumber everything else. */
    readonly includePasses?: boolean;
}

/**
 * Runs the rules over the resources of one stack without the policy SDK. Gives the verdicts that the pack gives under
 * the engine, for data that came from elsewhere: a plan, an exported state.
 */
export function evaluate(resources: readonly ResourceData[], options: EvaluateOptions = {}): Finding[] {
    const stack = new StackIndex(resources);
    const findings: Finding[] = [];
    const exemptions = options.exemptions ?? new Exemptions();
    for (const rule of options.rules ?? allRules) {
        const level = options.levels?.[rule.id] ?? defaultLevel(rule, options.profiles);
        if (level === "off") {
            continue;
        }
        const parameters = new RuleParameters(rule, [options.parameters?.[rule.id] ?? {}], options.profiles);
        for (const resource of stack.ofTypes(rule.types)) {
            // The engine shows a resource that is only read to no rule that judges inputs.
            if (rule.scope === "resource" && resource.data.external === true) {
                continue;
            }
            const verdicts = judgeRule(rule, resource, { parameters, stack }).map((verdict) =>
                exemptions.apply(rule.id, verdict),
            );
            for (const verdict of verdicts) {
                const { urn, outcome, property, expected, found, remedy, exemption } = verdict;
                findings.push({
                    // Nothing vouches for a resource whose rule failed, so that is mandatory at any level.
                    ...about(rule, outcome === "errored" ? "mandatory" : level),
                    urn,
                    outcome,
                    property,
                    expected,
                    actual: found,
                    remedy,
                    message: renderFinding(verdict),
                    ...(exemption && { exemption }),
                });
            }
            if (verdicts.length === 0 && options.includePasses === true) {
                const nothing = { property: null, expected: "", actual: "", remedy: "", message: "" };
                findings.push({ ...about(rule, level), urn: resource.urn, outcome: "pass", ...nothing });
            }
        }
    }
    return findings;
}

function about(rule: Rule, level: Exclude<Level, "off">): Pick<Finding, "rule" | "level" | "severity" | "controls"> {
    return { rule: rule.id, level, severity: rule.severity, controls: controlsOf(rule.id) };
}
