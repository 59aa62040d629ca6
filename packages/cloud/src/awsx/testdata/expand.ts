import assert from "node:assert/strict";
import type { ChildResource, Expansion } from "../expansion.ts";
import { expanderOf } from "../registry.ts";
import { Resolver } from "../resolve.ts";

export const ZONES = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

const RESULTS: Readonly<Record<string, Record<string, unknown>>> = {
    "aws:index/getAvailabilityZones:getAvailabilityZones": { names: ZONES },
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": {
        proxyEndpoint: "https://r",
        userName: "AWS",
        password: "token",
    },
    "aws:ec2/getSubnet:getSubnet": { vpcId: "vpc-1" },
    "aws:index/getRegion:getRegion": { name: "eu-west-1" },
    "aws:index/getCallerIdentity:getCallerIdentity": { accountId: "111111111111" },
};

/** Expands a component of the stack `dev`; invokes have fixed results. */
export async function expand(type: string, name: string, args: Record<string, unknown>): Promise<Expansion> {
    const expander = expanderOf(type);
    assert.ok(expander);
    return await expander({ name, args, stack: "dev", invoke: (token) => Promise.resolve(RESULTS[token] ?? {}) });
}

/** A value whose children are all made, with these outputs. */
export function resolved(expansion: Expansion, value: unknown, outputs: Record<string, unknown> = {}): unknown {
    const resolver = new Resolver(false);
    for (const { key } of expansion.children) resolver.made(key, { urn: `urn of ${key}`, id: key, outputs });
    return resolver.input(value).value;
}

/** The only child of a type and name. */
export function child(expansion: Expansion, type: string, name: string): ChildResource {
    const found = expansion.children.filter((made) => made.type === type && made.name === name);
    assert.equal(found.length, 1, `${type} ${name}`);
    return found[0] as ChildResource;
}
