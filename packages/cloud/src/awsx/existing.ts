import { isRecord } from "../values/target.ts";
import type { ExpansionRequest } from "./expansion.ts";
import { asOutput, readWhole, RESOURCE, SIGNATURE, UNKNOWN } from "./wireValues.ts";

type Invoke = ExpansionRequest["invoke"];

/** A region's default network. Each part may be unknown. */
export interface DefaultVpc {
    readonly vpcId: unknown;
    readonly publicSubnetIds: unknown;
    readonly privateSubnetIds: unknown;
}

/** Asks for the default network and its subnets, as the plugin does (awsx/ec2/getDefaultVpc.ts, read 2026-11-21). */
export async function defaultVpc(invoke: Invoke): Promise<DefaultVpc> {
    const vpcId = (await invoke("aws:ec2/getVpc:getVpc", { default: true })).id ?? UNKNOWN;
    if (vpcId === UNKNOWN) return { vpcId, publicSubnetIds: UNKNOWN, privateSubnetIds: UNKNOWN };
    const { ids } = await invoke("aws:ec2/getSubnets:getSubnets", { filters: [{ name: "vpc-id", values: [vpcId] }] });
    if (!Array.isArray(ids)) return { vpcId, publicSubnetIds: UNKNOWN, privateSubnetIds: UNKNOWN };
    const subnets = await Promise.all(ids.map((id: unknown) => invoke("aws:ec2/getSubnet:getSubnet", { id })));
    const idsOf = (isPublic: boolean): unknown =>
        subnets.filter(({ mapPublicIpOnLaunch }) => (mapPublicIpOnLaunch === true) === isPublic).map(({ id }) => id);
    return { vpcId, publicSubnetIds: idsOf(true), privateSubnetIds: idsOf(false) };
}

/**
 * The network of a subnet; unknown as long as what the subnet's id is picked from is, and with all that comes from.
 *
 * @param pick the id in what is given.
 */
export async function vpcOfSubnet(given: unknown, pick: (value: unknown) => unknown, invoke: Invoke): Promise<unknown> {
    const read = readWhole(given);
    const found = read.known ? (await invoke("aws:ec2/getSubnet:getSubnet", { id: pick(read.value) })).vpcId : UNKNOWN;
    return asOutput({ ...readWhole(found), secret: read.secret, dependencies: read.dependencies });
}

/** Resources that arguments refer to, replaced by their outputs: the engine knows those of its own resources. */
export async function withReferencesRead(value: unknown, invoke: Invoke): Promise<unknown> {
    if (Array.isArray(value)) return await Promise.all(value.map((entry) => withReferencesRead(entry, invoke)));
    if (!isRecord(value)) return value;
    if (value[SIGNATURE] === RESOURCE) {
        const { urn, id } = value;
        const found = await invoke("pulumi:pulumi:getResource", { urn });
        const { known, value: inner } = readWhole(found.state);
        const outputs = isRecord(found.state) ? found.state : known && isRecord(inner) ? inner : {};
        const dependencies = new Set([String(urn)]);
        return Object.fromEntries(
            Object.entries({ ...outputs, id: id === "" ? UNKNOWN : id, urn }).map(([name, output]) => [
                name,
                asOutput({ ...readWhole(output), dependencies }),
            ]),
        );
    }
    if (SIGNATURE in value) {
        return "value" in value ? { ...value, value: await withReferencesRead(value.value, invoke) } : value;
    }
    const entries = Object.entries(value).map(async ([key, entry]) => [key, await withReferencesRead(entry, invoke)]);
    return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
}

/** Rules of the security groups that the plugin makes when none are given: everything in, all of TCP out. */
export const OPEN_RULES = {
    ingress: [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
    egress: [{ fromPort: 0, toPort: 65535, protocol: "tcp", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
} as const;

/** Arguments without those that are the component's own. */
export function without(args: Readonly<Record<string, unknown>>, own: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(Object.entries(args).filter(([name]) => !own.includes(name)));
}
