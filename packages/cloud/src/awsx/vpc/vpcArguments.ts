import { isRecord } from "../../values/target.ts";
import { SIGNATURE } from "../wireValues.ts";
import type { SubnetSpec } from "../layout/subnetSpecs.ts";

/** An endpoint for one service, as the caller describes it. */
export type EndpointSpec = Readonly<Record<string, unknown>> & { readonly serviceName: string };

/** Arguments of `awsx.ec2.Vpc`, with the ones that decide its structure read. The others are passed through as they came. */
export interface VpcArguments {
    readonly name: string;
    readonly given: Readonly<Record<string, unknown>>;
    readonly natStrategy: string;
    readonly allocationIds: readonly unknown[];
    readonly subnetStrategy: string;
    /** Whether the caller says which strategy. */
    readonly saysStrategy: boolean;
    readonly specs: readonly SubnetSpec[] | undefined;
    readonly zoneMask: number | undefined;
    readonly tagsByZone: boolean;
    readonly endpointStrategy: string;
    readonly endpoints: readonly EndpointSpec[];
    readonly tags: Readonly<Record<string, unknown>>;
}

export function readVpcArguments(name: string, given: Readonly<Record<string, unknown>>): VpcArguments {
    const nat = isRecord(given.natGateways) ? given.natGateways : {};
    return {
        name,
        given,
        natStrategy: text(nat.strategy) ?? "OnePerAz",
        allocationIds: list(nat.elasticIpAllocationIds),
        subnetStrategy: text(given.subnetStrategy) ?? "Legacy",
        saysStrategy: given.subnetStrategy !== undefined,
        specs: Array.isArray(given.subnetSpecs)
            ? (given.subnetSpecs.filter(isRecord) as unknown as SubnetSpec[])
            : undefined,
        zoneMask: typeof given.availabilityZoneCidrMask === "number" ? given.availabilityZoneCidrMask : undefined,
        tagsByZone: given.subnetNameTagStrategy === "AvailabilityZone",
        endpointStrategy: text(given.vpcEndpointStrategy) ?? "Legacy",
        endpoints: list(given.vpcEndpointSpecs).filter(isRecord) as EndpointSpec[],
        tags: mapOf(given.tags),
    };
}

/** @throws Error in awsx's words where arguments exclude each other. */
export function checkVpcArguments({ given }: VpcArguments): void {
    if (given.ipv4IpamPoolId !== undefined) {
        if (given.cidrBlock !== undefined && given.ipv4NetmaskLength !== undefined) {
            throw new Error("Only one of 'cidrBlock', 'ipv4NetmaskLength' is allowed.");
        }
        if (given.cidrBlock === undefined && given.ipv4NetmaskLength === undefined) {
            throw new Error(
                "If 'ipv4IpamPoolId' is specified, 'ipv4NetmaskLength' or 'cidrBlock' must also be specified.",
            );
        }
    }
}

/** A map whose entries can be read; one that is an output as a whole has none. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
    return isRecord(value) && !(SIGNATURE in value) ? value : {};
}

export function text(value: unknown): string | undefined {
    return typeof value === "string" ? value : undefined;
}

export function list(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [];
}
