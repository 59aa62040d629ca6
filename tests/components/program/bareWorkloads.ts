import { Workload, type WorkloadArgs, WorkloadNamespace } from "@plinth/workload";
import type * as pulumi from "@pulumi/pulumi";
import { withMonitors } from "./withMonitors.ts";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

const ACCOUNT = "444444444444";
const ORDERS = {
    repository: `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/plinth/orders`,
    digest: `sha256:${"ab".repeat(32)}`,
} as const;

/** Components of what runs in a cluster, as those of AWS in `bareCalls.ts`. */
export const bareWorkloads: Readonly<Record<string, BareCall>> = {
    "workload.Workload": (name, shared) => {
        const options = withMonitors(name, shared);
        return new Workload(
            name,
            {
                account: ACCOUNT,
                region: "eu-west-1",
                service: "orders",
                owner: "team-orders",
                environment: "prod",
                clusterName: "plinth-prod-main",
                image: ORDERS,
                namespace: bareNamespace("orders", options),
            },
            options,
        );
    },
    "workload.WorkloadNamespace": (name, options) => bareNamespace(name, options),
};

function bareNamespace(name: string, options: pulumi.ComponentResourceOptions): WorkloadNamespace {
    const workloads = { orders: { image: ORDERS } };
    return new WorkloadNamespace(
        name,
        { namespace: name, owner: "team-orders", networkPolicies: "vpc-cni", workloads },
        options,
    );
}

/** A workload and the namespace that is made for it, in a cluster of its own. */
export function workloadInNamespace(
    name: string,
    given: Readonly<Record<string, unknown>>,
    shared: pulumi.ComponentResourceOptions = {},
): Workload {
    const options = withMonitors(name, shared);
    const args = given as unknown as Omit<WorkloadArgs, "namespace">;
    const { service, owner } = args;
    const namespace = new WorkloadNamespace(
        name,
        { namespace: service, owner, networkPolicies: "vpc-cni", workloads: { [service]: args } },
        options,
    );
    return new Workload(name, { ...args, namespace }, options);
}
