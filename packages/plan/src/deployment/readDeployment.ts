import type { ComparedResource, ComparedStack } from "../compare/side.ts";
import type { ResourceOptions } from "../plan.ts";
import { STACK_TYPE } from "../summary.ts";
import { fromPlanJson, fromStateObject } from "./wireValue.ts";

/** What a file of JSON holds. */
export type DocumentKind = "deployment" | "preview" | "plan";

/** A resource as a state or a preview writes it; what it does not say is absent. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly custom?: boolean;
    readonly id?: string;
    readonly inputs?: unknown;
    readonly outputs?: unknown;
    readonly parent?: string;
    readonly provider?: string;
    readonly external?: boolean;
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly deletedWith?: string;
    readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
    readonly dependencies?: readonly string[];
    /** Of a resource that is replaced: this one is on its way out. */
    readonly delete?: boolean;
    /** Deleted already; its successor was not made. */
    readonly pendingReplacement?: boolean;
    readonly importID?: string;
}

/**
 * Says what a document is: `pulumi stack export`, `pulumi preview --json` or a plan of ours; `undefined` for anything
 * else.
 */
export function documentKind(document: unknown): DocumentKind | undefined {
    if (!isRecord(document)) return undefined;
    if (isRecord(document["deployment"]) || isRecord(document["checkpoint"])) return "deployment";
    if (Array.isArray(document["stacks"]) && typeof document["environment"] === "string") return "plan";
    // A preview of an empty stack says `"steps": null`.
    if ("changeSummary" in document || Array.isArray(document["steps"])) return "preview";
    return undefined;
}

/** The resources of a `pulumi stack export`, or of a checkpoint file of a self-managed backend, that are there to stay. */
export function deployedResources(document: unknown): StateResource[] {
    if (!isRecord(document)) return [];
    const checkpoint = isRecord(document["checkpoint"]) ? document["checkpoint"]["latest"] : undefined;
    const deployment = document["deployment"] ?? checkpoint;
    const listed = isRecord(deployment) ? deployment["resources"] : undefined;
    if (!Array.isArray(listed)) return [];
    return (listed as StateResource[]).filter(
        (resource) =>
            isRecord(resource) &&
            typeof resource.urn === "string" &&
            resource.delete !== true &&
            resource.pendingReplacement !== true,
    );
}

/** The stack that resources belong to, as their URNs say. */
export function stackOf(urn: string): { readonly project: string; readonly stack: string } {
    const [head = "", project = ""] = urn.split("::");
    return { project, stack: head.slice("urn:pulumi:".length) };
}

/** A deployed stack, for comparing with; `undefined` for one without resources. */
export function readDeployment(document: unknown): ComparedStack | undefined {
    const resources = deployedResources(document);
    const [first] = resources;
    if (first === undefined) return undefined;
    const root = resources.find(({ type }) => type === STACK_TYPE);
    return { ...stackOf(first.urn), resources: resources.map(toCompared), outputs: fromStateObject(root?.outputs) };
}

function toCompared(resource: StateResource): ComparedResource {
    const { urn, type, id, parent, provider, external, importID } = resource;
    return {
        urn,
        type,
        name: urn.split("::").slice(3).join("::"),
        custom: resource.custom === true,
        ...(parent === undefined ? {} : { parent }),
        ...(provider === undefined ? {} : { provider }),
        ...(external === true ? { read: true } : {}),
        ...(id === undefined ? {} : { id }),
        inputs: fromStateObject(resource.inputs),
        propertyDependencies: dependenciesOf(resource),
        options: {
            ...(resource.protect === true ? { protect: true } : {}),
            ...(resource.retainOnDelete === true ? { retainOnDelete: true } : {}),
            ...(resource.deletedWith ? { deletedWith: resource.deletedWith } : {}),
            ...(importID === undefined || importID === "" ? {} : { import: importID }),
        },
    };
}

function dependenciesOf({ propertyDependencies = {} }: StateResource): Record<string, readonly string[]> {
    return Object.fromEntries(Object.entries(propertyDependencies).map(([key, urns]) => [key, urns ?? []]));
}

/** The stacks of a plan in its JSON form, for comparing with; values of secrets are not in it. */
export function readPlanJson(document: unknown): ComparedStack[] {
    const stacks = isRecord(document) && Array.isArray(document["stacks"]) ? document["stacks"] : [];
    return stacks.filter(isRecord).map((stack) => ({
        project: String(stack["project"]),
        stack: String(stack["stack"]),
        outputs: fromPlanJson(stack["outputs"]),
        resources: (Array.isArray(stack["resources"]) ? (stack["resources"] as Record<string, unknown>[]) : [])
            // What registers only once values are known has no place in a comparison of first passes.
            .filter((resource) => resource["onlyIn"] === undefined)
            .map((resource) => ({
                ...(resource as unknown as ComparedResource),
                inputs: fromPlanJson(resource["inputs"]),
                options: (resource["options"] ?? {}) as ResourceOptions,
                propertyDependencies: (resource["propertyDependencies"] ??
                    {}) as ComparedResource["propertyDependencies"],
            })),
    }));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
