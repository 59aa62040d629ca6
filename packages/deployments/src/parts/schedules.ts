import type * as pulumi from "@pulumi/pulumi";
import { DeploymentSchedule } from "@pulumi/pulumiservice/deploymentSchedule.js";
import type { DeploymentSettings } from "@pulumi/pulumiservice/deploymentSettings.js";
import { DriftSchedule } from "@pulumi/pulumiservice/driftSchedule.js";
import { TtlSchedule } from "@pulumi/pulumiservice/ttlSchedule.js";
import { driftOf, type StackShape } from "../plan/index.ts";

/** What starts runs of a stack by the clock. Pulumi Cloud takes schedules of stacks with settings only. */
export function makeSchedules(
    name: string,
    shape: StackShape,
    settings: DeploymentSettings,
    parent: pulumi.Resource,
): void {
    const { organization, project, stack, ttl, schedules = {} } = shape;
    const whose = { organization, project, stack };
    const options = { parent, dependsOn: [settings] };
    const drift = driftOf(shape);
    if (drift !== undefined) {
        const { cron, remediate } = drift;
        new DriftSchedule(`${name}-drift`, { ...whose, scheduleCron: cron, autoRemediate: remediate }, options);
    }
    if (ttl !== undefined) {
        const { at, forget = false } = ttl;
        new TtlSchedule(`${name}-ttl`, { ...whose, timestamp: at, deleteAfterDestroy: forget }, options);
    }
    for (const [called, schedule] of Object.entries(schedules)) {
        const when = "at" in schedule ? { timestamp: schedule.at } : { scheduleCron: schedule.cron };
        new DeploymentSchedule(
            `${name}-schedule-${called}`,
            { ...whose, pulumiOperation: schedule.operation, ...when },
            options,
        );
    }
}
