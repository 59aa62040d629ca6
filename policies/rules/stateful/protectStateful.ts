import { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { BUCKET } from "../../views/types.ts";

export const protectStateful = resourceRule({
    id: "protect-stateful",
    severity: "medium",
    description: "Resources that hold data are protected from deletion by Pulumi",
    remedy: "set the resource option protect to true (retainOnDelete does not reach a policy pack), and forceDestroy to false",
    types: [
        "aws:rds/instance:Instance",
        "aws:rds/cluster:Cluster",
        "aws:rds/globalCluster:GlobalCluster",
        ...BUCKET,
        "aws:dynamodb/table:Table",
        "aws:efs/fileSystem:FileSystem",
        "aws:kms/key:Key",
    ],
    safeProperties: ["protect", "forceDestroy"],
    *check(resource) {
        if (!resource.isProtected && !resource.isRetainedOnDelete) {
            yield { at: Reading.of(false, "protect"), expected: "true" };
        }
        const force = resource.get("forceDestroy");
        if (force.isSet && force.boolean() !== false) {
            yield { at: force, expected: "false" };
        }
    },
});
