import { isRecord } from "../../values/target.ts";
import { defaultVpc, OPEN_RULES, vpcOfSubnet, without, withReferencesRead } from "../existing.ts";
import { ChildOutput, type ChildResource, ChildReference, Computed, type Expander } from "../expansion.ts";
import type { ExpansionRequest } from "../expansion.ts";
import { UNKNOWN } from "../wireValues.ts";

// Provider source awsx/lb/applicationLoadBalancer.ts, read 2026-11-21.

const OWN = [
    "subnetIds",
    "subnets",
    "defaultTargetGroup",
    "defaultTargetGroupPort",
    "defaultSecurityGroup",
    "listener",
    "listeners",
];
const GROUP = "securityGroup";
const BALANCER = "loadBalancer";
const TARGET = "targetGroup";

type Args = ExpansionRequest["args"];

/** `awsx:lb:ApplicationLoadBalancer`: a load balancer, a security group, a target group and its listeners. */
export const expandApplicationLoadBalancer: Expander = async ({ name, args, invoke }) => {
    const { vpcId, subnets } = await placeOf(args, invoke);
    if (args.listener !== undefined && args.listeners !== undefined) {
        throw new Error("Only one of [listener] and [listeners] can be specified");
    }
    const group = securityGroup(name, args, vpcId);
    if (args.defaultTargetGroup !== undefined && args.defaultTargetGroupPort !== undefined) {
        throw new Error("Only one of `defaultTargetGroup` or `defaultTargetGroupPort` can be provided.");
    }
    const protocol = defaultProtocol(args);
    const listeners = listenersOf(args, protocol).map((listener, index): ChildResource => ({
        key: `listener ${index}`,
        type: "aws:lb/listener:Listener",
        name: `${name}-${index}`,
        inputs: {
            defaultActions: [{ type: "forward", targetGroupArn: new ChildOutput(TARGET, "arn") }],
            ...listener,
            loadBalancerArn: new ChildOutput(BALANCER, "arn"),
        },
        formerTypes: ["aws:elasticloadbalancingv2/listener:Listener"],
    }));
    return {
        children: [
            ...group.children,
            {
                key: BALANCER,
                type: "aws:lb/loadBalancer:LoadBalancer",
                name,
                inputs: {
                    ...without(args, OWN),
                    ...(subnets === undefined ? {} : { subnets }),
                    securityGroups: group.ids,
                    loadBalancerType: "application",
                },
                formerTypes: ["aws:elasticloadbalancingv2/loadBalancer:LoadBalancer"],
            },
            {
                key: TARGET,
                type: "aws:lb/targetGroup:TargetGroup",
                name,
                inputs: {
                    vpcId,
                    targetType: "ip",
                    ...protocol,
                    ...(isRecord(args.defaultTargetGroup) ? args.defaultTargetGroup : {}),
                },
                formerTypes: ["aws:elasticloadbalancingv2/targetGroup:TargetGroup"],
            },
            ...listeners,
        ],
        result: {
            loadBalancer: new ChildReference(BALANCER),
            defaultTargetGroup: new ChildReference(TARGET),
            defaultSecurityGroup: group.children.length === 0 ? undefined : new ChildReference(GROUP),
            listeners: listeners.map(({ key }) => new ChildReference(key)),
            vpcId,
        },
    };
};

/** Subnets as given, and the network of the first; the default network's public ones where none are. */
async function placeOf(args: Args, invoke: ExpansionRequest["invoke"]): Promise<{ vpcId: unknown; subnets?: unknown }> {
    const { subnetIds, subnets, subnetMappings } = args;
    if ([subnetIds, subnets, subnetMappings].filter((given) => given !== undefined).length > 1) {
        throw new Error("Only one of [subnets], [subnetIds] or [subnetMappings] can be specified");
    }
    if (subnets !== undefined) {
        const read = await withReferencesRead(subnets, invoke);
        const [first] = Array.isArray(read) ? (read as unknown[]) : [read];
        return {
            vpcId: isRecord(first) && "vpcId" in first ? first.vpcId : UNKNOWN,
            subnets: Array.isArray(read) ? read.map((subnet) => (isRecord(subnet) ? subnet.id : UNKNOWN)) : UNKNOWN,
        };
    }
    if (subnetIds !== undefined) {
        const vpcId = await vpcOfSubnet(subnetIds, (ids) => (ids as unknown[])[0], invoke);
        return { vpcId, subnets: subnetIds };
    }
    if (subnetMappings !== undefined) {
        const idOf = (mappings: unknown): unknown => (mappings as { subnetId?: unknown }[])[0]?.subnetId;
        return { vpcId: await vpcOfSubnet(subnetMappings, idOf, invoke) };
    }
    const { vpcId, publicSubnetIds } = await defaultVpc(invoke);
    return { vpcId, subnets: publicSubnetIds };
}

function securityGroup(name: string, args: Args, vpcId: unknown): { children: ChildResource[]; ids: unknown } {
    const given = isRecord(args.defaultSecurityGroup) ? args.defaultSecurityGroup : {};
    if (args.securityGroups !== undefined || given.skip === true) return { children: [], ids: args.securityGroups };
    if (given.args !== undefined && given.securityGroupId !== undefined) {
        throw new Error("Only one of [defaultSecurityGroup] [args] or [securityGroupId] can be specified");
    }
    if (given.securityGroupId !== undefined) return { children: [], ids: [given.securityGroupId] };
    const inputs = isRecord(given.args) ? given.args : { vpcId, ...OPEN_RULES };
    return {
        children: [
            {
                key: GROUP,
                type: "aws:ec2/securityGroup:SecurityGroup",
                name,
                inputs: { description: "Managed by Pulumi", ...inputs },
            },
        ],
        ids: [new ChildOutput(GROUP, "id")],
    };
}

interface Protocol {
    readonly port?: unknown;
    readonly protocol?: unknown;
}

/** What the target group speaks: as the listener, if there is one; nothing where exactly one stands in `listeners`. */
function defaultProtocol({ listener, listeners, defaultTargetGroupPort }: Args): Protocol {
    if (!Array.isArray(listeners)) return protocolOf(listener, defaultTargetGroupPort);
    return listeners.length === 1 ? {} : protocolOf(listeners[0], defaultTargetGroupPort);
}

/** A listener's port and protocol, each from the other where one is missing. */
function protocolOf(listener: unknown, byDefault?: unknown): Protocol {
    const { port, protocol } = isRecord(listener) ? listener : {};
    if (port !== undefined && protocol !== undefined) return { port, protocol };
    if (port !== undefined) {
        return { port, protocol: new Computed([port], (number) => (number === 443 ? "HTTPS" : "HTTP")) };
    }
    if (protocol !== undefined) {
        return { protocol, port: new Computed([protocol], (text) => (text === "HTTPS" ? 443 : 80)) };
    }
    return { port: byDefault ?? 80, protocol: "HTTP" };
}

function listenersOf({ listener, listeners }: Args, protocol: Protocol): Record<string, unknown>[] {
    if (isRecord(listener)) return [{ ...protocol, ...listener }];
    if (!Array.isArray(listeners)) return [{ ...protocol }];
    return listeners.filter(isRecord).map((given) => ({ ...protocolOf(given), ...given }));
}
