import { CustomResourceDefinition } from "@pulumi/kubernetes/apiextensions/v1/customResourceDefinition.js";
import { Provider } from "@pulumi/kubernetes/provider.js";
import type * as pulumi from "@pulumi/pulumi";

const GROUP = "monitoring.coreos.com";

/** A cluster of its own that knows what the platform's monitoring brings. */
export function withMonitors(name: string, options: pulumi.ComponentResourceOptions): pulumi.ComponentResourceOptions {
    const own = new Provider(`${name}-kubernetes`, { clusterIdentifier: name });
    new CustomResourceDefinition(
        `${name}-servicemonitors`,
        {
            metadata: { name: `servicemonitors.${GROUP}` },
            spec: {
                group: GROUP,
                scope: "Namespaced",
                names: { kind: "ServiceMonitor", plural: "servicemonitors" },
                versions: [
                    {
                        name: "v1",
                        served: true,
                        storage: true,
                        schema: {
                            openAPIV3Schema: {
                                type: "object",
                                properties: { spec: { type: "object" } },
                            },
                        },
                    },
                ],
            },
        },
        { provider: own },
    );
    return { ...options, providers: [...Object.values(options.providers ?? {}), own] };
}
