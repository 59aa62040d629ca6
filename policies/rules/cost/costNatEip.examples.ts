import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { costNatEip } from "./costNatEip.ts";

const NAT = "aws:ec2/natGateway:NatGateway";
const EIP = "aws:ec2/eip:Eip";
const ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
const address = resource(EIP, "ip", { domain: "vpc" });
const deployed = resource(
    EIP,
    "ip",
    { domain: "vpc" },
    { outputs: { id: "eipalloc-1", allocationId: "eipalloc-1", publicIp: "198.51.100.7" } },
);

export const examples: RuleExamples = {
    rule: costNatEip,
    passing: [
        {
            title: "one gateway with an address",
            resources: [address, resource(NAT, "nat", { allocationId: from(address) })],
        },
        {
            title: "addresses that say what they are attached to",
            resources: [
                resource(EIP, "instance", { instance: UNKNOWN }),
                resource(EIP, "interface", { networkInterface: "eni-1" }),
            ],
        },
        {
            title: "an address that an association names by its id or by itself",
            resources: [
                deployed,
                resource(ASSOCIATION, "a", { allocationId: "eipalloc-1", instanceId: "i-1" }),
                resource(EIP, "other", {}, { outputs: { publicIp: "198.51.100.8" } }),
                resource(ASSOCIATION, "b", { publicIp: "198.51.100.8", instanceId: "i-2" }),
            ],
        },
        {
            title: "a second address of a gateway, and one of a load balancer",
            resources: [
                deployed,
                resource(NAT, "nat", { allocationId: "eipalloc-0", secondaryAllocationIds: ["eipalloc-1"] }),
                resource(EIP, "lb-ip", {}, { outputs: { id: "eipalloc-2" } }),
                resource("aws:lb/loadBalancer:LoadBalancer", "lb", {
                    subnetMappings: [{ subnetId: "subnet-1" }, { allocationId: "eipalloc-2" }],
                }),
            ],
        },
        {
            title: "an address of a load balancer, neither of which is known yet",
            resources: [
                address,
                resource("aws:lb/loadBalancer:LoadBalancer", "lb", {
                    subnetMappings: [{ allocationId: from(address) }],
                }),
            ],
        },
        {
            title: "an address of a file server",
            resources: [
                deployed,
                resource("aws:transfer/server:Server", "sftp", {
                    endpointDetails: { addressAllocationIds: ["eipalloc-1"] },
                }),
            ],
        },
        {
            title: "as many gateways as the environment wants",
            resources: [resource(NAT, "a", {}), resource(NAT, "b", {})],
            parameters: { gateways: 2 },
        },
    ],
    failing: [
        {
            title: "a second gateway",
            resources: [resource(NAT, "a", {}), resource(NAT, "b", {})],
            finds: ["b: natGateways"],
            says: ["at most 1 NAT gateway in the stack, found 2"],
        },
        {
            title: "an address that nothing uses",
            resources: [address],
            finds: ["ip: instance"],
            says: ["found none."],
        },
        {
            title: "an address beside users of other addresses",
            resources: [
                deployed,
                resource(ASSOCIATION, "a", { allocationId: "eipalloc-9" }),
                resource("aws:lb/loadBalancer:LoadBalancer", "lb", { subnetMappings: [{ subnetId: "subnet-1" }] }),
            ],
            finds: ["ip: instance"],
        },
        {
            title: "a gateway where the environment wants none",
            resources: [resource(NAT, "a", {})],
            parameters: { gateways: 0 },
            finds: ["a: natGateways"],
            says: ["at most 0 NAT gateways in the stack, found 1"],
        },
        {
            title: "an address that only another provider's resource reads",
            resources: [
                address,
                resource("kubernetes:core/v1:Service", "s", { spec: { loadBalancerIP: from(address) } }),
            ],
            finds: ["ip: instance"],
        },
    ],
    unknown: [
        {
            title: "an association that may be of this address",
            resources: [address, resource(ASSOCIATION, "a", { allocationId: UNKNOWN })],
            finds: ["ip: instance"],
            says: ["found none that is known yet."],
        },
        {
            title: "a load balancer that may use it",
            resources: [
                address,
                resource("aws:alb/loadBalancer:LoadBalancer", "lb", { subnetMappings: [{ allocationId: UNKNOWN }] }),
            ],
            finds: ["ip: instance"],
        },
        {
            title: "an address that is only read",
            resources: [resource(EIP, "ip", {}, { outputs: { id: "eipalloc-1" }, external: true })],
            finds: ["ip: instance"],
        },
    ],
};
