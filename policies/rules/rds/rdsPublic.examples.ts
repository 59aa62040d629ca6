import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsPublic } from "./rdsPublic.ts";

const INSTANCE = "aws:rds/instance:Instance";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";

export const examples: RuleExamples = {
    rule: rdsPublic,
    passing: [
        { title: "an instance that says nothing", resources: [resource(INSTANCE, "db", {})] },
        {
            title: "a cluster instance kept private",
            resources: [resource(MEMBER, "db", { publiclyAccessible: false })],
        },
    ],
    failing: [
        {
            title: "a public instance",
            resources: [resource(INSTANCE, "db", { publiclyAccessible: true })],
            finds: ["db: publiclyAccessible"],
        },
        {
            title: "a public cluster instance beside a private one",
            resources: [
                resource(MEMBER, "a", { publiclyAccessible: "true" }),
                resource(MEMBER, "b", { publiclyAccessible: "false" }),
            ],
            finds: ["a: publiclyAccessible"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(INSTANCE, "db", { publiclyAccessible: UNKNOWN })],
            finds: ["db: publiclyAccessible"],
        },
    ],
};
