import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { redshiftEncryption } from "./redshiftEncryption.ts";

const CLUSTER = "aws:redshift/cluster:Cluster";

export const examples: RuleExamples = {
    rule: redshiftEncryption,
    passing: [
        { title: "a cluster that says nothing, which the provider encrypts", resources: [resource(CLUSTER, "c", {})] },
        {
            title: "encrypted clusters where they have to say so",
            resources: [resource(CLUSTER, "c", { encrypted: true }), resource(CLUSTER, "d", { encrypted: "true" })],
            profiles: ["strict"],
        },
    ],
    failing: [
        {
            title: "encryption switched off, in both forms",
            resources: [resource(CLUSTER, "c", { encrypted: false }), resource(CLUSTER, "d", { encrypted: "false" })],
            finds: ["c: encrypted", "d: encrypted"],
        },
        {
            title: "a cluster that says nothing where it has to",
            resources: [resource(CLUSTER, "c", {})],
            profiles: ["strict"],
            finds: ["c: encrypted"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(CLUSTER, "c", { encrypted: UNKNOWN })],
            finds: ["c: encrypted"],
        },
    ],
};
