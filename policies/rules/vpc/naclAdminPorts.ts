import type { Reading } from "../../reading/reading.ts";
import { stackRule } from "../../rule/rule.ts";
import { all, type Answer } from "../../views/answer.ts";
import { ACL, ACL_RULE, type AclEntries, AclEntry, entriesBeside } from "../../views/networkAcl.ts";

export const naclAdminPorts = stackRule({
    id: "nacl-admin-ports",
    severity: "medium",
    description: "Network ACLs admit nobody from the internet to ports that administer machines",
    remedy: "name the network that needs access in cidrBlock, or deny the ports in an entry with a smaller number",
    types: [...ACL, ACL_RULE],
    safeProperties: ["cidrBlock", "ipv6CidrBlock", "ingress[].cidrBlock", "ingress[].ipv6CidrBlock"],
    parameters: {
        ports: {
            description: "Ports that the internet must not reach: FTP, SSH and RDP",
            default: ["20", "21", "22", "3389"],
            stricter: "longer",
            pattern: "[0-9]+",
        },
    },
    *check(resource, { stack, parameters }) {
        const ports = parameters.strings("ports").map(Number);
        for (const entry of AclEntry.of(resource)) {
            const allows = entry.does("allow");
            for (const source of allows === "no" ? [] : entry.worldSources()) {
                const beside = entriesBeside(resource, stack);
                const reached = ports.map((port) => ({ port, is: reaches(entry, source, port, beside) }));
                const surely = reached.filter(({ is }) => is === "yes");
                const listed = surely.length > 0 ? surely : reached.filter(({ is }) => is === "unknown");
                if (listed.length > 0) {
                    const names = listed.map(({ port }) => port).join(", ");
                    yield {
                        at: source,
                        expected: `a network narrower than the internet for port ${names}`,
                        unverified: surely.length === 0 || allows === "unknown" || entry.isOpen,
                    };
                }
            }
        }
    },
});

/** Whether the entry lets the source through to the port; entries with a smaller number are asked first. */
function reaches(entry: AclEntry, source: Reading, port: number, beside: AclEntries): Answer {
    // Where both protocols pass, TCP decides: SSH, FTP and RDP speak it.
    const protocol = entry.covers(port, "tcp") === "no" ? "udp" : "tcp";
    const covered = entry.covers(port, protocol);
    if (covered === "no") {
        return "no";
    }
    const sure = beside.sure.map((other) => denies(other, entry, source, port, protocol));
    const maybe = beside.maybe.map((other) => denies(other, entry, source, port, protocol));
    if (sure.includes("yes")) {
        return "no";
    }
    return sure.includes("unknown") || maybe.some((answer) => answer !== "no") ? "unknown" : covered;
}

function denies(other: AclEntry, entry: AclEntry, source: Reading, port: number, protocol: "tcp" | "udp"): Answer {
    const [first, second] = [other.number.number(), entry.number.number()];
    const isEarlier = first === undefined || second === undefined ? "unknown" : first < second ? "yes" : "no";
    return all(
        other.does("deny"),
        isEarlier,
        other.coversSource(source),
        other.covers(port, protocol),
        other.isOpen ? "unknown" : "yes",
    );
}
