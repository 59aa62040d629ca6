import { type ResourceRemediation, Secret } from "@pulumi/policy";
import { judgeRule } from "../judge/judgeRule.ts";
import { ResourceView } from "../resource/resourceView.ts";
import type { ResourceContext, Rule } from "../rule/rule.ts";
import { RuleParameters } from "../rule/ruleParameters.ts";
import { typeMatcher } from "../rule/typePattern.ts";
import { type PackSession, sharedData } from "./packSession.ts";
import { asData, fromData, holdsFile, rawProperties } from "./rawProperties.ts";

/**
 * Makes the remediation that the SDK serves from a rule's `fix`; the engine asks for it at level `remediate` alone, before
 * it has the resource judged. A resource that does not break the rule, or is exempt from it, stays as it is, and so does
 * one that cannot be corrected without loss: the rule then finds it.
 */
export function remediateResource(rule: Rule, session: PackSession): ResourceRemediation {
    const matches = typeMatcher(rule.types);
    return (args) => {
        if (!matches(args.type)) {
            return undefined;
        }
        const before = rawProperties(args.props);
        if (holdsFile(before)) {
            return undefined;
        }
        const view = new ResourceView({ ...sharedData(args), inputs: asData(before) as object });
        const layers = [args.getConfig<Record<string, unknown>>(), session.parameters(rule, args.urn)];
        const parameters = new RuleParameters(rule, layers, session.profiles(args.urn));
        if (!breaks(rule, view, { parameters }, session)) {
            return undefined;
        }
        const corrected = corrections(rule, view, { parameters }).map(([key, value]) => {
            const plain = fromData(value);
            // What was secret stays so.
            return [
                key,
                before[key] instanceof Secret && !(plain instanceof Secret) ? new Secret(plain) : plain,
            ] as const;
        });
        return corrected.length === 0 ? undefined : { ...before, ...Object.fromEntries(corrected) };
    };
}

/** Whether there is something to correct. A rule over related resources judges later, and only says what it would change. */
function breaks(rule: Rule, view: ResourceView, context: ResourceContext, { exemptions }: PackSession): boolean {
    if (rule.scope === "stack") {
        return !exemptions.touches(rule.id, view.urn);
    }
    return judgeRule(rule, view, context)
        .map((verdict) => exemptions.apply(rule.id, verdict))
        .some(({ outcome, urn }) => outcome === "violation" && urn === view.urn);
}

/** What a rule would change. One that throws changes nothing: its check says that it failed. */
function corrections(rule: Rule, view: ResourceView, context: ResourceContext): [string, unknown][] {
    try {
        context.parameters.verify();
        const fixed = rule.fix?.(view, context) ?? {};
        return Object.entries(fixed).filter(([key, value]) => !isSame(view.data.inputs, key, value));
    } catch {
        return [];
    }
}

function isSame(inputs: object | undefined, key: string, value: unknown): boolean {
    return JSON.stringify((inputs as Record<string, unknown> | undefined)?.[key]) === JSON.stringify(value);
}
