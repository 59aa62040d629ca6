import { isWorld } from "../../views/cidr.ts";
import { resourceRule } from "../../rule/rule.ts";

export const eksPublicEndpoint = resourceRule({
    id: "eks-public-endpoint",
    severity: "high",
    description: "The Kubernetes API is not open to the internet",
    remedy: "set vpcConfig.endpointPublicAccess to false, or vpcConfig.publicAccessCidrs to the networks that need it",
    types: ["aws:eks/cluster:Cluster"],
    safeProperties: ["vpcConfig.endpointPublicAccess", "vpcConfig.publicAccessCidrs[]"],
    *check(resource) {
        const open = resource.get("vpcConfig.endpointPublicAccess");
        if (open.boolean() === false) {
            return;
        }
        const networks = resource.get("vpcConfig.publicAccessCidrs");
        // AWS opens the endpoint to the world when neither is given.
        if (!networks.isSet) {
            yield { at: open, expected: "false, or publicAccessCidrs to be narrowed" };
            return;
        }
        for (const network of networks.items()) {
            if (network.isUnknown || isWorld(network.string())) {
                yield { at: network, expected: "a network narrower than the internet", unverified: open.isUnknown };
            }
        }
    },
});
