import { type Finding, findingId, type Plan, PLAN_VERSION, type PlannedResource, STACK_TYPE, type StackPlan, summarize } from "@plinth/plan";

const STACK_URN = "urn:pulumi:dev::plinth-network::pulumi:pulumi:Stack::plinth-network-dev";

/** The stack itself, under which everything else stands. */
export const stackResource: PlannedResource = {
    urn: STACK_URN,
    type: STACK_TYPE,
    name: "plinth-network-dev",
    custom: false,
    protect: false,
    inputs: {},
    unknownInputs: [],
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
};

/** A resource of a plan; what a test is not about has plain values. */
export function resource(type: string, name: string, more: Partial<PlannedResource> = {}): PlannedResource {
    const urn = `urn:pulumi:dev::plinth-network::${type}::${name}`;
    return { ...stackResource, urn, type, name, parent: STACK_URN, custom: true, ...more };
}

/** A component, whose children name it as their parent. */
export function component(type: string, name: string, more: Partial<PlannedResource> = {}): PlannedResource {
    return resource(type, name, { custom: false, ...more });
}

/** A stack with these resources. */
export function stack(resources: readonly PlannedResource[], more: Partial<StackPlan> = {}): StackPlan {
    return { project: "plinth-network", stack: "dev", resources: [stackResource, ...resources], outputs: {}, diagnostics: [], gaps: [], ...more };
}

/** A verdict on a resource; a mandatory violation where nothing else is said. */
export function finding(rule: string, urn: string, more: Partial<Finding> = {}): Finding {
    return {
        id: findingId(rule, urn, more.property ?? null),
        rule,
        pack: "plinth",
        outcome: "violation",
        level: "mandatory",
        severity: "high",
        urn,
        property: null,
        expected: null,
        actual: null,
        message: `${rule} is not met.`,
        remedy: null,
        controls: [],
        decidedIn: "preview",
        ...more,
    };
}

/** A plan of these stacks and findings, with the summary that follows. */
export function plan(stacks: readonly StackPlan[], findings: readonly Finding[] = [], more: Partial<Plan> = {}): Plan {
    return { version: PLAN_VERSION, environment: "dev", layout: "layered", stacks, findings, summary: summarize(stacks, findings), ...more };
}
