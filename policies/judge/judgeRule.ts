import type { ExemptionTerms } from "../exemptions/exemption.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import type { Observation, ResourceContext, Rule, StackContext } from "../rule/rule.ts";
import { ParameterError } from "../rule/ruleParameters.ts";
import { describeFound } from "./describe.ts";
import type { WireOutcome } from "./outcome.ts";

/** One thing a rule found, ready to be rendered. */
export interface Verdict {
    readonly urn: string;
    readonly outcome: WireOutcome;
    readonly property: string;
    readonly expected: string;
    readonly found: string;
    readonly remedy: string;
    /** With outcome `exempted`: by which exemption. */
    readonly exemption?: ExemptionTerms;
}

type AnyContext = ResourceContext & Partial<StackContext>;

/**
 * Runs one rule on one resource. A rule that throws gives an `errored` verdict after those it found before, so one
 * broken rule costs neither the others nor the rest of the pack (the SDK would end the whole run).
 */
export function judgeRule(rule: Rule, resource: ResourceView, context: AnyContext): Verdict[] {
    const verdicts = new Map<string, Verdict>();
    try {
        context.parameters.verify();
        const observations =
            rule.scope === "stack" ? rule.check(resource, withStack(context)) : rule.check(resource, context);
        for (const observation of observations) {
            const verdict = toVerdict(rule, resource, observation);
            const key = `${verdict.urn}\n${verdict.property}`;
            const earlier = verdicts.get(key);
            if (earlier === undefined || (earlier.outcome === "unverified" && verdict.outcome === "violation")) {
                verdicts.set(key, verdict);
            }
        }
    } catch (error) {
        verdicts.set("errored", errored(resource, error));
    }
    return [...verdicts.values()];
}

function withStack(context: AnyContext): StackContext {
    if (context.stack === undefined) {
        throw new TypeError("a rule over related resources was called without the stack");
    }
    return { ...context, stack: context.stack };
}

function toVerdict(rule: Rule, judged: ResourceView, observation: Observation): Verdict {
    const resource = observation.resource ?? judged;
    const open = observation.unverified === true || observation.at.isUnknown || resource.data.external === true;
    return {
        urn: resource.urn,
        outcome: open ? "unverified" : "violation",
        property: observation.at.path,
        expected: observation.expected,
        found: observation.found ?? describeFound(observation.at, rule.safeProperties),
        remedy: observation.remedy ?? rule.remedy,
    };
}

/** Error messages may quote values (`JSON.parse` does), so only our own are shown; the place is enough for a report. */
function errored(resource: ResourceView, error: unknown): Verdict {
    const name = error instanceof Error ? error.name : typeof error;
    const place = /rules\/[\w/.-]+:\d+/.exec((error instanceof Error && error.stack) || "")?.[0];
    const detail = error instanceof ParameterError ? error.message : (place ?? "no place");
    return {
        urn: resource.urn,
        outcome: "errored",
        property: "rule",
        expected: "the rule to run",
        found: `${name} (${detail})`,
        remedy:
            error instanceof ParameterError
                ? "correct the parameter in the environment's settings or in the pack's configuration"
                : "report this as a fault of the policy pack",
    };
}
