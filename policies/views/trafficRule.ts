import { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { isWorld } from "./cidr.ts";

/** The types that declare traffic of security groups: a group with its rules inline, or one rule by itself. */
export const GROUP = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
export const SINGLE_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** Properties that may be printed: where traffic comes from or goes to. */
export const SOURCES = ["cidrBlocks[]", "ipv6CidrBlocks[]", "cidrIpv4", "cidrIpv6"];

export type Direction = "ingress" | "egress";

/** What has properties: an entry of a group's list, or a rule that is a resource of its own. */
type Properties = Pick<Reading, "child">;

/** One way in or out of a security group, whichever form declared it. */
export class TrafficRule {
    /** Its direction is not known yet: it may be one of the other direction. */
    readonly isOpen: boolean;
    readonly #rule: Properties;

    private constructor(rule: Properties, isOpen = false) {
        this.#rule = rule;
        this.isOpen = isOpen;
    }

    /** What a resource declares in one direction. */
    static of(resource: ResourceView, direction: Direction): TrafficRule[] {
        if (GROUP.includes(resource.type)) {
            const rules = resource.get(direction).items();
            return rules.map((rule) => new TrafficRule(rule));
        }
        if (resource.type === SINGLE_RULE) {
            const declared = resource.get("type");
            const matches = declared.isUnknown || declared.string() === direction;
            return matches ? [new TrafficRule(resource, declared.isUnknown)] : [];
        }
        const only = resource.type === EGRESS_RULE ? "egress" : "ingress";
        return only === direction ? [new TrafficRule(resource)] : [];
    }

    get description(): Reading {
        return this.#rule.child("description");
    }

    /** Nothing is known of it but that it may be there. */
    get isUnknown(): boolean {
        return this.#rule instanceof Reading && this.#rule.isUnknown;
    }

    /** The addresses that are the world, or not known yet. */
    worldAddresses(): Reading[] {
        if (this.#rule instanceof Reading && this.#rule.isUnknown) {
            return [this.#rule];
        }
        const blocks = ["cidrBlocks", "ipv6CidrBlocks"].flatMap((key) => this.#rule.child(key).items());
        const addresses = [...blocks, this.#rule.child("cidrIpv4"), this.#rule.child("cidrIpv6")];
        return addresses.filter((address) => address.isUnknown || isWorld(address.string()));
    }

    /** Whether the rule admits only the given ports; undefined while a port or the protocol is not known. */
    admitsOnly(ports: readonly string[]): boolean | undefined {
        if (this.#hasNoPorts || this.#isEverything) {
            return this.#hasNoPorts;
        }
        const [from, to] = [this.#rule.child("fromPort"), this.#rule.child("toPort")];
        if (this.#protocol.isUnknown) {
            return undefined;
        }
        if (from.isUnknown || to.isUnknown) {
            const known = [from, to].map((port) => port.number()).filter((port) => port !== undefined);
            return known.every((port) => isAllowed(port, port, ports)) ? undefined : false;
        }
        const first = from.number() ?? NaN;
        return isAllowed(first, to.number() ?? first, ports);
    }

    /** Whether the rule lets every port through; undefined while that is not known. */
    get admitsEveryPort(): boolean | undefined {
        if (this.#hasNoPorts || this.#isEverything) {
            return this.#isEverything;
        }
        const [from, to] = [this.#rule.child("fromPort"), this.#rule.child("toPort")];
        const [first, last] = [from.number(), to.number()];
        // Some write -1 for "all" where the protocol has ports.
        const fromTheStart = from.isUnknown || first === undefined || first <= 1;
        const toTheEnd = to.isUnknown || last === undefined || last >= 65535 || last === -1;
        if (!fromTheStart || !toTheEnd) {
            return false;
        }
        return from.isUnknown || to.isUnknown || this.#protocol.isUnknown ? undefined : true;
    }

    /** The ports as people write them, for a message. */
    get ports(): string {
        const [from, to] = [this.#rule.child("fromPort"), this.#rule.child("toPort")].map((port) =>
            port.isUnknown ? "unknown" : (port.number() ?? "all"),
        );
        if (this.#isEverything || (from === "all" && to === "all")) {
            return "all ports";
        }
        return from === to ? `port ${from}` : `ports ${from}-${to}`;
    }

    get #protocol(): Reading {
        const old = this.#rule.child("protocol");
        return old.isAbsent ? this.#rule.child("ipProtocol") : old;
    }

    /** ICMP's "ports" are message types: nothing listens. */
    get #hasNoPorts(): boolean {
        return ["icmp", "icmpv6", "1", "58"].includes(protocolName(this.#protocol));
    }

    get #isEverything(): boolean {
        return ["-1", "all"].includes(protocolName(this.#protocol));
    }
}

/** A protocol's name or number in lower case; empty while it is not known. */
export function protocolName(protocol: Reading): string {
    return protocol.number()?.toString() ?? protocol.string()?.trim().toLowerCase() ?? "";
}

/** Allowed are ports and ranges: `443`, `8000-8080`. Every port between the two has to be. */
function isAllowed(first: number, last: number, allowed: readonly string[]): boolean {
    const ranges = allowed.map((text) => {
        const [low = NaN, high = low] = text.split("-").map(Number);
        return { low, high };
    });
    let port = first;
    while (port <= last) {
        const range = ranges.find(({ low, high }) => low <= port && port <= high);
        if (range === undefined) {
            return false;
        }
        port = range.high + 1;
    }
    return first <= last;
}
