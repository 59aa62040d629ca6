import * as pulumi from "@pulumi/pulumi";
import { TYPES } from "./plan/index.ts";
import { childName, type Scope } from "./scope.ts";
import { zoneOf } from "./subnets.ts";

/** Names that what awsx makes had in the native topology, by type and awsx's name. */
export type FormerRoles = ReadonlyMap<string, string>;

/**
 * Corrects what awsx sends for its children, where its arguments have no word for it. What the native topology made is taken over by
 * its name there.
 */
export function awsxTransform(scope: Scope, former: FormerRoles): pulumi.ResourceTransform {
    return ({ type, name, props, opts }) => {
        const role = former.get(`${type} ${name}`);
        const aliases = role === undefined ? [] : [{ name: childName(scope, role), parent: scope.parent }];
        return {
            props: CORRECTIONS[type]?.(props as Props) ?? props,
            opts: aliases.length === 0 ? opts : pulumi.mergeOptions(opts, { aliases }),
        };
    };
}

type Props = Readonly<Record<string, unknown>>;

const CORRECTIONS: Readonly<Record<string, (props: Props) => Props>> = {
    // No public address by itself, in public subnets either; and zones may be given by id, which awsx passes on as a name.
    [TYPES.subnet]: ({ availabilityZone, ...props }) => ({
        ...props,
        ...zoneOf(String(availabilityZone)),
        mapPublicIpOnLaunch: false,
    }),
    // What AWS takes them for anyway, as the native topology says it: changing the topology changes no address and no gateway.
    [TYPES.address]: (props) => ({ ...props, domain: "vpc" }),
    [TYPES.nat]: (props) => ({ ...props, connectivityType: "public" }),
};
