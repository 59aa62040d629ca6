import type { NetworkPolicies } from "@plinth/cluster/plan";
import type * as pulumi from "@pulumi/pulumi";
import type { Quota, WorkloadShape } from "../plan/index.ts";

/** Inputs of a namespace. */
export type WorkloadNamespaceArgs = NamespaceBasics & (ComputedQuota | GivenQuota);

export interface NamespaceBasics {
    readonly namespace: string;
    /** The team that answers for it: label of every object. */
    readonly owner: string;
    /** Who makes pods keep to network policies: what the cluster layer returns. A cluster where nobody does is refused. */
    readonly networkPolicies: pulumi.Input<NetworkPolicies>;
    /**
     * The address that pods ask for names, as a block: what the cluster layer returns. Auto Mode needs it, where no pod stands
     * behind the address.
     * @default pods of CoreDNS alone
     */
    readonly dnsCidr?: pulumi.Input<string | undefined> | undefined;
    /**
     * The version of the Pod Security Standards, such as `v1.36`.
     * @default the one this repository was tested with, so that an upgrade of the cluster refuses no pods that ran before
     */
    readonly podSecurityVersion?: string | undefined;
}

/** A quota that holds the named workloads at their most, with a quarter to spare. */
export interface ComputedQuota {
    /** What will run there, by service. */
    readonly workloads: Readonly<Record<string, WorkloadShape>>;
    readonly quota?: undefined;
}

/** A quota that somebody decided on; workloads that do not fit are refused. */
export interface GivenQuota {
    readonly quota: Quota;
    /** What will run there, by service. @default unknown */
    readonly workloads?: Readonly<Record<string, WorkloadShape>> | undefined;
}
