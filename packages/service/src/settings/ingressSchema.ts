import { DEFAULTS, SCHEMES } from "@plinth/workload/plan";
import { z } from "zod";

/** Where a service is reached from outside the cluster. Without a certificate it is not. */
export const ingress = z.strictObject({
    host: z.string().describe("The name it is reached under, such as orders.dev.example.com."),
    certificateArn: z.string().describe("The certificate of that name in ACM, in the environment's region."),
    scheme: z
        .enum(SCHEMES)
        .default(DEFAULTS.ingress.scheme)
        .describe("internal: from inside the VPC and what is connected to it. internet-facing: from everywhere."),
    healthCheckPath: z
        .string()
        .default(DEFAULTS.ingress.healthCheckPath)
        .describe("What the load balancer asks a pod before it sends it requests."),
    allowedCidrs: z
        .array(z.string())
        .optional()
        .describe("Blocks that may connect. Default: whoever has a route to it."),
    webAclArn: z.string().optional().describe("A web ACL of WAF. Default: none."),
});
