import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsDeletionProtection } from "./rdsDeletionProtection.ts";

const INSTANCE = "aws:rds/instance:Instance";

export const examples: RuleExamples = {
    rule: rdsDeletionProtection,
    passing: [
        { title: "a protected instance", resources: [resource(INSTANCE, "db", { deletionProtection: true })] },
        {
            title: "a protected cluster with a final snapshot",
            resources: [
                resource("aws:rds/cluster:Cluster", "db", { deletionProtection: true, skipFinalSnapshot: false }),
            ],
            parameters: { finalSnapshot: true },
        },
        {
            title: "a protected replica without a final snapshot of its own",
            resources: [
                resource(INSTANCE, "db", {
                    deletionProtection: true,
                    skipFinalSnapshot: true,
                    replicateSourceDb: UNKNOWN,
                }),
            ],
            parameters: { finalSnapshot: true },
        },
        {
            title: "a protected instance that skips its final snapshot where none is asked for",
            resources: [resource(INSTANCE, "db", { deletionProtection: true, skipFinalSnapshot: true })],
        },
    ],
    failing: [
        {
            title: "a cluster that says nothing, of Aurora",
            resources: [resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-mysql" })],
            finds: ["db: deletionProtection"],
        },
        {
            title: "an instance that says nothing",
            corrects: { db: { deletionProtection: true } },
            resources: [resource(INSTANCE, "db", {})],
            finds: ["db: deletionProtection"],
        },
        {
            title: "a protected instance that skips its final snapshot",
            resources: [resource(INSTANCE, "db", { deletionProtection: true, skipFinalSnapshot: true })],
            parameters: { finalSnapshot: true },
            finds: ["db: skipFinalSnapshot"],
        },
        {
            title: "both at once",
            resources: [resource(INSTANCE, "db", { deletionProtection: false, skipFinalSnapshot: true })],
            parameters: { finalSnapshot: true },
            finds: ["db: deletionProtection", "db: skipFinalSnapshot"],
        },
    ],
    unknown: [
        {
            title: "switches that are not known yet",
            resources: [resource(INSTANCE, "db", { deletionProtection: UNKNOWN, skipFinalSnapshot: UNKNOWN })],
            parameters: { finalSnapshot: true },
            finds: ["db: deletionProtection", "db: skipFinalSnapshot"],
        },
    ],
};
