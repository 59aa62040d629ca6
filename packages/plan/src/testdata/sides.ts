import { type CompareRequest, compare } from "../compare/compare.ts";
import type { ComparedResource, ComparedStack, OtherSide } from "../compare/side.ts";
import type { Comparison, ResourceChange } from "../compare/comparison.ts";
import type { PlannedResource, StackPlan } from "../plan.ts";
import { unknownPaths } from "../values.ts";

export const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

/** The URN of a top-level resource of the stack `dev` of the project `shop`. */
export function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::shop::${type}::${name}`;
}

/** A resource of a plan; what a test is not about is empty. */
export function resource(type: string, name: string, more: Partial<ComparedResource> = {}): PlannedResource {
    const full = {
        urn: urnOf(type, name),
        type,
        name,
        parent: STACK,
        custom: true,
        inputs: {},
        propertyDependencies: {},
        options: {},
        ...more,
    };
    return { ...full, protect: full.options.protect === true, outputs: {}, unknownInputs: unknownPaths(full.inputs), dependencies: [] };
}

/** A stack of these resources. */
export function stack(resources: readonly PlannedResource[], outputs: StackPlan["outputs"] = {}): StackPlan {
    return { project: "shop", stack: "dev", resources, outputs, diagnostics: [], gaps: [] };
}

/** What replaces the types of these tests: a made-up one, and some as AWS has them. */
export function replacedBy(type: string): readonly string[] | undefined {
    return {
        "test:index:Thing": ["fixed", "nested.fixed", "list.fixed"],
        "aws:rds/instance:Instance": ["storageEncrypted", "kmsKeyId", "dbName"],
        "aws:s3/bucket:Bucket": ["bucket"],
        "aws:elasticache/replicationGroup:ReplicationGroup": ["atRestEncryptionEnabled"],
        "aws:cloudwatch/logGroup:LogGroup": ["name"],
        "aws:ec2/vpc:Vpc": ["cidrBlock"],
        "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock"],
    }[type];
}

/** Compares two plans of one stack. */
export function comparePlans(
    old: readonly PlannedResource[],
    now: readonly PlannedResource[],
    more: Partial<CompareRequest> & { readonly kind?: OtherSide["kind"] } = {},
): Comparison {
    const { kind = "plan", ...rest } = more;
    return compareStacks([stack(old)], [stack(now)], kind, rest);
}

/** Compares stacks with a plan's, or with deployed ones. */
export function compareStacks(
    old: readonly ComparedStack[],
    now: readonly StackPlan[],
    kind: OtherSide["kind"] = "plan",
    more: Partial<CompareRequest> = {},
): Comparison {
    const against = { kind: "revision", revision: "main", commit: "0".repeat(40) } as const;
    return compare({ now, other: { stacks: old, kind }, against, replacedBy, ...more });
}

/** The changes of the only stack. */
export function changesOf({ stacks }: Comparison): readonly ResourceChange[] {
    return stacks[0]?.changes ?? [];
}

/** The only change. */
export function onlyChange(comparison: Comparison): ResourceChange {
    const changes = changesOf(comparison);
    const [first] = changes;
    if (first === undefined || changes.length > 1) throw new Error(`not one change: ${JSON.stringify(changes)}`);
    return first;
}
