import { ServiceLevel } from "@plinth/slo";
import { WorkloadNamespace } from "@plinth/workload";
import type * as pulumi from "@pulumi/pulumi";
import { withMonitors } from "./withMonitors.ts";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/** What services promise, as the other components in `bareCalls.ts`. */
export const bareServiceLevels: Readonly<Record<string, BareCall>> = {
    "slo.ServiceLevel": (name, shared) => {
        const options = withMonitors(name, shared);
        const { namespaceName } = new WorkloadNamespace(
            `${name}-orders`,
            {
                namespace: `${name}-orders`,
                owner: "team-orders",
                networkPolicies: "vpc-cni",
                workloads: {
                    orders: {
                        image: {
                            repository: "444444444444.dkr.ecr.eu-west-1.amazonaws.com/plinth/orders",
                            digest: `sha256:${"ab".repeat(32)}`,
                        },
                    },
                },
            },
            options,
        );
        return new ServiceLevel(
            name,
            {
                service: "orders",
                namespace: namespaceName,
                cluster: "plinth-prod-main",
                region: "eu-west-1",
                dashboardName: "plinth-prod-orders",
                // Where Grafana looks is the platform's namespace, which is not among these.
                dashboardsIn: namespaceName,
                objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } },
            },
            options,
        );
    },
};
