import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { redshiftPublic } from "./redshiftPublic.ts";

const CLUSTER = "aws:redshift/cluster:Cluster";

function by(version: unknown) {
    return { provider: { inputs: { version } } };
}

export const examples: RuleExamples = {
    rule: redshiftPublic,
    passing: [
        { title: "a cluster that says nothing, which is private", resources: [resource(CLUSTER, "c", {})] },
        {
            title: "a cluster that says nothing, by a provider whose default is private",
            resources: [resource(CLUSTER, "c", {}, by("7.0.0")), resource(CLUSTER, "d", {}, by("10.1.0"))],
        },
        {
            title: "private clusters that say so",
            resources: [
                resource(CLUSTER, "c", { publiclyAccessible: false }),
                resource(CLUSTER, "d", { publiclyAccessible: "false" }, by("5.1.0")),
            ],
        },
    ],
    failing: [
        {
            title: "a public cluster",
            resources: [resource(CLUSTER, "c", { publiclyAccessible: true })],
            finds: ["c: publiclyAccessible"],
        },
        {
            title: "a public cluster, in text, by whatever provider",
            resources: [resource(CLUSTER, "c", { publiclyAccessible: "true" }, by("7.0.0"))],
            finds: ["c: publiclyAccessible"],
        },
        {
            title: "a cluster that says nothing, by a provider whose default is public",
            resources: [resource(CLUSTER, "c", {}, by("6.83.0"))],
            finds: ["c: publiclyAccessible"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(CLUSTER, "c", { publiclyAccessible: UNKNOWN })],
            finds: ["c: publiclyAccessible"],
        },
    ],
};
