import type * as pulumi from "@pulumi/pulumi";
import { type NetworkShape, planAwsx, planMove } from "./plan/index.ts";
import type { Scope } from "./scope.ts";

const COMPONENT = "awsx:ec2:Vpc";

/**
 * The URNs that native children had as parts of awsx, for a network that awsx made and that plain resources take over. A URN holds
 * the types of all parents, so an alias by name would not find them.
 */
export function formerUrns(name: string, urn: pulumi.Output<string>, shape: NetworkShape): Scope["formerUrn"] {
    const { cidr } = shape;
    if (shape.movedFrom !== "awsx" || cidr === undefined) return undefined;
    const moved = planMove(name, shape, planAwsx({ ...shape, cidr }));
    return (type, role) => {
        const child = moved.find((one) => one.type === type && one.role === role);
        if (child === undefined) return undefined;
        const types = [COMPONENT, ...child.awsxParents, type].join("$");
        return urn.apply((own) => `${own.slice(0, own.lastIndexOf("::"))}$${types}::${child.awsxName}`);
    };
}
