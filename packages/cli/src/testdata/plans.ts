import { type Finding, findingId, type PlannedResource, STACK_TYPE, type StackPlan } from "@plinth/plan";

/** A resource of a stack; children name its URN as their parent. */
export function resource(project: string, stack: string, type: string, name: string, parent?: string): PlannedResource {
    return {
        urn: `urn:pulumi:${stack}::${project}::${type}::${name}`,
        type,
        name,
        ...(parent === undefined ? {} : { parent }),
        custom: !type.startsWith("plinth:") && type !== STACK_TYPE,
        protect: false,
        inputs: {},
        unknownInputs: [],
        outputs: {},
        dependencies: [],
        propertyDependencies: {},
        options: {},
    };
}

/** A stack of these resources, under the resource that stands for the stack. */
export function stackPlan(project: string, stack: string, resources: readonly PlannedResource[] = [], more: Partial<StackPlan> = {}): StackPlan {
    const own = resource(project, stack, STACK_TYPE, `${project}-${stack}`);
    return { project, stack, resources: [own, ...resources], outputs: {}, diagnostics: [], gaps: [], ...more };
}

/** A verdict on a resource; a mandatory violation where nothing else is said. */
export function finding(rule: string, urn: string, more: Partial<Finding> = {}): Finding {
    return {
        id: findingId(rule, urn, null),
        rule,
        pack: "plinth",
        outcome: "violation",
        level: "mandatory",
        severity: "high",
        urn,
        property: "encrypted",
        expected: "true",
        actual: "false",
        message: "It is not encrypted.",
        remedy: "encrypt it",
        controls: [],
        decidedIn: "preview",
        ...more,
    };
}
