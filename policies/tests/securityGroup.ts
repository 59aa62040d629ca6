import type { ResourceData } from "../resource/resourceData.ts";
import { resource } from "./example.ts";

export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const WORLD = "0.0.0.0/0";

/** A group with these ways in. */
export function group(name: string, ...ingress: object[]): ResourceData {
    return resource(GROUP, name, { ingress });
}

export function balancer(securityGroups: unknown[], name = "lb"): ResourceData {
    return resource("aws:lb/loadBalancer:LoadBalancer", name, { securityGroups });
}

export function instance(vpcSecurityGroupIds: unknown[]): ResourceData {
    return resource("aws:ec2/instance:Instance", "i", { vpcSecurityGroupIds });
}

/** A rule of its own that lets the world in over TCP. */
export function tcp(name: string, ports: object): ResourceData {
    return resource(INGRESS, name, { ipProtocol: "tcp", cidrIpv4: WORLD, ...ports });
}
