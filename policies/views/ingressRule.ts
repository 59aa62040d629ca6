import { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { isWorld } from "./cidr.ts";

/** The types that declare ingress: a group with its rules inline, or one rule by itself. */
export const GROUP = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
export const SINGLE_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** What has properties: an entry of a group's list, or a rule that is a resource of its own. */
type Properties = Pick<Reading, "child">;

/** One way in, whichever form declared it. */
export class IngressRule {
    readonly #rule: Properties;

    private constructor(rule: Properties) {
        this.#rule = rule;
    }

    /** The ways in that a resource declares. */
    static of(resource: ResourceView): IngressRule[] {
        if (GROUP.includes(resource.type)) {
            return resource
                .get("ingress")
                .items()
                .map((rule) => new IngressRule(rule));
        }
        const direction = resource.get("type").string();
        if (resource.type === SINGLE_RULE && direction === "egress") {
            return [];
        }
        return [new IngressRule(resource)];
    }

    /** The sources that are the world, or not known yet. */
    worldSources(): Reading[] {
        if (this.#rule instanceof Reading && this.#rule.isUnknown) {
            return [this.#rule];
        }
        const blocks = ["cidrBlocks", "ipv6CidrBlocks"].flatMap((key) => this.#rule.child(key).items());
        const sources = [...blocks, this.#rule.child("cidrIpv4"), this.#rule.child("cidrIpv6")];
        return sources.filter((source) => source.isUnknown || isWorld(source.string()));
    }

    /** Whether the rule admits only the given ports; undefined while a port or the protocol is not known. */
    admitsOnly(ports: readonly string[]): boolean | undefined {
        const protocol = [this.#rule.child("protocol"), this.#rule.child("ipProtocol")].find(
            (reading) => !reading.isAbsent,
        );
        const name = String(protocol?.value ?? "").toLowerCase();
        if (["icmp", "icmpv6", "1", "58"].includes(name)) {
            // Its "ports" are message types: nothing listens.
            return true;
        }
        if (name === "-1" || name === "all") {
            return false;
        }
        const from = this.#rule.child("fromPort");
        const to = this.#rule.child("toPort");
        if (from.isUnknown || to.isUnknown || protocol?.isUnknown === true) {
            const known = [from, to].map((port) => port.number()).filter((port) => port !== undefined);
            return known.every((port) => isAllowed(port, port, ports)) ? undefined : false;
        }
        const first = from.number();
        const last = to.number() ?? first;
        return first !== undefined && last !== undefined && isAllowed(first, last, ports);
    }

    /** The ports as people write them, for a message. */
    get ports(): string {
        const [from, to] = [this.#rule.child("fromPort"), this.#rule.child("toPort")].map((port) =>
            port.isUnknown ? "unknown" : (port.number() ?? "all"),
        );
        const protocol = this.#rule.child("protocol").value ?? this.#rule.child("ipProtocol").value;
        if (protocol === "-1" || protocol === -1 || protocol === "all" || (from === "all" && to === "all")) {
            return "all ports";
        }
        return from === to ? `port ${from}` : `ports ${from}-${to}`;
    }
}

/** Allowed are ports and ranges: `443`, `8000-8080`. Every port between the two has to be. */
function isAllowed(first: number, last: number, allowed: readonly string[]): boolean {
    const ranges = allowed.map((text) => text.split("-").map(Number));
    let port = first;
    while (port <= last) {
        const range = ranges.find(([low = NaN, high = low]) => low <= port && port <= high);
        if (range === undefined) {
            return false;
        }
        port = (range[1] ?? range[0] ?? port) + 1;
    }
    return first <= last;
}
