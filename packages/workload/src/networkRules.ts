import { UserError } from "@plinth/core/errors";
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AwsApis, Connections, Telemetry } from "./connections.ts";
import { DEFAULTS, POD_IDENTITY_AGENT, PORTS, serviceSelector } from "./plan/index.ts";
import type { WorkloadArgs } from "./workloadArgs.ts";

type Egress = kubernetes.types.input.networking.v1.NetworkPolicyEgressRule;
type Ingress = kubernetes.types.input.networking.v1.NetworkPolicyIngressRule;
type Peer = kubernetes.types.input.networking.v1.NetworkPolicyPeer;

/** Addresses that are not the internet's (RFC 1918, RFC 6598, RFC 3927): of the VPC, of networks connected to it, of the node's metadata. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"];

/** What pods that serve and work may reach. */
export function egressOf({ connections = {} }: WorkloadArgs): Egress[] {
    const { database, cache, services = {}, destinations = {}, telemetry = DEFAULTS.telemetry, awsApis } = connections;
    return [
        agentRule(),
        ...(database === undefined ? [] : [databaseRule(database)]),
        ...(cache === undefined
            ? []
            : [addressRule("connections.cache.subnetCidrs", cache.subnetCidrs, portOf(cache.cache))]),
        ...sorted(services).map(([, peer]) => ({ to: [podsOf(peer)], ports: tcp(peer.port ?? PORTS.http) })),
        ...sorted(destinations).map(([key, { cidrs, port }]) =>
            addressRule(`connections.destinations.${key}.cidrs`, cidrs, port),
        ),
        ...(telemetry === false ? [] : [telemetryRule(telemetry)]),
        ...(awsApis === undefined ? [] : [awsRule(awsApis)]),
    ];
}

/** What migrations may reach: the database, and who signs them in to it. */
export function migrationEgressOf({ connections = {} }: WorkloadArgs): Egress[] {
    const { database } = connections;
    return [agentRule(), ...(database === undefined ? [] : [databaseRule(database)])];
}

/** Who may reach pods that serve: named services, load balancers of the ingress, and what scrapes metrics. */
export function webIngressOf(args: WorkloadArgs): Ingress[] {
    const { allowFrom = {}, ingress, loadBalancerCidrs = [] } = args;
    return [
        ...sorted(allowFrom).map(([, peer]) => ({ from: [podsOf(peer)], ports: tcp(PORTS.http) })),
        ...(ingress === undefined
            ? []
            : [{ from: blocks("loadBalancerCidrs", loadBalancerCidrs), ports: tcp(PORTS.http) }]),
        ...scrapedBy(args),
    ];
}

/** Who may reach other pods: what scrapes metrics, which is Prometheus, and the collector of each node that counts requests. */
export function scrapedBy({ monitoringNamespace = DEFAULTS.monitoringNamespace }: WorkloadArgs): Ingress[] {
    const { namespace, pods } = DEFAULTS.nodeAgent;
    return [
        {
            from: [
                { namespaceSelector: namespaceNamed(monitoringNamespace) },
                { namespaceSelector: namespaceNamed(namespace), podSelector: { matchLabels: serviceSelector(pods) } },
            ],
            ports: tcp(PORTS.metrics),
        },
    ];
}

function agentRule(): Egress {
    return { to: [{ ipBlock: { cidr: POD_IDENTITY_AGENT.cidr } }], ports: tcp(POD_IDENTITY_AGENT.port) };
}

function databaseRule({ database, subnetCidrs }: NonNullable<Connections["database"]>): Egress {
    return addressRule("connections.database.subnetCidrs", subnetCidrs, portOf(database));
}

function portOf(of: pulumi.Input<{ readonly port: number }>): pulumi.Output<number> {
    return pulumi.output(of).apply(({ port }) => port);
}

function telemetryRule({ namespace, podLabels, ports }: Telemetry): Egress {
    const to: Peer = {
        namespaceSelector: namespaceNamed(namespace),
        ...(podLabels === undefined ? {} : { podSelector: { matchLabels: { ...podLabels } } }),
    };
    return { to: [to], ports: ports.flatMap(tcp) };
}

function awsRule(apis: AwsApis): Egress {
    if (apis.through === "endpoints") return addressRule("connections.awsApis.cidrs", apis.cidrs, 443);
    return { to: [{ ipBlock: { cidr: "0.0.0.0/0", except: PRIVATE } }], ports: tcp(443) };
}

function addressRule(path: string, cidrs: pulumi.Input<readonly string[]>, port: pulumi.Input<number>): Egress {
    return { to: blocks(path, cidrs), ports: tcp(port) };
}

/**
 * Peers by address.
 *
 * @throws UserError for no addresses: a rule without peers is one for all of them.
 */
function blocks(path: string, cidrs: pulumi.Input<readonly string[]>): pulumi.Output<Peer[]> {
    return pulumi.output(cidrs).apply((known) => {
        if (known.length === 0) {
            throw new UserError(
                `${path}: must name a block, or the rule would be one for all addresses. Fix: pass one`,
            );
        }
        return known.map((cidr) => ({ ipBlock: { cidr } }));
    });
}

function podsOf({ namespace, service }: { readonly namespace: string; readonly service: string }): Peer {
    return {
        namespaceSelector: namespaceNamed(namespace),
        podSelector: { matchLabels: serviceSelector(service) },
    };
}

/** Every namespace has its name as a label (Kubernetes documentation, "Automatic labelling"). */
function namespaceNamed(name: string) {
    return { matchLabels: { "kubernetes.io/metadata.name": name } };
}

function tcp(port: pulumi.Input<number>): { protocol: string; port: pulumi.Input<number> }[] {
    return [{ protocol: "TCP", port }];
}

/** By name: the order of settings changes nothing. */
function sorted<Value>(map: Readonly<Record<string, Value>>): [string, Value][] {
    return Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
}
