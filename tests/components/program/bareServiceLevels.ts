import { ServiceLevel } from "@plinth/slo";
import type * as pulumi from "@pulumi/pulumi";
import { withMonitors } from "./withMonitors.ts";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/** What services promise, as the other components in `bareCalls.ts`. */
export const bareServiceLevels: Readonly<Record<string, BareCall>> = {
    "slo.ServiceLevel": (name, shared) =>
        new ServiceLevel(
            name,
            {
                service: "orders",
                namespace: "orders",
                cluster: "plinth-prod-main",
                region: "eu-west-1",
                dashboardName: "plinth-prod-orders",
                objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } },
            },
            withMonitors(name, shared),
        ),
};
