import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { deployment } from "../../tests/pod.ts";
import { k8sLabels } from "./k8sLabels.ts";

const NAME = "app.kubernetes.io/name";
const service = (labels: unknown) => resource("kubernetes:core/v1:Service", "service", { metadata: { labels } });

export const examples: RuleExamples = {
    rule: k8sLabels,
    passing: [
        {
            title: "a workload with name and owner",
            resources: [deployment({}, { labels: { [NAME]: "shop", owner: "team-a" } })],
        },
        {
            title: "an owner with a prefix, not known yet",
            resources: [service({ [NAME]: "shop", "example.com/owner": UNKNOWN })],
        },
        {
            title: "a patch of something else",
            resources: [resource("kubernetes:core/v1:NamespacePatch", "ns", { metadata: { labels: { a: "b" } } })],
        },
        {
            title: "the labels an environment asks for",
            resources: [service({ team: "a" })],
            parameters: { required: ["team"] },
        },
    ],
    failing: [
        {
            title: "no labels",
            resources: [deployment({})],
            finds: [`deployment: metadata.labels["${NAME}"]`, "deployment: metadata.labels.owner"],
        },
        {
            title: "an empty owner, and a name with another prefix",
            resources: [service({ "example.com/name": "shop", owner: "" })],
            finds: [`service: metadata.labels["${NAME}"]`, "service: metadata.labels.owner"],
        },
    ],
    unknown: [
        {
            title: "labels that are not known yet",
            resources: [resource("kubernetes:core/v1:Namespace", "ns", { metadata: { labels: UNKNOWN } })],
            finds: [`ns: metadata.labels["${NAME}"]`, "ns: metadata.labels.owner"],
        },
    ],
};
