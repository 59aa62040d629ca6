import { at, numberAt, textAt } from "../objects.ts";
import { podDefaults } from "./pods.ts";

type Fields = Record<string, unknown>;
type Defaults = (inputs: unknown) => Fields;

// apps/v1, batch/v1, autoscaling/v2 and policy/v1 in "API reference", kubernetes.io; pkg/apis/{apps,batch,autoscaling}/*/defaults.go.

function template(inputs: unknown, ...path: readonly string[]): Fields {
    const found = at(inputs, ...path, "template");
    return found === undefined ? {} : { template: { spec: podDefaults(at(found, "spec")) } };
}

const deployment: Defaults = (inputs) => ({
    spec: {
        replicas: 1,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: {
            type: "RollingUpdate",
            ...(textAt(inputs, "spec", "strategy", "type") === "Recreate"
                ? {}
                : { rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } }),
        },
        ...template(inputs, "spec"),
    },
});

const statefulSet: Defaults = (inputs) => ({
    spec: {
        replicas: 1,
        revisionHistoryLimit: 10,
        podManagementPolicy: "OrderedReady",
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
        updateStrategy: {
            type: "RollingUpdate",
            ...(textAt(inputs, "spec", "updateStrategy", "type") === "OnDelete"
                ? {}
                : { rollingUpdate: { partition: 0 } }),
        },
        ...template(inputs, "spec"),
    },
});

const daemonSet: Defaults = (inputs) => ({
    spec: {
        revisionHistoryLimit: 10,
        updateStrategy: {
            type: "RollingUpdate",
            ...(textAt(inputs, "spec", "updateStrategy", "type") === "OnDelete"
                ? {}
                : { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }),
        },
        ...template(inputs, "spec"),
    },
});

/** Of a Job: `restartPolicy` has no default that it takes, so it is always the program's. */
function jobSpec(inputs: unknown, ...path: readonly string[]): Fields {
    const indexed = textAt(inputs, ...path, "completionMode") === "Indexed";
    const perIndex = numberAt(inputs, ...path, "backoffLimitPerIndex") !== undefined;
    const failurePolicy = at(inputs, ...path, "podFailurePolicy") !== undefined;
    const parallel = numberAt(inputs, ...path, "parallelism") !== undefined;
    return {
        backoffLimit: perIndex ? 2_147_483_647 : 6,
        completionMode: indexed ? "Indexed" : "NonIndexed",
        // A Job that says how many run at once and not how many have to succeed is a work queue.
        ...(parallel ? {} : { completions: 1 }),
        parallelism: 1,
        suspend: false,
        manualSelector: false,
        podReplacementPolicy: failurePolicy ? "Failed" : "TerminatingOrFailed",
        ...template(inputs, ...path),
    };
}

const cronJob: Defaults = (inputs) => ({
    spec: {
        concurrencyPolicy: "Allow",
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
        // What a Job decides when it is made (completions, its selector) is not decided of its template.
        ...(at(inputs, "spec", "jobTemplate") === undefined
            ? {}
            : { jobTemplate: { spec: template(inputs, "spec", "jobTemplate", "spec") } }),
    },
});

const pod: Defaults = (inputs) => ({
    spec: {
        enableServiceLinks: true,
        preemptionPolicy: "PreemptLowerPriority",
        priority: 0,
        ...podDefaults(at(inputs, "spec")),
    },
});

const scaleUp = [
    { type: "Pods", value: 4, periodSeconds: 15 },
    { type: "Percent", value: 100, periodSeconds: 15 },
];
const scaleDown = [{ type: "Percent", value: 100, periodSeconds: 15 }];

const autoscaler: Defaults = (inputs) => {
    const behavior = at(inputs, "spec", "behavior");
    const metrics = at(inputs, "spec", "metrics");
    return {
        spec: {
            minReplicas: 1,
            ...(metrics === undefined
                ? {
                      metrics: [
                          {
                              type: "Resource",
                              resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
                          },
                      ],
                  }
                : {}),
            // Left out altogether it is not filled in; said in part, the rest is.
            ...(behavior === undefined
                ? {}
                : {
                      behavior: {
                          scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: "Max", policies: scaleUp },
                          scaleDown: { selectPolicy: "Max", policies: scaleDown },
                      },
                  }),
        },
    };
};

export const workloadDefaults: Readonly<Record<string, Defaults>> = {
    "apps/v1:Deployment": deployment,
    "apps/v1:StatefulSet": statefulSet,
    "apps/v1:DaemonSet": daemonSet,
    "batch/v1:Job": (inputs) => ({ spec: jobSpec(inputs, "spec") }),
    "batch/v1:CronJob": cronJob,
    "core/v1:Pod": pod,
    "autoscaling/v2:HorizontalPodAutoscaler": autoscaler,
};
