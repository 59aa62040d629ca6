import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { cronJob, deployment, pod, podList } from "../../tests/pod.ts";
import { k8sPortName } from "./k8sPortName.ts";

const container = (...names: unknown[]) => ({ name: "app", ports: names.map((name) => ({ name, containerPort: 80 })) });
const containers = (...all: unknown[]) => ({ containers: all });
const service = (...names: unknown[]) =>
    resource("kubernetes:core/v1:Service", "svc", { spec: { ports: names.map((name) => ({ name, port: 80 })) } });
const FIRST = ["pod: spec.containers[0].ports[0].name"];

export const examples: RuleExamples = {
    rule: k8sPortName,
    passing: [
        {
            title: "short names of a pod and a service",
            resources: [deployment(containers(container("http", "http-metrics"))), service("http", "metrics")],
        },
        { title: "fifteen letters", resources: [pod(containers(container("abcdefghijklmno")))] },
        {
            title: "ports without names, where there may be",
            resources: [pod(containers(container(undefined, undefined))), service(undefined)],
        },
        { title: "a service's long name", resources: [service("a-port-of-a-service-may-have-a-long-name")] },
    ],
    failing: [
        {
            title: "sixteen letters",
            resources: [pod(containers(container("abcdefghijklmnop")))],
            finds: FIRST,
            says: ['found "abcdefghijklmnop"'],
        },
        { title: "capital letters", resources: [pod(containers(container("Http")))], finds: FIRST },
        { title: "digits alone", resources: [pod(containers(container("8080")))], finds: FIRST },
        { title: "two hyphens in a row", resources: [pod(containers(container("http--2")))], finds: FIRST },
        {
            title: "a hyphen at the end",
            resources: [cronJob(containers(container("http-")))],
            finds: ["cron: spec.jobTemplate.spec.template.spec.containers[0].ports[0].name"],
        },
        {
            title: "a name twice",
            resources: [pod(containers(container("http", "http")))],
            finds: ["pod: spec.containers[0].ports[1].name"],
            says: ["no other port"],
        },
        {
            title: "a name in two containers",
            resources: [podList(containers(container("http"), container("http")))],
            finds: ["list: items[0].spec.containers[1].ports[0].name"],
        },
        {
            title: "two ports of a service, one without a name",
            resources: [service("http", undefined)],
            finds: ["svc: spec.ports[1].name"],
            says: ["several ports"],
        },
        { title: "a service's name with a dot", resources: [service("http.alt")], finds: ["svc: spec.ports[0].name"] },
    ],
    unknown: [
        { title: "a name that is not known yet", resources: [pod(containers(container(UNKNOWN)))], finds: FIRST },
        { title: "one of a service", resources: [service("http", UNKNOWN)], finds: ["svc: spec.ports[1].name"] },
    ],
};
