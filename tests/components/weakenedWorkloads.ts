import type { Weakened } from "./weakened.ts";

/** What makes components in clusters less safe, as the others in `weakened.ts`. */
export const weakenedWorkloads: readonly Weakened[] = [
    {
        component: "Workload",
        option: "ingress.scheme",
        args: {
            ingress: {
                host: "orders.example.com",
                certificateArn: "arn:aws:acm:eu-west-1:444444444444:certificate/0123",
                scheme: "internet-facing",
            },
            loadBalancerCidrs: ["10.40.128.0/21"],
        },
        logged: "ingress.scheme: internet-facing",
    },
    {
        component: "Workload",
        option: "connections.awsApis",
        args: { connections: { awsApis: { through: "internet", reason: "mail leaves through SES" } } },
        logged: "connections.awsApis.through: internet (reason: mail leaves through SES)",
    },
];
