import { resourceRule } from "../../rule/rule.ts";

export const eksNodeSsh = resourceRule({
    id: "eks-node-ssh",
    severity: "medium",
    description: "Nodes of a cluster do not answer SSH from anywhere",
    remedy: "remove remoteAccess, or name the security groups that may connect in remoteAccess.sourceSecurityGroupIds",
    types: ["aws:eks/nodeGroup:NodeGroup"],
    safeProperties: [],
    *check(resource) {
        const access = resource.get("remoteAccess");
        const sources = access.at("sourceSecurityGroupIds");
        // With a key alone EKS opens port 22 of the nodes to the internet.
        if (access.at("ec2SshKey").isSet && (access.isUnknown || !sources.isSet)) {
            yield { at: sources, expected: "the security groups that may connect" };
        }
    },
});
