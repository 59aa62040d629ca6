import type { ResourceData } from "../../policies/resource/resourceData.ts";
import { containsUnknown } from "../../policies/reading/unknown.ts";
import { hasSecret, PROJECT, STACK } from "./exampleStack.ts";

const PREFIX = `urn:pulumi:${STACK}::${PROJECT}`;
const ROOT = `${PREFIX}::pulumi:pulumi:Stack::${PROJECT}-${STACK}`;

/** Whether a state can hold the resource as it is: everything in it is known, and nothing secret, which would have to be encrypted. */
export function canBeDeployed({ type, inputs, outputs, provider, external }: ResourceData): boolean {
    const custom = type.split(":").length === 3 && !type.startsWith("pulumi:");
    return (
        custom &&
        typeof provider !== "string" &&
        external !== true &&
        !containsUnknown(inputs) &&
        !containsUnknown(outputs) &&
        !hasSecret([inputs, outputs])
    );
}

/** What `pulumi stack export` would give had the resources been deployed as they are. */
export function exampleState(resources: readonly ResourceData[]): object {
    const providers = new Map<string, object>();
    const states = resources.map((resource) => {
        const {
            urn,
            type,
            inputs = {},
            outputs,
            id,
            propertyDependencies,
            protect,
            options,
            retainOnDelete,
        } = resource;
        return {
            urn,
            type,
            custom: true,
            id: typeof id === "string" ? id : `id-of-${resource.name}`,
            inputs,
            outputs: { ...inputs, ...outputs },
            parent: ROOT,
            provider: providerOf(resource, providers),
            propertyDependencies,
            dependencies: [...new Set(Object.values(propertyDependencies ?? {}).flat())],
            protect: protect === true || options?.protect === true,
            retainOnDelete: retainOnDelete === true || options?.retainOnDelete === true,
        };
    });
    const stack = { urn: ROOT, type: "pulumi:pulumi:Stack", custom: false };
    return {
        version: 3,
        deployment: {
            manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
            resources: [stack, ...providers.values(), ...states],
        },
    };
}

/** The reference of a resource's provider, which is added to the state once. */
function providerOf({ type, name, provider }: ResourceData, providers: Map<string, object>): string {
    const own = typeof provider === "object" ? provider.inputs : undefined;
    const packageName = type.split(":")[0] ?? "";
    const providerType = `pulumi:providers:${packageName}`;
    const urn = `${PREFIX}::${providerType}::${own === undefined ? "default" : `provider-of-${name}`}`;
    const id = "4f5b7c1e-0000-4000-8000-000000000000";
    const inputs = Object.fromEntries(
        Object.entries(own ?? {}).map(([key, value]) => [
            key,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
    providers.set(urn, { urn, type: providerType, custom: true, id, inputs, outputs: inputs, parent: ROOT });
    return `${urn}::${id}`;
}
