import assert from "node:assert/strict";
import { withComputed } from "../../model/overlay.ts";
import { at } from "../objects.ts";
import { defaultedTypes, serverDefaults } from "./defaults.ts";

type Inputs = Record<string, unknown>;

/** An object as an API server keeps it. */
function kept(type: string, inputs: Inputs): Inputs {
    const constants = serverDefaults(`kubernetes:${type}`, inputs);
    return withComputed<unknown>(inputs, { constants, outputs: {} });
}

const container = { name: "web", image: "shop.example/web@sha256:0" };

function deployment(spec: Inputs = {}, more: Inputs = {}): Inputs {
    return kept("apps/v1:Deployment", { spec: { ...more, template: { spec: { containers: [container], ...spec } } } });
}

describe("what an API server fills into", () => {
    it("a Deployment: how it rolls out, and how long it waits", () => {
        const { template: _template, ...spec } = at(deployment(), "spec") as Inputs;
        assert.deepEqual(spec, {
            replicas: 1,
            revisionHistoryLimit: 10,
            progressDeadlineSeconds: 600,
            strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
        });
    });

    it("a Deployment no more than it left open", () => {
        const strategy = { rollingUpdate: { maxUnavailable: 0 } };
        const rolled = deployment({}, { replicas: 3, strategy });
        assert.equal(at(rolled, "spec", "replicas"), 3);
        assert.deepEqual(at(rolled, "spec", "strategy"), {
            type: "RollingUpdate",
            rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
        });
        assert.deepEqual(at(deployment({}, { strategy: { type: "Recreate" } }), "spec", "strategy"), {
            type: "Recreate",
        });
    });

    it("a pod: what it does when it ends, where it asks for names, and its containers", () => {
        assert.deepEqual(at(deployment({ serviceAccountName: "shop" }), "spec", "template", "spec"), {
            containers: [
                {
                    ...container,
                    imagePullPolicy: "IfNotPresent",
                    resources: {},
                    terminationMessagePath: "/dev/termination-log",
                    terminationMessagePolicy: "File",
                },
            ],
            dnsPolicy: "ClusterFirst",
            restartPolicy: "Always",
            schedulerName: "default-scheduler",
            securityContext: {},
            serviceAccount: "shop",
            serviceAccountName: "shop",
            terminationGracePeriodSeconds: 30,
        });
    });

    for (const [image, policy] of [
        ["shop", "Always"],
        ["registry.example:5000/shop", "Always"],
        ["shop:latest", "Always"],
        ["shop:1.2", "IfNotPresent"],
        ["registry.example:5000/shop:1", "IfNotPresent"],
        ["shop:latest@sha256:0", "IfNotPresent"],
    ] as const) {
        it(`a container of ${image}: pull it ${policy}`, () => {
            const made = deployment({ containers: [{ name: "web", image }] });
            assert.equal(at(made, "spec", "template", "spec", "containers", 0, "imagePullPolicy"), policy);
        });
    }

    it("a container's ports, probes and requests, each in its place", () => {
        const made = deployment({
            containers: [
                { name: "plain", image: "a:1" },
                {
                    name: "web",
                    image: "a:1",
                    ports: [{ containerPort: 8080 }, { containerPort: 53, protocol: "UDP" }],
                    startupProbe: { httpGet: { port: "http" }, failureThreshold: 30 },
                    livenessProbe: { grpc: { port: 1 } },
                    resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "250m" } },
                    env: [{ name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
                },
            ],
        });
        const web = at(made, "spec", "template", "spec", "containers", 1);
        assert.deepEqual(at(web, "ports"), [
            { containerPort: 8080, protocol: "TCP" },
            { containerPort: 53, protocol: "UDP" },
        ]);
        const timing = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
        assert.deepEqual(at(web, "startupProbe"), {
            ...timing,
            failureThreshold: 30,
            httpGet: { port: "http", path: "/", scheme: "HTTP" },
        });
        assert.deepEqual(at(web, "livenessProbe"), { ...timing, grpc: { port: 1, service: "" } });
        assert.equal(at(web, "readinessProbe"), undefined);
        assert.deepEqual(at(web, "resources", "requests"), { cpu: "250m", memory: "1Gi" });
        assert.deepEqual(at(web, "env", 0, "valueFrom", "fieldRef"), { fieldPath: "spec.nodeName", apiVersion: "v1" });
        assert.equal(at(made, "spec", "template", "spec", "containers", 0, "ports"), undefined);
    });

    it("a pod's volumes: the mode of their files", () => {
        const volumes = [
            { name: "settings", configMap: { name: "settings" } },
            { name: "own", secret: { secretName: "own", defaultMode: 256 } },
            { name: "tmp", emptyDir: {} },
            { name: "token", projected: { sources: [{ serviceAccountToken: { path: "token" } }] } },
            { name: "bare" },
        ];
        assert.deepEqual(at(deployment({ volumes }), "spec", "template", "spec", "volumes"), [
            { name: "settings", configMap: { name: "settings", defaultMode: 420 } },
            { name: "own", secret: { secretName: "own", defaultMode: 256 } },
            { name: "tmp", emptyDir: {} },
            {
                name: "token",
                projected: {
                    defaultMode: 420,
                    sources: [{ serviceAccountToken: { path: "token", expirationSeconds: 3600 } }],
                },
            },
            { name: "bare", emptyDir: {} },
        ]);
    });

    it("a Job: how often it tries, and how many have to succeed", () => {
        const { template: _template, ...spec } = at(kept("batch/v1:Job", { spec: { template: {} } }), "spec") as Inputs;
        assert.deepEqual(spec, {
            backoffLimit: 6,
            completionMode: "NonIndexed",
            completions: 1,
            manualSelector: false,
            parallelism: 1,
            podReplacementPolicy: "TerminatingOrFailed",
            suspend: false,
        });
        const queue = kept("batch/v1:Job", { spec: { parallelism: 3, podFailurePolicy: { rules: [] } } });
        assert.equal("completions" in (queue["spec"] as object), false);
        assert.equal(at(queue, "spec", "podReplacementPolicy"), "Failed");
    });

    it("a Service: its type, and where its ports lead", () => {
        const ports = [{ port: 80, targetPort: "http" }, { port: 9464 }];
        assert.deepEqual(at(kept("core/v1:Service", { spec: { ports } }), "spec"), {
            internalTrafficPolicy: "Cluster",
            ipFamilies: ["IPv4"],
            ipFamilyPolicy: "SingleStack",
            ports: [
                { port: 80, protocol: "TCP", targetPort: "http" },
                { port: 9464, protocol: "TCP", targetPort: 9464 },
            ],
            sessionAffinity: "None",
            type: "ClusterIP",
        });
        const named = at(
            kept("core/v1:Service", { spec: { type: "ExternalName", externalName: "a.example" } }),
            "spec",
        );
        assert.deepEqual(named, { type: "ExternalName", externalName: "a.example", sessionAffinity: "None" });
    });

    it("a network policy: the directions it is about", () => {
        const types = (spec: Inputs): unknown =>
            at(kept("networking.k8s.io/v1:NetworkPolicy", { spec }), "spec", "policyTypes");
        assert.deepEqual(types({ podSelector: {} }), ["Ingress"]);
        assert.deepEqual(types({ podSelector: {}, egress: [{ ports: [{ port: 53 }] }] }), ["Ingress", "Egress"]);
        assert.deepEqual(types({ podSelector: {}, policyTypes: ["Egress"] }), ["Egress"]);
    });

    it("an autoscaler: both directions once one is said, and a metric where there is none", () => {
        const spec = (behavior?: Inputs): unknown =>
            at(kept("autoscaling/v2:HorizontalPodAutoscaler", { spec: { maxReplicas: 3, behavior } }), "spec");
        assert.equal(at(spec(), "behavior"), undefined);
        assert.deepEqual(at(spec(), "metrics", 0, "resource", "target"), {
            type: "Utilization",
            averageUtilization: 80,
        });
        const policies = [{ type: "Pods", value: 1, periodSeconds: 60 }];
        assert.deepEqual(at(spec({ scaleDown: { policies, stabilizationWindowSeconds: 300 } }), "behavior"), {
            scaleDown: { policies, stabilizationWindowSeconds: 300, selectPolicy: "Max" },
            scaleUp: {
                policies: [
                    { type: "Pods", value: 4, periodSeconds: 15 },
                    { type: "Percent", value: 100, periodSeconds: 15 },
                ],
                selectPolicy: "Max",
                stabilizationWindowSeconds: 0,
            },
        });
    });

    it("a limit range: what follows from a maximum", () => {
        const limits = [{ type: "Container", max: { cpu: "2" }, default: { memory: "256Mi" }, min: { memory: "1Mi" } }];
        assert.deepEqual(at(kept("core/v1:LimitRange", { spec: { limits } }), "spec", "limits", 0), {
            type: "Container",
            max: { cpu: "2" },
            min: { memory: "1Mi" },
            default: { cpu: "2", memory: "256Mi" },
            defaultRequest: { cpu: "2", memory: "1Mi" },
        });
    });

    it("a binding, a class and a Secret", () => {
        const binding = kept("rbac.authorization.k8s.io/v1:RoleBinding", {
            roleRef: { kind: "Role", name: "reader" },
            subjects: [
                { kind: "Group", name: "shop" },
                { kind: "ServiceAccount", name: "shop" },
            ],
        });
        assert.equal(at(binding, "roleRef", "apiGroup"), "rbac.authorization.k8s.io");
        assert.deepEqual(
            [at(binding, "subjects", 0, "apiGroup"), at(binding, "subjects", 1, "apiGroup")],
            ["rbac.authorization.k8s.io", undefined],
        );
        assert.deepEqual(kept("storage.k8s.io/v1:StorageClass", { provisioner: "ebs.csi.aws.com" }), {
            provisioner: "ebs.csi.aws.com",
            reclaimPolicy: "Delete",
            volumeBindingMode: "Immediate",
        });
        assert.equal(kept("core/v1:Secret", {})["type"], "Opaque");
    });

    it("nothing into what a program says nothing of, whatever the kind", () => {
        for (const type of defaultedTypes()) {
            const made = JSON.stringify(serverDefaults(type, {}));
            assert.doesNotMatch(made, /"(containers|ports|template)":/, type);
        }
    });
});
