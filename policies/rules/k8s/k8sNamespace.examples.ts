import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sNamespace } from "./k8sNamespace.ts";

const object = (type: string, metadata: unknown, extras: Parameters<typeof resource>[3] = {}) =>
    resource(`kubernetes:${type}`, "object", { metadata }, extras);
const namespace = resource("kubernetes:core/v1:Namespace", "ns", {});
const provider = (namespaceOfProvider: unknown) => ({ provider: { inputs: { namespace: namespaceOfProvider } } });
const FINDS = ["object: metadata.namespace"];

export const examples: RuleExamples = {
    rule: k8sNamespace,
    passing: [
        { title: "a namespace by name", resources: [object("apps/v1:Deployment", { namespace: "shop" })] },
        {
            title: "a namespace of the same stack, not known yet",
            resources: [namespace, object("core/v1:ConfigMap", { namespace: from(namespace) })],
        },
        { title: "the provider's namespace", resources: [object("core/v1:Service", {}, provider("shop"))] },
        {
            title: "what every cluster has in the default one",
            resources: [
                object("core/v1:ServiceAccount", { name: "default", namespace: "default" }),
                object("core/v1:Service", { name: "kubernetes" }),
            ],
        },
        { title: "an object without a namespace by nature", resources: [object("core/v1:PersistentVolume", {})] },
    ],
    failing: [
        { title: "no namespace", resources: [object("batch/v1beta1:CronJob", { name: "x" })], finds: FINDS },
        {
            title: "the default one",
            resources: [object("networking.k8s.io/v1:Ingress", { namespace: "default" })],
            finds: FINDS,
        },
        { title: "an empty one", resources: [object("core/v1:ConfigMap", { namespace: "" })], finds: FINDS },
        {
            title: "a service that is called like the default account",
            resources: [object("core/v1:Service", { name: "default" })],
            finds: FINDS,
        },
        {
            title: "the provider's, which is the default one",
            resources: [object("core/v1:Secret", undefined, provider("default"))],
            finds: ["object: namespace"],
        },
    ],
    unknown: [
        {
            title: "a namespace that is not known yet, of nothing in this stack",
            resources: [namespace, object("core/v1:ConfigMap", { namespace: UNKNOWN })],
            finds: FINDS,
        },
        {
            title: "the provider's that is not known yet",
            resources: [object("core/v1:ConfigMap", {}, provider(UNKNOWN))],
            finds: ["object: namespace"],
        },
    ],
};
