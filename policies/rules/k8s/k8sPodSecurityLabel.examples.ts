import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sPodSecurityLabel } from "./k8sPodSecurityLabel.ts";

const LABEL = "pod-security.kubernetes.io/enforce";
const namespace = (labels: unknown, name = "shop") =>
    resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name, labels } });
const PLACE = `ns: metadata.labels["${LABEL}"]`;

export const examples: RuleExamples = {
    rule: k8sPodSecurityLabel,
    passing: [
        { title: "the baseline", resources: [namespace({ [LABEL]: "baseline" })] },
        { title: "the restricted standard", resources: [namespace({ [LABEL]: "restricted", other: "x" })] },
        { title: "a namespace of the cluster's own", resources: [namespace({}, "kube-system")] },
        {
            title: "a patch of other labels",
            resources: [
                resource("kubernetes:core/v1:NamespacePatch", "ns", { metadata: { name: "shop", labels: { a: "b" } } }),
            ],
        },
    ],
    failing: [
        { title: "no label", resources: [namespace(undefined)], finds: [PLACE] },
        {
            title: "a standard that allows everything",
            resources: [namespace({ [LABEL]: "privileged" })],
            finds: [PLACE],
        },
        {
            title: "one that only warns",
            resources: [namespace({ "pod-security.kubernetes.io/warn": "restricted" })],
            finds: [PLACE],
        },
        {
            title: "a patch that allows everything",
            resources: [
                resource("kubernetes:core/v1:NamespacePatch", "ns", {
                    metadata: { labels: { [LABEL]: "privileged" } },
                }),
            ],
            finds: [PLACE],
        },
        {
            title: "less than the environment asks for",
            resources: [namespace({ [LABEL]: "baseline" })],
            parameters: { allowed: ["restricted"] },
            finds: [PLACE],
        },
        {
            title: "a namespace that the environment does not exempt",
            resources: [namespace({}, "kube-system")],
            parameters: { exemptNamespaces: [] },
            finds: [PLACE],
        },
    ],
    unknown: [
        { title: "a standard that is not known yet", resources: [namespace({ [LABEL]: UNKNOWN })], finds: [PLACE] },
        { title: "labels that are not known yet", resources: [namespace(UNKNOWN)], finds: [PLACE] },
    ],
};
