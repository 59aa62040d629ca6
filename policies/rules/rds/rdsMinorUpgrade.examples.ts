import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsMinorUpgrade } from "./rdsMinorUpgrade.ts";

const INSTANCE = "aws:rds/instance:Instance";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";

export const examples: RuleExamples = {
    rule: rdsMinorUpgrade,
    passing: [
        { title: "an instance that says nothing", resources: [resource(INSTANCE, "db", {})] },
        {
            title: "a cluster instance that takes them",
            resources: [resource(MEMBER, "db", { autoMinorVersionUpgrade: true })],
        },
    ],
    failing: [
        {
            title: "an instance that refuses them",
            resources: [resource(INSTANCE, "db", { autoMinorVersionUpgrade: false })],
            corrects: { db: { autoMinorVersionUpgrade: true } },
            finds: ["db: autoMinorVersionUpgrade"],
        },
        {
            title: "a cluster instance that refuses them, written as text",
            resources: [resource(MEMBER, "db", { autoMinorVersionUpgrade: "false" })],
            finds: ["db: autoMinorVersionUpgrade"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(INSTANCE, "db", { autoMinorVersionUpgrade: UNKNOWN })],
            finds: ["db: autoMinorVersionUpgrade"],
        },
    ],
};
