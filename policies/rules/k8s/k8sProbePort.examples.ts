import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { deployment, patch, pod } from "../../tests/pod.ts";
import { k8sProbePort } from "./k8sProbePort.ts";

const PORTS = [{ name: "http", containerPort: 8080 }];
const asks = (handler: object, ports: unknown = PORTS) => ({ containers: [{ name: "app", ports, ...handler }] });
const ready = (port: unknown) => ({ readinessProbe: { httpGet: { path: "/ready", port } } });
const FIRST = "pod: spec.containers[0]";

export const examples: RuleExamples = {
    rule: k8sProbePort,
    passing: [
        {
            title: "a port by name and by number",
            resources: [deployment(asks({ ...ready("http"), livenessProbe: { tcpSocket: { port: 8080 } } }))],
        },
        {
            title: "a number where none is declared",
            resources: [pod(asks({ startupProbe: { grpc: { port: 9000 } } }, null))],
        },
        {
            title: "a number that another container of the pod declares",
            resources: [
                pod({
                    containers: [
                        { name: "proxy", ports: PORTS },
                        { name: "app", ...ready(8080), ports: [{ containerPort: 1 }] },
                    ],
                }),
            ],
        },
        {
            title: "a command, which asks no port",
            resources: [
                pod(
                    asks({
                        livenessProbe: { exec: { command: ["true"] } },
                        lifecycle: { preStop: { sleep: { seconds: 5 } } },
                    }),
                ),
            ],
        },
        {
            title: "a number for health alone, which all probes ask",
            resources: [pod(asks({ ...ready(10254), livenessProbe: { httpGet: { port: 10254 } } }))],
        },
        ...[
            { args: ["--health=:8081"] },
            { command: ["app", "8081"] },
            { env: [{ name: "HEALTH", value: "8081" }] },
        ].map((told) => ({
            title: `a number that the program is told: ${JSON.stringify(told)}`,
            resources: [pod(asks({ ...ready(8081), ...told }))],
        })),
        { title: "a patch that states a probe alone", resources: [patch(asks(ready("http"), null))] },
    ],
    failing: [
        {
            title: "a name that the container has not",
            resources: [pod(asks(ready("web")))],
            finds: [`${FIRST}.readinessProbe.httpGet.port`],
            says: ['found "web"'],
        },
        {
            title: "a number that is not declared",
            resources: [pod(asks({ livenessProbe: { tcpSocket: { port: 8081 } } }))],
            finds: [`${FIRST}.livenessProbe.tcpSocket.port`],
        },
        {
            title: "a number that one of the probes asks, and that only begins another that the program is told",
            resources: [
                pod(asks({ ...ready(8080), livenessProbe: { tcpSocket: { port: 808 } }, args: ["--port=8080"] })),
            ],
            finds: [`${FIRST}.livenessProbe.tcpSocket.port`],
        },
        {
            title: "the name of another container's port",
            resources: [
                pod({
                    containers: [
                        { name: "app", ...ready("http") },
                        { name: "proxy", ports: PORTS },
                    ],
                }),
            ],
            finds: [`${FIRST}.readinessProbe.httpGet.port`],
        },
        {
            title: "a startup probe over gRPC",
            resources: [pod(asks({ startupProbe: { grpc: { port: 9000 } } }))],
            finds: [`${FIRST}.startupProbe.grpc.port`],
        },
        {
            title: "a hook",
            resources: [pod(asks({ lifecycle: { preStop: { httpGet: { port: "admin" } } } }))],
            finds: [`${FIRST}.lifecycle.preStop.httpGet.port`],
        },
    ],
    unknown: [
        {
            title: "a port that is not known yet, of a container with ports that have no names",
            resources: [pod(asks(ready(UNKNOWN), [{ containerPort: 80 }]))],
            finds: [`${FIRST}.readinessProbe.httpGet.port`],
        },

        {
            title: "a port that is not known yet",
            resources: [pod(asks(ready(UNKNOWN)))],
            finds: [`${FIRST}.readinessProbe.httpGet.port`],
        },
        {
            title: "a container's port that is not known yet",
            resources: [pod(asks(ready("http"), UNKNOWN))],
            finds: [`${FIRST}.readinessProbe.httpGet.port`],
        },
    ],
};
