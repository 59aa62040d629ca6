import { isIPv6 } from "node:net";
import { type ChildOutput, Computed } from "../expansion.ts";

/** A subnet's part of its network's IPv6 block, where it is to have one. */
export function ipv6Block(network: ChildOutput, assigns: Computed, index: number): Computed {
    return new Computed([network, assigns], (block, assign) => {
        if (assign !== true) return undefined;
        if (typeof block !== "string" || block === "") {
            throw new Error(
                "Subnets with assignIpv6AddressOnCreation=true require the VPC to have an IPv6 CIDR block. " +
                    "Set assignGeneratedIpv6CidrBlock=true or provide ipv6CidrBlock.",
            );
        }
        return ipv6Part(block, index);
    });
}

/** The part of a /56 with this number: a /64. @throws Error in awsx's words. */
export function ipv6Part(block: string, index: number): string {
    const [address = "", mask = ""] = block.split("/");
    if (address === "" || mask === "") throw new TypeError(`"${block}" is not a valid IPv6 CIDR block`);
    if (!isIPv6(address)) throw new TypeError(`"${address}" is not a valid IPv6 address`);
    if (mask !== "56") throw new RangeError(`VPC must be a /56 block (got /${mask})`);
    if (!Number.isInteger(index) || index < 0 || index > 0xff) {
        throw new RangeError("index must be an integer from 0-255");
    }
    const parts = address.split(":");
    const fourth = Number.parseInt(parts[3] ?? "", 16);
    if (parts.length < 4 || Number.isNaN(fourth)) {
        throw new TypeError(`Vpc ipv6 cidr block was not in an expected form: ${block}`);
    }
    return `${parts.slice(0, 3).join(":")}:${((fourth & 0xff00) | index).toString(16)}::/64`;
}
