import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, patch } from "../../tests/pod.ts";
import { k8sProbes } from "./k8sProbes.ts";

const probe = { httpGet: { path: "/", port: 80 } };
const both = { livenessProbe: probe, readinessProbe: probe };
const inSet = (type: string, name: string, spec: unknown) => resource(type, name, { spec: { template: { spec } } });

export const examples: RuleExamples = {
    rule: k8sProbes,
    passing: [
        {
            title: "a container with both, beside one that prepares the pod",
            resources: [deployment({ containers: [both], initContainers: [{ name: "init" }] })],
        },
        {
            title: "a stateful set with probes of which one is not known yet",
            resources: [
                inSet("kubernetes:apps/v1:StatefulSet", "set", { containers: [{ ...both, readinessProbe: UNKNOWN }] }),
            ],
        },
        { title: "a patch of something else", resources: [patch({ containers: [{ name: "app" }] })] },
    ],
    failing: [
        {
            title: "a container without any",
            resources: [deployment({ containers: [{ name: "app" }] })],
            finds: [`${DEPLOYMENT}.containers[0].livenessProbe`, `${DEPLOYMENT}.containers[0].readinessProbe`],
        },
        {
            title: "a daemon set with an empty one",
            resources: [
                inSet("kubernetes:extensions/v1beta1:DaemonSet", "daemon", {
                    containers: [{ ...both, livenessProbe: {} }],
                }),
            ],
            finds: ["daemon: spec.template.spec.containers[0].livenessProbe"],
        },
        {
            title: "a replication controller and a replica set without a liveness probe",
            resources: ["core/v1:ReplicationController", "apps/v1:ReplicaSet"].map((type) =>
                inSet(`kubernetes:${type}`, type.slice(type.indexOf(":") + 1), {
                    containers: [{ readinessProbe: probe }],
                }),
            ),
            finds: ["ReplicationController", "ReplicaSet"].map(
                (name) => `${name}: spec.template.spec.containers[0].livenessProbe`,
            ),
        },
        {
            title: "a rollout without a readiness probe",
            resources: [
                inSet("kubernetes:argoproj.io/v1alpha1:Rollout", "rollout", {
                    containers: [{ name: "app", livenessProbe: probe }],
                }),
            ],
            finds: ["rollout: spec.template.spec.containers[0].readinessProbe"],
        },
    ],
    unknown: [
        {
            title: "a container that is not known yet",
            resources: [deployment({ containers: [both, UNKNOWN] })],
            finds: [`${DEPLOYMENT}.containers[1].livenessProbe`, `${DEPLOYMENT}.containers[1].readinessProbe`],
        },
    ],
};
