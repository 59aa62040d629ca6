import type {
    PolicyConfigSchema,
    ResourceValidation,
    ResourceValidationPolicy,
    StackValidationPolicy,
} from "@pulumi/policy";
import { judgeRule } from "../judge/judgeRule.ts";
import { parameterSchema } from "../rule/parameterSchema.ts";
import type { ResourceRule, Rule, StackRule } from "../rule/rule.ts";
import { RuleParameters } from "../rule/ruleParameters.ts";
import { isPattern, typeMatcher } from "../rule/typePattern.ts";
import { type PackSession, viewOfInputs } from "./packSession.ts";
import { remediateResource } from "./remediate.ts";
import { notApplicableFor } from "./notApplicable.ts";
import { reportVerdict } from "./reportVerdict.ts";

const otherType = notApplicableFor("The rule is for resources of other types");
const noneOfType = notApplicableFor("The stack has no resource of the rule's types");

/** Makes the policy that the SDK serves from a rule that knows nothing of the SDK. */
export function definePolicy(rule: Rule, session: PackSession): ResourceValidationPolicy | StackValidationPolicy {
    const level = session.registeredLevel(rule);
    const common = {
        name: rule.id,
        description: rule.description,
        enforcementLevel: level === "off" ? "disabled" : level,
        severity: rule.severity,
        remediationSteps: rule.remedy,
        ...(rule.parameters && { configSchema: configSchema(rule) }),
    } as const;
    if (rule.scope === "resource") {
        const remediation = rule.fix && { remediateResource: remediateResource(rule, session) };
        return { ...common, validateResource: validateResource(rule, session), ...remediation };
    }
    // With a remediation the SDK takes a policy for one about resources; so only where it is to be asked.
    const remediation = rule.fix && level === "remediate" && { remediateResource: remediateResource(rule, session) };
    return { ...common, validateStack: validateStack(rule, session), ...remediation };
}

function validateResource(rule: ResourceRule, session: PackSession): ResourceValidation {
    const matches = typeMatcher(rule.types);
    const validate: ResourceValidation = (args, report) => {
        session.see(args);
        if (!matches(args.type)) {
            otherType(args);
        }
        const configured = args.getConfig<Record<string, unknown>>();
        const layers = [configured, session.parameters(rule, args.urn)];
        const parameters = new RuleParameters(rule, layers, session.profiles(args.urn));
        for (const verdict of judgeRule(rule, viewOfInputs(args), { parameters })) {
            const stands = session.exemptions.apply(rule.id, verdict);
            reportVerdict(report, stands, session.levelOverride(rule, verdict.urn));
        }
    };
    return markSingleType(validate, rule.types);
}

function validateStack(rule: StackRule, session: PackSession): StackValidationPolicy["validateStack"] {
    const validate: StackValidationPolicy["validateStack"] = (args, report) => {
        const stack = session.stack(rule, args.resources);
        const resources = stack.ofTypes(rule.types);
        if (resources.length === 0) {
            noneOfType(args);
        }
        const configured = args.getConfig<Record<string, unknown>>();
        for (const resource of resources) {
            const layers = [configured, session.parameters(rule, resource.urn)];
            const parameters = new RuleParameters(rule, layers, session.profiles(resource.urn));
            for (const verdict of judgeRule(rule, resource, { parameters, stack })) {
                const stands = session.exemptions.apply(rule.id, verdict);
                reportVerdict(report, stands, session.levelOverride(rule, verdict.urn));
            }
        }
    };
    return markSingleType(validate, rule.types);
}

/**
 * The SDK decodes a resource anew for every policy it offers it to, and skips a policy whose function carries one type
 * token that does not match. Its helpers copy that mark from a provider's class; setting it here spares the import. A
 * rule of several types stays one function: as an array of marked ones the SDK would decode once for each of them.
 */
function markSingleType<T extends object>(validate: T, types: readonly string[]): T {
    return types.length === 1 && !types.some(isPattern)
        ? Object.assign(validate, { __pulumiType: types[0] })
        : validate;
}

/** No `default` in the schema: the engine would send it as if configured, and it would win over the settings. */
function configSchema(rule: Rule): PolicyConfigSchema {
    const properties = Object.entries(rule.parameters ?? {}).map(
        ([name, parameter]) => [name, parameterSchema(parameter)] as const,
    );
    return { properties: Object.fromEntries(properties) } as PolicyConfigSchema;
}
