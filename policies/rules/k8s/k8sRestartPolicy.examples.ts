import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { cronJob, deployment, patch, pod } from "../../tests/pod.ts";
import { k8sRestartPolicy } from "./k8sRestartPolicy.ts";

const job = (spec: object, type = "Job") =>
    resource(`kubernetes:batch/v1:${type}`, "job", { spec: { template: { spec } } });
const JOB = ["job: spec.template.spec.restartPolicy"];

export const examples: RuleExamples = {
    rule: k8sRestartPolicy,
    passing: [
        {
            title: "jobs that end",
            resources: [job({ restartPolicy: "Never" }), cronJob({ restartPolicy: "OnFailure" })],
        },
        {
            title: "workloads that go on",
            resources: [
                deployment({ containers: [] }),
                { ...deployment({ restartPolicy: "Always" }), name: "two", urn: "urn:pulumi:dev::app::x::two" },
            ],
        },
        { title: "a pod by itself", resources: [pod({ restartPolicy: "Never" })] },
        { title: "patches that leave it as it is", resources: [patch({}), job({}, "JobPatch")] },
    ],
    failing: [
        {
            title: "a job that states none, which means Always",
            resources: [job({})],
            finds: JOB,
            says: ["expected Never or OnFailure"],
        },
        {
            title: "a job that never ends",
            resources: [job({ restartPolicy: "Always" })],
            finds: JOB,
            says: ['found "Always"'],
        },
        {
            title: "a cron job",
            resources: [cronJob({ restartPolicy: "Sometimes" })],
            finds: ["cron: spec.jobTemplate.spec.template.spec.restartPolicy"],
        },
        {
            title: "a deployment that ends",
            resources: [deployment({ restartPolicy: "Never" })],
            finds: ["deployment: spec.template.spec.restartPolicy"],
        },
    ],
    unknown: [{ title: "a policy that is not known yet", resources: [job({ restartPolicy: UNKNOWN })], finds: JOB }],
};
