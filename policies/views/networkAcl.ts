import type { Reading } from "../reading/reading.ts";
import { perStack } from "../relations/perStack.ts";
import type { Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { type Answer, anyText } from "./answer.ts";
import { isWhole, isWorld } from "./cidr.ts";
import { protocolName } from "./trafficRule.ts";

export const ACL = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];
export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";

const ACL_OF_RULE: Relation = { types: [ACL_RULE], property: "networkAclId", parents: ACL, keys: [] };

type Properties = Pick<Reading, "child">;

/** One entry of a network ACL for traffic that comes in, inline or a resource of its own. */
export class AclEntry {
    readonly #entry: Properties;
    readonly #isOwn: boolean;

    constructor(entry: Properties, isOwn: boolean) {
        this.#entry = entry;
        this.#isOwn = isOwn;
    }

    /** The entries that a resource declares for ingress; one of which the direction is not known yet is among them. */
    static of(resource: ResourceView): AclEntry[] {
        if (resource.type !== ACL_RULE) {
            const entries = resource.get("ingress").items();
            return entries.map((entry) => new AclEntry(entry, false));
        }
        return resource.get("egress").boolean() === true ? [] : [new AclEntry(resource, true)];
    }

    get number(): Reading {
        return this.#entry.child(this.#isOwn ? "ruleNumber" : "ruleNo");
    }

    get isOpen(): boolean {
        return this.#entry.child("egress").isUnknown;
    }

    does(action: "allow" | "deny"): Answer {
        const reading = this.#entry.child(this.#isOwn ? "ruleAction" : "action");
        return reading.isUnknown ? "unknown" : reading.string()?.toLowerCase() === action ? "yes" : "no";
    }

    /** The sources that are the world, or not known yet. */
    worldSources(): Reading[] {
        const sources = this.#sources.flatMap((source) => (source.isUnknown ? [source] : source.items()));
        return sources.filter((source) => source.isUnknown || isWorld(source.string()));
    }

    /** Whether it speaks for every address that another entry's source speaks for. */
    coversSource(source: Reading): Answer {
        const [ipv4, ipv6] = this.#sources;
        const same = source.path.includes("ipv6") ? ipv6 : ipv4;
        return anyText(same.items(), (block) => isWhole(block) || block === source.string());
    }

    /** Whether traffic to the port of a protocol is what it speaks for. */
    covers(port: number, protocol: "tcp" | "udp"): Answer {
        const reading = this.#entry.child("protocol");
        const name = protocolName(reading);
        if (name === "-1" || name === "all") {
            return "yes";
        }
        if (reading.isUnknown) {
            // It may be every protocol, for which ports do not count.
            return "unknown";
        }
        if (name !== protocol && name !== (protocol === "tcp" ? "6" : "17")) {
            return "no";
        }
        const [from, to] = [this.#entry.child("fromPort"), this.#entry.child("toPort")];
        if ((from.number() ?? 0) > port || (to.number() ?? 65535) < port) {
            return "no";
        }
        return from.isUnknown || to.isUnknown ? "unknown" : "yes";
    }

    get #sources(): readonly [Reading, Reading] {
        return [this.#entry.child("cidrBlock"), this.#entry.child("ipv6CidrBlock")];
    }
}

/** The entries of the ACL that one belongs to, and those that may belong to it. */
export interface AclEntries {
    readonly sure: readonly AclEntry[];
    readonly maybe: readonly AclEntry[];
}

const OPEN = "open";

const entriesByAcl = perStack((stack) => {
    const groups = new Map<string, AclEntry[]>();
    for (const each of stack.ofTypes([...ACL, ACL_RULE])) {
        const key = aclOf(each, stack);
        const group = groups.get(key) ?? [];
        group.push(...AclEntry.of(each));
        groups.set(key, group);
    }
    return groups;
});

const allEntries = perStack((stack) => [...entriesByAcl(stack).values()].flat());

/** What else is in the ACL that the resource is, or is a rule of. */
export function entriesBeside(resource: ResourceView, stack: StackIndex): AclEntries {
    const groups = entriesByAcl(stack);
    const key = aclOf(resource, stack);
    return key === OPEN
        ? { sure: [], maybe: allEntries(stack) }
        : { sure: groups.get(key) ?? [], maybe: groups.get(OPEN) ?? [] };
}

/** One name for all resources of the same ACL: its URN, or the id of one of another stack. */
function aclOf(resource: ResourceView, stack: StackIndex): string {
    if (resource.type !== ACL_RULE) {
        return resource.urn;
    }
    const { here, elsewhere } = stack.targets(resource, ACL_OF_RULE);
    return here[0]?.urn ?? elsewhere[0] ?? OPEN;
}
