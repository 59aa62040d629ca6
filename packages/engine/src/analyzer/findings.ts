import analyzerProto from "@pulumi/pulumi/proto/analyzer_pb.js";
import { type EnforcementLevel, type Finding, findingId } from "@plinth/plan";
import { ruleByName } from "@plinth/policies/catalogue";
import { parseFinding } from "@plinth/policies/wire";

const levels: Readonly<Record<number, EnforcementLevel>> = {
    [analyzerProto.EnforcementLevel.ADVISORY]: "advisory",
    [analyzerProto.EnforcementLevel.MANDATORY]: "mandatory",
    [analyzerProto.EnforcementLevel.REMEDIATE]: "remediate",
    [analyzerProto.EnforcementLevel.DISABLED]: "disabled",
};

const severities: Readonly<Record<number, Finding["severity"]>> = {
    [analyzerProto.PolicySeverity.POLICY_SEVERITY_LOW]: "low",
    [analyzerProto.PolicySeverity.POLICY_SEVERITY_MEDIUM]: "medium",
    [analyzerProto.PolicySeverity.POLICY_SEVERITY_HIGH]: "high",
    [analyzerProto.PolicySeverity.POLICY_SEVERITY_CRITICAL]: "critical",
};

export function toLevel(level: number): EnforcementLevel {
    return levels[level] ?? "mandatory";
}

/** `null` where the pack does not say. */
export function toSeverity(severity: number): Finding["severity"] {
    return severities[severity] ?? null;
}

/** The SDK says this instead of a verdict when a rule of any pack reads a value that is unknown (server.js, policy 1.21). */
const CANNOT_RUN = /^can't run policy .* during preview: /;

/**
 * Reads a diagnostic of a pack as a finding. Our own pack's messages carry property, expected and actual value, remedy and
 * outcome; another pack's message is a violation of an unnamed property.
 *
 * @param about the resource that was judged; the stack's URN for a stack rule that names none.
 */
export function toFinding(diagnostic: analyzerProto.AnalyzeDiagnostic, about: string): Omit<Finding, "decidedIn"> {
    const rule = diagnostic.getPolicyname();
    const urn = diagnostic.getUrn() || about;
    const message = diagnostic.getMessage();
    const parsed = parseFinding(message);
    const known = parsed === undefined ? undefined : ruleByName.get(rule);
    const property = parsed?.property ?? null;
    return {
        id: findingId(rule, urn, property),
        rule,
        pack: diagnostic.getPolicypackname(),
        outcome: parsed?.outcome ?? (CANNOT_RUN.test(message) ? "unverified" : "violation"),
        level: toLevel(diagnostic.getEnforcementlevel()),
        severity: toSeverity(diagnostic.getSeverity()) ?? known?.severity ?? null,
        urn,
        property,
        expected: parsed?.expected ?? null,
        actual: parsed?.found ?? null,
        message: parsed === undefined ? message : (known?.description ?? diagnostic.getDescription()),
        remedy: parsed?.remedy ?? known?.remedy ?? null,
        controls: (known?.controls ?? []).map(({ framework, id }) => `${framework} ${id}`),
        ...(parsed?.exemption === undefined ? {} : { exemption: parsed.exemption }),
    };
}
