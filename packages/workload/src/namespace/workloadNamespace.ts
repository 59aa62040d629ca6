import { refuseProblems, UserError } from "@plinth/core/errors";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULTS, type PlannedQuota, planQuota, quotaFor } from "../plan/index.ts";
import { checkNamespaceArgs } from "./checkNamespaceArgs.ts";
import { makeDefaultPolicies } from "./defaultPolicies.ts";
import { makeLimits } from "./limits.ts";
import type { WorkloadNamespaceArgs } from "./namespaceArgs.ts";

/**
 * The namespace of a service: the API server refuses pods that could break out, takes no more than the quota, and no pod
 * reaches or is reached by anything but DNS until a policy of a workload says so.
 */
export class WorkloadNamespace extends pulumi.ComponentResource {
    /** Known once the namespace is there: what uses it waits for it. */
    readonly namespaceName: pulumi.Output<string>;
    /** The same name, as given. */
    readonly namespace: string;
    /** What all pods of the namespace may take together. */
    readonly quota: PlannedQuota;
    /** Whether pods wait for their load balancer to know them, which needs its controller. */
    readonly readinessGates: boolean;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: WorkloadNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("namespace", name, checkNamespaceArgs(args));
        super("plinth:workload:WorkloadNamespace", name, {}, opts);
        const { namespace, owner, networkPolicies, workloads } = args;
        const { podSecurityVersion = DEFAULTS.podSecurityVersion } = args;
        const shapes = Object.values(workloads ?? {});
        this.namespace = namespace;
        this.readinessGates = shapes.some(({ ingress }) => ingress !== undefined);
        this.quota = args.quota === undefined ? quotaFor(shapes) : planQuota(args.quota);
        const labels = { "app.kubernetes.io/name": namespace, "app.kubernetes.io/managed-by": "pulumi", owner };
        const level = Object.fromEntries(
            ["enforce", "audit", "warn"].flatMap((mode) => [
                [`pod-security.kubernetes.io/${mode}`, "restricted"],
                [`pod-security.kubernetes.io/${mode}-version`, podSecurityVersion],
            ]),
        );
        // AWS Load Balancer Controller, "Pod readiness gate": a new pod counts once the load balancer sends to it.
        const gates: Record<string, string> = this.readinessGates
            ? { "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled" }
            : {};
        const made = new kubernetes.core.v1.Namespace(
            `${name}-namespace`,
            {
                metadata: {
                    name: enforced(name, namespace, networkPolicies),
                    labels: { ...labels, ...level, ...gates },
                },
            },
            { parent: this },
        );
        this.namespaceName = made.metadata.name;
        const inside = { namespace: this.namespaceName, labels, parent: this };
        makeLimits(name, this.quota, inside);
        makeDefaultPolicies(name, args.dnsCidr, inside);
        this.registerOutputs({ namespaceName: this.namespaceName });
    }
}

/**
 * The name of a namespace in a cluster that makes pods keep to network policies.
 *
 * @throws in an update, when the deployed cluster does not: what the policies close would stand open.
 */
function enforced(
    name: string,
    namespace: string,
    networkPolicies: WorkloadNamespaceArgs["networkPolicies"],
): pulumi.Input<string> {
    if (typeof networkPolicies === "string") return namespace;
    return pulumi.output(networkPolicies).apply((by: string | undefined) => {
        if (by !== undefined && by !== "off") return namespace;
        const why =
            `namespace "${name}": the cluster that is deployed lets every pod reach every other, whatever network policies say. ` +
            "Fix: deploy layer cluster, with enableNetworkPolicy of the vpc-cni not switched off";
        if (!pulumi.runtime.isDryRun()) throw new UserError(why);
        void pulumi.log.warn(why);
        return namespace;
    });
}
