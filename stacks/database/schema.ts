import { rule } from "@plinth/core/settings";
import { z } from "zod";
import { cluster } from "./clusterSchema.ts";
import { instanceName } from "./databaseSchema.ts";
import { instance } from "./instanceSchema.ts";

/** What `environments/<environment>/database.yaml` holds. */
export const schema = z
    .strictObject({
        instances: z.record(instanceName, instance).describe("Databases on an instance each, by name."),
        clusters: z.record(instanceName, cluster).default({}).describe("Aurora PostgreSQL clusters, by name."),
    })
    .check(
        // Names in AWS are made of these, and those of a cluster's members beside those of a database's replicas.
        rule<{ instances: object; clusters: object }>(["instances", "clusters"], ({ instances, clusters }) =>
            Object.keys(clusters)
                .filter((name) => name in instances)
                .map((name) => ({
                    path: ["clusters", name],
                    rule: "must not have the name of an instance: both make names in AWS of it",
                    value: name,
                    fix: "rename the one that is not deployed yet",
                })),
        ),
    );

export type DatabaseInstance = z.output<typeof instance>;
