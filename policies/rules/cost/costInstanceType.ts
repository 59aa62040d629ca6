import { matchesGlob } from "node:path";
import previous from "../../data/previousGenerations.json" with { type: "json" };
import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";

/** Where each type says which machine it wants. */
const PROPERTIES: Readonly<Record<string, string>> = {
    "aws:ec2/instance:Instance": "instanceType",
    "aws:rds/instance:Instance": "instanceClass",
    "aws:rds/clusterInstance:ClusterInstance": "instanceClass",
    "aws:elasticache/replicationGroup:ReplicationGroup": "nodeType",
    "aws:elasticache/cluster:Cluster": "nodeType",
    "aws:eks/nodeGroup:NodeGroup": "instanceTypes",
};

/** Priced by use, whatever its size. */
const SERVERLESS = "db.serverless";

export const costInstanceType = resourceRule({
    id: "cost-instance-type",
    severity: "medium",
    profile: "cost",
    description:
        "Machines are of a family and size that the environment allows, and of a generation AWS still recommends",
    remedy: "choose a smaller size or the family's current generation",
    types: Object.keys(PROPERTIES),
    safeProperties: ["instanceType", "instanceClass", "nodeType", "instanceTypes[]"],
    parameters: {
        families: {
            description: "Families allowed, as globs (m7g, t*); one of a previous generation has to be named in full",
            default: ["*"],
            stricter: "shorter",
            organisation: true,
        },
        sizes: {
            description: "Sizes allowed",
            default: ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge", "3xlarge", "4xlarge"],
            stricter: "shorter",
            organisation: true,
        },
    },
    *check(resource, { parameters }) {
        const [families, sizes] = [parameters.strings("families"), parameters.strings("sizes")];
        for (const machine of machines(resource)) {
            const name = machine.string() ?? "";
            if (name === SERVERLESS) {
                continue;
            }
            const [family = "", size = ""] = name.replace(/^(db|cache)\./, "").split(".");
            if (!isAllowed(family, families)) {
                yield { at: machine, expected: "a family that the environment allows, of a current generation" };
            } else if (!sizes.includes(size)) {
                yield { at: machine, expected: `one of the sizes ${sizes.join(", ")}` };
            }
        }
    },
});

function machines(resource: ResourceView): Reading[] {
    const named = resource.get(PROPERTIES[resource.type] ?? "");
    return named.isUnknown ? [named] : named.items();
}

function isAllowed(family: string, families: readonly string[]): boolean {
    const isPrevious = previous.families.includes(family);
    return families.some((allowed) => allowed === family || (!isPrevious && matchesGlob(family, allowed)));
}
