import type * as pulumi from "@pulumi/pulumi";
import type { MadeTable } from "./routing.ts";
import type { MadeVpc } from "./scope.ts";
import type { MadeSubnet } from "./subnets.ts";

/** What either topology makes, and everything else of a network builds on. */
export interface Topology {
    readonly vpc: MadeVpc;
    /** By tier, and then by zone slot. */
    readonly subnets: readonly MadeSubnet[];
    /** Tables of tiers routed as private or isolated. */
    readonly innerTables: readonly MadeTable[];
    /** Ids of NAT gateways, by zone or `regional`. */
    readonly natGateways: Readonly<Record<string, pulumi.Output<string>>>;
    /** Public addresses that private subnets are seen from, in the order of the zones; empty without NAT. */
    readonly natPublicIps: pulumi.Output<string[]>;
}
