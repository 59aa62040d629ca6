import type * as pulumi from "@pulumi/pulumi";
import { SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { DnsPolicy, Size } from "../plan/shape.ts";
import { type Resources, resources } from "./placement.ts";

/** Values of chart external-dns 1.21 (kubernetes-sigs/external-dns, charts/external-dns/values.yaml). */
export interface ExternalDnsValues {
    readonly fullnameOverride: string;
    readonly provider: { readonly name: "aws" };
    readonly serviceAccount: { readonly create: true; readonly name: string };
    readonly sources: readonly ("ingress" | "service")[];
    readonly policy: DnsPolicy;
    readonly registry: "txt";
    readonly txtOwnerId: pulumi.Input<string>;
    readonly txtPrefix: string;
    readonly domainFilters: readonly string[];
    readonly managedRecordTypes: readonly string[];
    readonly extraArgs: readonly string[];
    readonly env: readonly { readonly name: string; readonly value: string }[];
    readonly triggerLoopOnEvent: boolean;
    readonly logFormat: "json";
    readonly resources: Resources;
    readonly serviceMonitor: { readonly enabled: boolean };
}

export interface ExternalDnsFacts {
    readonly size: Size;
    readonly monitored: boolean;
    /** Marks the records it made, so that another cluster's in the same zone are left alone. */
    readonly clusterName: pulumi.Input<string>;
    readonly region: string;
    readonly zones: Readonly<Record<string, string>>;
    readonly policy: DnsPolicy;
}

/** Types of records it makes: addresses of load balancers, and the notes by which it knows its own. */
export const RECORD_TYPES = ["A", "AAAA", "CNAME", "TXT"] as const;

/** Records for hosts. It has one replica, which the chart insists on: two would undo each other's work. */
export function externalDnsValues(facts: ExternalDnsFacts): ExternalDnsValues {
    const { size, monitored, clusterName, region, zones, policy } = facts;
    return {
        fullnameOverride: "external-dns",
        provider: { name: "aws" },
        serviceAccount: { create: true, name: SERVICE_ACCOUNTS.externalDns.name },
        sources: ["ingress", "service"],
        policy,
        registry: "txt",
        txtOwnerId: clusterName,
        // The type and a dot behind it: a note for the zone's own name would otherwise be called beside the zone, and never be made
        // (kubernetes-sigs/external-dns, docs/registry/txt.md). Another prefix orphans the notes there are.
        txtPrefix: "external-dns-%{record_type}.",
        domainFilters: Object.keys(zones).toSorted(),
        // TXT are its own notes, not records that anybody may ask for.
        managedRecordTypes: RECORD_TYPES.filter((type) => type !== "TXT"),
        extraArgs: Object.values(zones)
            .toSorted()
            .map((zone) => `--zone-id-filter=${zone}`)
            // An asterisk in the middle of a note's name is no name to most of DNS (same page).
            .concat("--txt-wildcard-replacement=any"),
        env: [{ name: "AWS_REGION", value: region }],
        triggerLoopOnEvent: true,
        logFormat: "json",
        resources: size === "small" ? resources("10m", "48Mi", "96Mi") : resources("50m", "128Mi"),
        serviceMonitor: { enabled: monitored },
    };
}
