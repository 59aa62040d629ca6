/** The part of a service that a pod is. */
export type Part = "web" | "migration" | `worker-${string}`;

/** Labels that pods are selected by. They cannot change: a Deployment's selector is immutable. */
export function selectorLabels(service: string, part: Part): Record<string, string> {
    return { "app.kubernetes.io/name": service, "app.kubernetes.io/component": part };
}

/** Labels of every object of a service. */
export function objectLabels(service: string, owner: string, part?: Part): Record<string, string> {
    return {
        "app.kubernetes.io/name": service,
        ...(part === undefined ? {} : { "app.kubernetes.io/component": part }),
        "app.kubernetes.io/part-of": service,
        "app.kubernetes.io/managed-by": "pulumi",
        owner,
    };
}

/** What selects every pod of a service, in its namespace. */
export function serviceSelector(service: string): Record<string, string> {
    return { "app.kubernetes.io/name": service };
}
