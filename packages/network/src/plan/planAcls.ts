import { DEFAULTS, type NetworkShape, type Tier } from "./shape.ts";

/** FTP, SSH and RDP: ports the internet must reach nowhere (CIS AWS Foundations Benchmark 3.0, 5.1). */
export const ADMIN_PORTS: readonly Ports[] = [
    { from: 20, to: 22 },
    { from: 3389, to: 3389 },
];

/** What replies come back to: a NAT gateway uses 1024 to 65535 (VPC User Guide, "Custom network ACLs", ephemeral ports). */
const REPLIES: Ports = { from: 1024, to: 65535 };

interface Ports {
    readonly from: number;
    readonly to: number;
}

/** An entry of a network ACL; `source` is who sends (inbound) or receives (outbound). */
export interface AclEntry {
    readonly number: number;
    readonly action: "allow" | "deny";
    readonly protocol: "all" | "tcp" | "udp" | "icmp";
    /** `vpc`: the VPC's own block, which is not known here where IPAM hands it out. */
    readonly source: "vpc" | string;
    /** For TCP and UDP. */
    readonly ports?: Ports;
    /** For ICMP: its type and code. */
    readonly icmp?: { readonly type: number; readonly code: number };
}

export interface AclPlan {
    readonly inbound: readonly AclEntry[];
    readonly outbound: readonly AclEntry[];
}

const ANYWHERE = "0.0.0.0/0";

type AclsShape = Pick<NetworkShape, "networkAcls" | "nat" | "endpoints">;

/**
 * The ACL of a tier. Entries are stateless, so every way needs its way back.
 *
 * `public`: the internet opens the public ports, and answers. `private`: the internet answers, nothing else. `isolated`: only
 * the VPC and its peers; where gateway endpoints are, their services answer from public addresses (VPC User Guide, "Gateway
 * endpoints", network ACLs).
 */
export function planAcl(routed: Tier, shape: AclsShape): AclPlan {
    const known = between(shape);
    const open = shape.networkAcls?.publicPorts ?? DEFAULTS.publicPorts;
    const endpoints = (shape.endpoints?.gateway ?? DEFAULTS.gateway).length > 0;
    if (routed === "public") {
        const ports = open.map((port, index) => tcp(400 + index, ANYWHERE, { from: port, to: port }));
        return { inbound: [...known, ...ports, ...replies()], outbound: [everything()] };
    }
    const goesOut = routed === "private" && (shape.nat ?? DEFAULTS.nat) !== "none";
    if (goesOut) return { inbound: [...known, ...replies()], outbound: [everything()] };
    if (!endpoints) return { inbound: known, outbound: known };
    return {
        inbound: [...known, ...noRdp(), tcp(500, ANYWHERE, REPLIES)],
        outbound: [...known, tcp(400, ANYWHERE, { from: 443, to: 443 })],
    };
}

/** The VPC itself and its peers, in the order of their names. */
function between({ networkAcls }: AclsShape): AclEntry[] {
    const peers = Object.entries(networkAcls?.peers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
        { number: 100, action: "allow", protocol: "all", source: "vpc" },
        ...peers.map(([, source], index): AclEntry => ({
            number: 200 + index,
            action: "allow",
            protocol: "all",
            source,
        })),
    ];
}

/** Replies to what was opened from inside. RDP lies among their ports and is denied first. */
function replies(): AclEntry[] {
    return [
        ...noRdp(),
        tcp(500, ANYWHERE, REPLIES),
        { number: 510, action: "allow", protocol: "udp", source: ANYWHERE, ports: REPLIES },
        // "Fragmentation needed": without it large packets vanish on paths with a smaller MTU (VPC User Guide, "Path MTU Discovery").
        { number: 520, action: "allow", protocol: "icmp", source: ANYWHERE, icmp: { type: 3, code: 4 } },
    ];
}

function noRdp(): AclEntry[] {
    const ports = { from: 3389, to: 3389 };
    return [
        { number: 300, action: "deny", protocol: "tcp", source: ANYWHERE, ports },
        { number: 301, action: "deny", protocol: "udp", source: ANYWHERE, ports },
    ];
}

function tcp(number: number, source: string, ports: Ports): AclEntry {
    return { number, action: "allow", protocol: "tcp", source, ports };
}

function everything(): AclEntry {
    return { number: 100, action: "allow", protocol: "all", source: ANYWHERE };
}
