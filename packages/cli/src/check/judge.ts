import {
    type Finding,
    findingId,
    parsePath,
    PLAN_VERSION,
    type Plan,
    type PlannedResource,
    type StackPlan,
    summarize,
    warnUnverified,
} from "@plinth/plan";
import { catalogue, ruleByName } from "@plinth/policies/catalogue";
import { evaluate, type EvaluateOptions, type Finding as RuleFinding } from "@plinth/policies/evaluate";
import type { Exemptions } from "@plinth/policies/exemptions";
import type { EnvironmentPolicies, EnvironmentPolicy } from "@plinth/policies/levels";
import { PACK } from "../governance/problemFinding.ts";
import { idleRules } from "../reports/idleRules.ts";
import type { Profile } from "./arguments.ts";
import type { JudgedDocument, JudgedResource, JudgedStack } from "./document.ts";
import { exemptionFindings } from "./exempted.ts";
import { productionFindings } from "./production.ts";

/** Judges a document: each of its stacks by the levels of its environment. The result reads as a plan's findings do. */
export function judgeDocument(
    document: JudgedDocument,
    profile: readonly Profile[],
    policies: EnvironmentPolicies,
    exemptions: Exemptions,
): Plan {
    const judged = document.stacks.flatMap((stack) => judgeStack(stack, profile, policies, exemptions));
    const findings = [...judged, ...exemptionFindings(document.stacks, judged, policies, exemptions)];
    if (profile.includes("default")) findings.push(...productionFindings(document.stacks, policies));
    const stacks = document.stacks.map(asPlan);
    const idle = idleRules(
        findings,
        document.stacks.map(({ stack }) => inForce(policies.of(stack), profile)),
    );
    return {
        version: PLAN_VERSION,
        environment: [...new Set(document.stacks.map(({ stack }) => stack))].join(", "),
        layout: "layered",
        stacks,
        findings,
        rulesWithoutResource: idle,
        summary: summarize(stacks, findings),
    };
}

function judgeStack(
    stack: JudgedStack,
    profile: readonly Profile[],
    policies: EnvironmentPolicies,
    exemptions: Exemptions,
): Finding[] {
    // The stack is named after its environment.
    const options: EvaluateOptions = { ...inForce(policies.of(stack.stack), profile), includePasses: true, exemptions };
    const inputs = new Map(stack.resources.map((resource) => [resource.urn, resource.inputs]));
    const found = evaluate(stack.resources, options).map((finding) => {
        // A rule over related resources cannot know what is not in the document.
        const isOpen =
            stack.isPartial &&
            ruleByName.get(finding.rule)?.scope === "stack" &&
            !isGiven(inputs.get(finding.urn), finding.property);
        return toFinding(finding, isOpen);
    });
    // Under --profile strict alone no setting is asked.
    const warns = profile.includes("default") && policies.of(stack.stack).unverified === "warn";
    return warns ? warnUnverified(found) : found;
}

/** What an environment's settings and the profiles asked for make of the catalogue. */
function inForce({ levels, parameters, profiles }: EnvironmentPolicy, asked: readonly Profile[]): EnvironmentPolicy {
    return {
        levels: asked.includes("strict") ? everyRule : levels,
        parameters,
        profiles: asked.includes("default") ? [...new Set([...asked, ...profiles])] : asked,
    };
}

/** Whether a property that a rule speaks of stands in the resource itself, so that nothing else can matter. */
function isGiven(inputs: object | undefined, property: string | null): boolean {
    let value: unknown = property === null ? undefined : inputs;
    for (const step of property === null ? [] : parsePath(property)) {
        if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return false;
        value = (value as Record<string | number, unknown>)[step];
    }
    return value !== undefined && value !== null;
}

const everyRule = Object.fromEntries(catalogue.map(({ name }) => [name, "mandatory" as const]));

function toFinding(found: RuleFinding, isOpen: boolean): Finding {
    const { rule, urn, property, level, severity } = found;
    const known = ruleByName.get(rule);
    const orNull = (text: string): string | null => (text === "" ? null : text);
    return {
        id: findingId(rule, urn, property),
        rule,
        pack: PACK,
        outcome: isOpen && found.outcome === "violation" ? "unverified" : found.outcome,
        level,
        severity,
        urn,
        property,
        expected: orNull(found.expected),
        actual: orNull(found.actual),
        message: known?.description ?? found.message,
        remedy: orNull(found.remedy),
        controls: found.controls.map(({ framework, id }) => `${framework} ${id}`),
        decidedIn: "settled",
        ...(found.exemption === undefined ? {} : { exemption: found.exemption }),
    };
}

/** As much of a plan as a report of findings needs. */
function asPlan({ project, stack, resources }: JudgedStack): StackPlan {
    return { project, stack, resources: resources.map(asPlanned), outputs: {}, diagnostics: [], gaps: [] };
}

function asPlanned(resource: JudgedResource): PlannedResource {
    const { urn, type, name, parent, external, custom, unknownInputs } = resource;
    return {
        urn,
        type,
        name,
        ...(parent === undefined ? {} : { parent }),
        custom,
        ...(external === true ? { read: true } : {}),
        protect: resource.protect === true,
        inputs: {},
        unknownInputs,
        outputs: {},
        dependencies: [],
        propertyDependencies: resource.propertyDependencies ?? {},
        options: {},
    };
}
