import { parseCidr } from "@plinth/core/addresses";
import type { Violation } from "@plinth/core/settings";
import { ADMIN_PORTS } from "./planAcls.ts";
import type { NetworkShape } from "./shape.ts";

/** An ACL takes 20 entries a direction, unless AWS raised it (Amazon VPC quotas, "Network ACLs"); six to eight are ours. */
const MOST_ENTRIES = 12;

/** What is wrong with network ACLs. */
export function checkAcls({ networkAcls }: Pick<NetworkShape, "networkAcls">): Violation[] {
    const { publicPorts = [], peers = {} } = networkAcls ?? {};
    const ports = publicPorts.flatMap((port, index): Violation[] => {
        const path = ["networkAcls", "publicPorts", index];
        if (!Number.isInteger(port) || port < 1 || port > 65535)
            return [
                {
                    path,
                    rule: "must be a port from 1 to 65535",
                    value: port,
                    fix: "write the port that clients connect to",
                },
            ];
        if (ADMIN_PORTS.some(({ from, to }) => port >= from && port <= to))
            return [
                {
                    path,
                    rule: "must not be a port that administers machines",
                    value: port,
                    fix: "remove it, and use Session Manager, or a peer under peers",
                },
            ];
        if (publicPorts.indexOf(port) === index) return [];
        return [{ path, rule: "must stand in the list once", value: port, fix: `remove one ${port}` }];
    });
    const blocks = Object.entries(peers).flatMap(([name, peer]): Violation[] => {
        const path = ["networkAcls", "peers", name];
        const parsed = parseCidr(peer);
        if (!("cidr" in parsed)) return [{ path, rule: parsed.rule, value: peer, fix: parsed.fix }];
        if (parsed.cidr.prefix > 0) return [];
        return [{ path, rule: "must not be the whole internet", value: peer, fix: "write the peer's own block" }];
    });
    const count = publicPorts.length + Object.keys(peers).length;
    if (count <= MOST_ENTRIES) return [...ports, ...blocks];
    return [
        ...ports,
        ...blocks,
        {
            path: ["networkAcls"],
            rule: `must have at most ${MOST_ENTRIES} ports and peers together: an ACL has 20 entries a direction`,
            value: count,
            fix: "write larger blocks, or fewer ports",
        },
    ];
}
