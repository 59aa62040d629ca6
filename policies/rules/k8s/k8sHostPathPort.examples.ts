import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, LIST, POD, pod, podList, podWith } from "../../tests/pod.ts";
import { k8sHostPathPort } from "./k8sHostPathPort.ts";

export const examples: RuleExamples = {
    rule: k8sHostPathPort,
    passing: [
        { title: "a pod without volumes", resources: [pod(podWith({}))] },
        {
            title: "volumes and ports of its own",
            resources: [
                deployment({
                    volumes: [{ emptyDir: {} }, { hostPath: null }],
                    containers: [{ ports: [{ containerPort: 8080 }, { containerPort: 8081, hostPort: 0 }] }],
                }),
            ],
        },
    ],
    failing: [
        {
            title: "the container runtime's socket",
            resources: [pod({ volumes: [{ emptyDir: {} }, { hostPath: { path: "/var/run/docker.sock" } }] })],
            finds: [`${POD}.volumes[1].hostPath.path`],
        },
        {
            title: "a port of the node",
            resources: [deployment({ containers: [{ ports: [{ containerPort: 80, hostPort: 80 }] }] })],
            finds: [`${DEPLOYMENT}.containers[0].ports[0].hostPort`],
        },
        {
            title: "an empty path, and a port of a container that prepares the pod",
            resources: [podList({ volumes: [{ hostPath: {} }], initContainers: [{ ports: [{ hostPort: "22" }] }] })],
            finds: [`${LIST}.initContainers[0].ports[0].hostPort`, `${LIST}.volumes[0].hostPath.path`],
        },
    ],
    unknown: [
        {
            title: "a path and a port that are not known yet",
            resources: [pod({ volumes: [{ hostPath: UNKNOWN }], containers: [{ ports: [{ hostPort: UNKNOWN }] }] })],
            finds: [`${POD}.containers[0].ports[0].hostPort`, `${POD}.volumes[0].hostPath.path`],
        },
    ],
};
