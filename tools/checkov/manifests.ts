import type { JsonPlan } from "./preview.ts";

type Values = Readonly<Record<string, unknown>>;
type Resource = JsonPlan["stacks"][number]["resources"][number];

/** Resources of pulumi-kubernetes that are no objects of an API server. */
const NO_OBJECT = /^kubernetes:(helm\.sh|yaml|kustomize)\//;

/**
 * The Kubernetes objects of a plan as manifests, with the values of the settled pass, and the URN of each by the address that
 * Checkov gives it. What a Helm release makes is not among them: its chart is rendered where it is installed.
 */
export function manifests(plan: JsonPlan): {
    readonly objects: readonly object[];
    readonly urnOf: (address: string) => string | undefined;
} {
    const objects = plan.stacks
        .flatMap((stack) => stack.resources)
        .filter(
            ({ type, custom, read }) =>
                custom && read !== true && type.startsWith("kubernetes:") && !NO_OBJECT.test(type),
        )
        .map((resource) => ({ urn: resource.urn, object: objectOf(resource) }));
    const urns = new Map(objects.map(({ urn, object }) => [addressOf(object), urn]));
    return {
        objects: objects.map(({ object }) => object),
        urnOf: (address) => urns.get(address) ?? workloadOf(address),
    };

    /** A workload's pods are `Pod.<namespace>.<workload>.<labels>` to Checkov. */
    function workloadOf(address: string): string | undefined {
        const [kind, namespace, name] = address.split(".");
        const place = `.${namespace}.${name}`;
        return kind === "Pod" ? [...urns].find(([each]) => each.endsWith(place))?.[1] : undefined;
    }
}

interface KubernetesObject extends Values {
    readonly kind: string;
    readonly metadata: Values;
}

function objectOf({ type, inputs, settledOutputs = {} }: Resource): KubernetesObject {
    const [, path = "", kind = ""] = type.split(":");
    const values = Object.fromEntries(
        [...new Set([...Object.keys(inputs), "metadata"])].map((key) => [
            key,
            settled(inputs[key], settledOutputs[key]),
        ]),
    );
    const metadata = (values["metadata"] ?? {}) as Values;
    const { name } = (settledOutputs["metadata"] ?? {}) as Values;
    return {
        ...values,
        apiVersion: path.replace(/^core\//, ""),
        kind,
        metadata: { ...metadata, name: metadata["name"] ?? name },
    };
}

/** What was asked for, with what only the settled pass knows; an API server's defaults are not what anybody wrote. */
function settled(input: unknown, output: unknown): unknown {
    if (Array.isArray(input))
        return input.map((item, index) => settled(item, Array.isArray(output) ? output[index] : undefined));
    if (typeof input !== "object" || input === null) return input;
    if ("$unknown" in input) return output ?? "unknown";
    if ("$secret" in input) return "secret";
    const known = (typeof output === "object" ? output : undefined) as Values | null | undefined;
    return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, settled(value, known?.[key])]));
}

/** `Deployment.shop.web`: what stands in no namespace is in `default` to Checkov. */
function addressOf({ kind, metadata }: KubernetesObject): string {
    return `${kind}.${String(metadata["namespace"] ?? "default")}.${String(metadata["name"])}`;
}
