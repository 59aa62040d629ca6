import analyzerProto from "@pulumi/pulumi/proto/analyzer_pb.js";
import { type EnforcementLevel, type Finding, findingId, type Pass } from "@plinth/plan";
import { judgesType, ruleByName } from "@plinth/policies/catalogue";
import type { LiveResource } from "../state/stackState.ts";
import { toFinding, toLevel, toSeverity } from "./findings.ts";

/** A rule that a pack says it has. */
interface PackRule {
    readonly name: string;
    readonly pack: string;
    readonly level: EnforcementLevel;
    readonly severity: Finding["severity"];
}

/** The rules of a pack that are on, by what they judge. */
export interface PackRules {
    readonly ofResources: readonly PackRule[];
    readonly ofStacks: readonly PackRule[];
    /** Whether one of them may change resources. */
    readonly correct: boolean;
}

export function readRules(info: analyzerProto.AnalyzerInfo): PackRules {
    const rulesOf = (type: number): PackRule[] =>
        info
            .getPoliciesList()
            .filter((policy) => typeOf(policy) === type)
            .map((policy) => ({
                name: policy.getName(),
                pack: info.getName(),
                level: toLevel(policy.getEnforcementlevel()),
                severity: toSeverity(policy.getSeverity()),
            }))
            .filter(({ level }) => level !== "disabled");
    const ofResources = rulesOf(analyzerProto.PolicyType.POLICY_TYPE_RESOURCE);
    const ofStacks = rulesOf(analyzerProto.PolicyType.POLICY_TYPE_STACK);
    return { ofResources, ofStacks, correct: [...ofResources, ...ofStacks].some(({ level }) => level === "remediate") };
}

/** The SDK says of a rule over stacks that it is about resources where the rule can change those, too. */
function typeOf(policy: analyzerProto.PolicyInfo): number {
    const scope = ruleByName.get(policy.getName())?.scope;
    return scope === "stack" ? analyzerProto.PolicyType.POLICY_TYPE_STACK : policy.getPolicyType();
}

/**
 * Reads a pack's answer: what it found, and for each rule that ran and found nothing, a pass.
 *
 * A rule whose types we know passes on each resource of those types; a rule of another pack on what it was shown.
 *
 * @param about where a finding belongs that names no resource.
 */
export function readVerdict(
    response: analyzerProto.AnalyzeResponse,
    rules: readonly PackRule[],
    shown: readonly LiveResource[],
    { about, pass }: { readonly about: string; readonly pass: Pass },
): Finding[] {
    const found = response
        .getDiagnosticsList()
        .map((diagnostic) => atRulesLevel({ ...toFinding(diagnostic, about), decidedIn: pass }, rules));
    const judged = new Set(found.map(({ rule, urn }) => `${rule} ${urn}`));
    const skipped = new Set(response.getNotApplicableList().map((entry) => entry.getPolicyName()));
    const silent = rules.flatMap((rule) => {
        const isOurs = judgesType(rule.name, "") !== undefined;
        const subjects = isOurs
            ? shown.filter(({ type }) => judgesType(rule.name, type) === true).map(({ urn }) => urn)
            : [about];
        const outcome = skipped.has(rule.name) ? ("notApplicable" as const) : ("pass" as const);
        return subjects
            .filter((urn) => !judged.has(`${rule.name} ${urn}`))
            .map((urn) => ({ ...silentFinding(rule, urn, outcome), decidedIn: pass }));
    });
    return [...found, ...silent];
}

/** What could not be decided, or is exempt, travels as an advisory; the rule's own level says whether it blocks. */
function atRulesLevel(finding: Finding, rules: readonly PackRule[]): Finding {
    if (finding.outcome !== "unverified" && finding.outcome !== "exempted") return finding;
    return { ...finding, level: rules.find(({ name }) => name === finding.rule)?.level ?? finding.level };
}

function silentFinding(rule: PackRule, urn: string, outcome: "pass" | "notApplicable"): Omit<Finding, "decidedIn"> {
    const known = ruleByName.get(rule.name);
    return {
        id: findingId(rule.name, urn, null),
        rule: rule.name,
        pack: rule.pack,
        outcome,
        level: rule.level,
        severity: rule.severity ?? known?.severity ?? null,
        urn,
        property: null,
        expected: null,
        actual: null,
        message: known?.description ?? "",
        remedy: null,
        controls: (known?.controls ?? []).map(({ framework, id }) => `${framework} ${id}`),
    };
}
