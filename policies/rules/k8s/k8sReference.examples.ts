import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sReference } from "./k8sReference.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const made = (type: string, name: unknown, spec: object = {}, ns: unknown = "shop") =>
    resource(`kubernetes:${type}`, type, { metadata: { name, namespace: ns }, ...spec });
const config = made("core/v1:ConfigMap", "settings");
const secret = made("core/v1:Secret", "password");
const pod = (spec: unknown, ns: unknown = from(namespace)) =>
    resource("kubernetes:apps/v1:Deployment", "app", { metadata: { namespace: ns }, spec: { template: { spec } } });
const container = (settings: object, more: object = {}) => ({ containers: [{ name: "app", ...settings }], ...more });
const ofVariable = (key: string, name: unknown, optional?: unknown) =>
    container({ env: [{ name: "A", valueFrom: { [key]: { name, key: "a", optional } } }] });
const volume = (source: object) => ({ volumes: [{ name: "v", ...source }] });
const SPEC = "app: spec.template.spec";
const VOLUME = `${SPEC}.volumes[0]`;

export const examples: RuleExamples = {
    rule: k8sReference,
    passing: [
        {
            title: "a namespace of another stack, beside something of this one",
            resources: [
                made("core/v1:ConfigMap", "settings", {}, "theirs"),
                pod(volume({ configMap: { name: "theirs" } }), "theirs"),
            ],
        },
        ...["Role", "ClusterRole"].map((kind) => ({
            title: `a secret that something with a ${kind} may make`,
            resources: [
                namespace,
                made(`rbac.authorization.k8s.io/v1:${kind}`, "maker", {
                    rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get", "create"] }],
                }),
                pod(volume({ secret: { secretName: "certificate" } })),
            ],
        })),
        {
            title: "a patch",
            resources: [
                namespace,
                resource("kubernetes:apps/v1:DeploymentPatch", "p", {
                    metadata: { name: "x", namespace: "shop" },
                    spec: { template: { spec: { serviceAccountName: "gone" } } },
                }),
            ],
        },

        {
            title: "config, secret, account and claim of the namespace",
            resources: [
                namespace,
                config,
                secret,
                made("core/v1:ServiceAccount", "app"),
                made("core/v1:PersistentVolumeClaim", "data"),
                pod({
                    serviceAccountName: "app",
                    volumes: [
                        { name: "c", configMap: { name: "settings" } },
                        { name: "s", secret: { secretName: "password" } },
                        {
                            name: "p",
                            projected: { sources: [{ secret: { name: "password" } }, { serviceAccountToken: {} }] },
                        },
                        { name: "d", persistentVolumeClaim: { claimName: "data" } },
                    ],
                    containers: [{ name: "app", envFrom: [{ configMapRef: { name: "settings" } }] }],
                }),
            ],
        },
        {
            title: "the target of an external secret",
            resources: [
                namespace,
                made("external-secrets.io/v1:ExternalSecret", "database", { spec: { target: { name: "password" } } }),
                pod(volume({ secret: { secretName: "password" } })),
            ],
        },
        {
            title: "an external secret that names no target",
            resources: [
                namespace,
                made("external-secrets.io/v1:ExternalSecret", "password", { spec: {} }),
                pod(volume({ secret: { secretName: "password" } })),
            ],
        },
        {
            title: "the secrets of a certificate and of a sealed secret",
            resources: [
                namespace,
                made("cert-manager.io/v1:Certificate", "tls", { spec: { secretName: "shop-tls" } }),
                made("bitnami.com/v1alpha1:SealedSecret", "sealed"),
                pod({ volumes: [{ secret: { secretName: "shop-tls" } }, { secret: { secretName: "sealed" } }] }),
            ],
        },
        {
            title: "a name by an edge",
            resources: [namespace, config, pod(volume({ configMap: { name: from(config) } }))],
        },
        {
            title: "what is optional, and what every namespace has",
            resources: [
                namespace,
                pod({
                    ...ofVariable("secretKeyRef", "gone", true),
                    serviceAccountName: "default",
                    volumes: [{ configMap: { name: "kube-root-ca.crt" } }],
                }),
            ],
        },
        {
            title: "a namespace of another stack, where others put things",
            resources: [config, pod(volume({ configMap: { name: "theirs" } }), "theirs")],
        },
        {
            title: "a namespace that a release fills too",
            resources: [
                namespace,
                resource("kubernetes:helm.sh/v3:Release", "chart", { namespace: "shop" }),
                pod(volume({ configMap: { name: "charts" } })),
            ],
        },
    ],
    failing: [
        {
            title: "a config map that does not exist",
            resources: [namespace, config, pod(volume({ configMap: { name: "setings" } }))],
            finds: [`${VOLUME}.configMap.name`],
            says: ['found "setings"', "a ConfigMap of the namespace"],
        },
        {
            title: "a secret that nothing may make: roles of another namespace, for config maps and to read",
            resources: [
                namespace,
                made("rbac.authorization.k8s.io/v1:Role", "theirs", {
                    metadata: { name: "maker", namespace: "theirs" },
                    rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["create"] }],
                }),
                made("rbac.authorization.k8s.io/v1:ClusterRole", "reader", {
                    rules: [
                        { apiGroups: [""], resources: ["configmaps"], verbs: ["create"] },
                        { apiGroups: [""], resources: ["secrets"], verbs: ["get"] },
                    ],
                }),
                pod(volume({ secret: { secretName: "certificate" } })),
            ],
            finds: [`${VOLUME}.secret.secretName`],
        },
        {
            title: "a secret of another namespace",
            resources: [
                namespace,
                made("core/v1:Secret", "password", {}, "other"),
                pod(volume({ secret: { secretName: "password" } })),
            ],
            finds: [`${VOLUME}.secret.secretName`],
        },
        {
            title: "an external secret by its own name, though it names a target",
            resources: [
                namespace,
                made("external-secrets.io/v1:ExternalSecret", "database", { spec: { target: { name: "password" } } }),
                pod(volume({ secret: { secretName: "database" } })),
            ],
            finds: [`${VOLUME}.secret.secretName`],
        },
        {
            title: "variables of a secret and a config map",
            resources: [namespace, pod(ofVariable("secretKeyRef", "gone"))],
            finds: [`${SPEC}.containers[0].env[0].valueFrom.secretKeyRef.name`],
        },
        {
            title: "a variable of a secret as a config map",
            resources: [namespace, secret, pod(ofVariable("configMapKeyRef", "password", false))],
            finds: [`${SPEC}.containers[0].env[0].valueFrom.configMapKeyRef.name`],
        },
        {
            title: "all variables of a secret",
            resources: [namespace, pod(container({ envFrom: [{ secretRef: { name: "gone" } }] }))],
            finds: [`${SPEC}.containers[0].envFrom[0].secretRef.name`],
        },
        {
            title: "an account",
            resources: [namespace, pod({ serviceAccountName: "gone" })],
            finds: [`${SPEC}.serviceAccountName`],
        },
        {
            title: "an account by the older field",
            resources: [namespace, pod({ serviceAccount: "gone" })],
            finds: [`${SPEC}.serviceAccount`],
        },
        {
            title: "a claim",
            resources: [namespace, pod(volume({ persistentVolumeClaim: { claimName: "gone" } }))],
            finds: [`${VOLUME}.persistentVolumeClaim.claimName`],
        },
        {
            title: "a projected source",
            resources: [namespace, pod(volume({ projected: { sources: [{ configMap: { name: "gone" } }] } }))],
            finds: [`${VOLUME}.projected.sources[0].configMap.name`],
        },
    ],
    unknown: [
        {
            title: "a name that is not known yet",
            resources: [namespace, pod(volume({ configMap: { name: UNKNOWN } }))],
            finds: [`${VOLUME}.configMap.name`],
        },
        {
            title: "the name of a config map that is not known yet",
            resources: [
                namespace,
                made("core/v1:ConfigMap", UNKNOWN),
                pod(volume({ configMap: { name: "settings" } })),
            ],
            finds: [`${VOLUME}.configMap.name`],
        },
        {
            title: "a pod of which the namespace is not known yet",
            resources: [namespace, config, pod(volume({ configMap: { name: "settings" } }), UNKNOWN)],
            finds: [`${VOLUME}.configMap.name`],
        },
    ],
};
