import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { eksNodeSsh } from "./eksNodeSsh.ts";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const key = resource("aws:ec2/keyPair:KeyPair", "key", {});
const group = resource("aws:ec2/securityGroup:SecurityGroup", "sg", {});

export const examples: RuleExamples = {
    rule: eksNodeSsh,
    passing: [
        { title: "nodes without remote access", resources: [resource(NODES, "n", {})] },
        {
            title: "a key for one security group, neither of which is known yet",
            resources: [
                key,
                group,
                resource(NODES, "n", {
                    remoteAccess: { ec2SshKey: from(key), sourceSecurityGroupIds: [from(group)] },
                }),
            ],
        },
        {
            title: "groups without a key, and an empty key",
            resources: [
                resource(NODES, "groups", { remoteAccess: { sourceSecurityGroupIds: ["sg-1"] } }),
                resource(NODES, "empty", { remoteAccess: { ec2SshKey: "" } }),
            ],
        },
    ],
    failing: [
        {
            title: "a key without groups",
            resources: [resource(NODES, "n", { remoteAccess: { ec2SshKey: "admin" } })],
            finds: ["n: remoteAccess.sourceSecurityGroupIds"],
        },
        {
            title: "a key that is not known yet, without groups or for none",
            resources: [
                key,
                resource(NODES, "n", { remoteAccess: { ec2SshKey: from(key) } }),
                resource(NODES, "none", { remoteAccess: [{ ec2SshKey: "admin", sourceSecurityGroupIds: [] }] }),
            ],
            finds: ["n: remoteAccess.sourceSecurityGroupIds", "none: remoteAccess[0].sourceSecurityGroupIds"],
        },
    ],
    unknown: [
        {
            title: "remote access that is not known yet",
            resources: [resource(NODES, "n", { remoteAccess: UNKNOWN })],
            finds: ["n: remoteAccess.sourceSecurityGroupIds"],
        },
    ],
};
