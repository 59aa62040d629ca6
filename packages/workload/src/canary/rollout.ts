import { UserError } from "@plinth/core/errors";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type PlannedCanary, planScaling, ROLLING } from "../plan/index.ts";
import type { Kind, Running, WorkloadSpec } from "../processes.ts";
import { firstReplicas, SETTINGS_WIN } from "../replicas.ts";
import { metadataOf, type Site } from "../site.ts";
import { analysisStep } from "./analysis.ts";
import { momentOf, type ReleaseStatus, WAIT_FOR } from "./release.ts";

const ROLLOUT = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" } as const;

/** Runs of an analysis that are kept to be looked at, good ones and others. */
const KEPT_RUNS = 3;

/** A Rollout, of whose status a program learns how the release went. */
class Rollout extends kubernetes.apiextensions.CustomResource {
    declare readonly status: pulumi.Output<ReleaseStatus | undefined>;

    constructor(name: string, args: { metadata: object; spec: object }, options: pulumi.CustomResourceOptions) {
        // A property without a value is not sent, and read all the same.
        super(name, { ...ROLLOUT, ...args, status: undefined }, options);
    }
}

/**
 * Runs pods of one kind as a Rollout of Argo: a part of them is new first and is judged, and taken back if it is worse than
 * the service promises. Pulumi waits for all of it; what comes after it does not happen where it was taken back.
 */
export function releaseByCanary(
    site: Site,
    { part, objectName, role, process }: Kind,
    planned: PlannedCanary,
    { rollout: times, ...spec }: WorkloadSpec,
    after: pulumi.Input<pulumi.Resource>[],
): Running {
    const { name, args, parent } = site;
    const { replicas, ignoreChanges } = firstReplicas(planScaling(process.scaling));
    const time = `${planned.stepSeconds + times.timeoutSeconds}s`;
    const controller = new Rollout(
        `${name}-${role}`,
        {
            metadata: {
                ...metadataOf(site, objectName, part),
                annotations: {
                    "pulumi.com/waitFor": WAIT_FOR,
                    ...SETTINGS_WIN,
                },
            },
            spec: {
                replicas,
                ...spec,
                restartAt: momentOf(spec.template),
                progressDeadlineSeconds: times.progressSeconds,
                progressDeadlineAbort: true,
                // What was there before has been judged already.
                rollbackWindow: { revisions: spec.revisionHistoryLimit },
                analysis: { successfulRunHistoryLimit: KEPT_RUNS, unsuccessfulRunHistoryLimit: KEPT_RUNS },
                strategy: { canary: { ...ROLLING, steps: stepsOf(planned, args.service) } },
            },
        },
        {
            parent,
            dependsOn: after,
            customTimeouts: { create: time, update: time, delete: `${times.deleteSeconds}s` },
            ignoreChanges,
        },
    );
    const released = controller.status.apply((status) => {
        refuseTakenBack(args.service, status);
        return controller;
    });
    return { controller, released };
}

function stepsOf({ steps, analysis }: PlannedCanary, service: string): object[] {
    return steps.flatMap(({ weight, minutes }) => [
        { setWeight: weight },
        analysis === "off" ? { pause: { duration: `${minutes}m` } } : analysisStep(service, minutes),
    ]);
}

/** @throws UserError where the release was taken back: nothing that comes after it may happen. */
function refuseTakenBack(service: string, status: ReleaseStatus | undefined): void {
    // A preview sees the release before this one.
    if (status?.abort !== true || pulumi.runtime.isDryRun()) return;
    throw new UserError(
        `the canary of ${service} was taken back, and its pods are those of the release before: ${status.message ?? "its controller does not say why"}. ` +
            "Fix: docs/runbooks/deploy/canary-aborted.md",
    );
}
