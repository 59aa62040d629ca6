import { isMissing } from "./alarms.ts";
import { judged, type Observed } from "./observed.ts";
import type { ServicesPort, WantedService } from "./ports.ts";

/**
 * Looks at a service once. ECS answers an update before anything runs, and its circuit breaker goes back to the old task
 * definition without telling the engine: so what runs is compared with what the state wants.
 */
export async function lookAtService(port: ServicesPort, service: WantedService): Promise<Observed> {
    const { taskDefinition: wanted } = service;
    if (wanted === undefined) {
        return {
            outcome: "notChecked",
            missing: "the state names no task definition: something else decides what runs",
        };
    }
    const state = await port.state(service);
    if (isMissing(state)) return { outcome: "notChecked", missing: state.missing };
    if (state === undefined) return judged(["there is no such service"]);
    const { taskDefinition, rollout, rolloutReason, health, otherDeployments } = state;
    const problems = [
        ...(isSame(taskDefinition, wanted)
            ? []
            : [`it runs ${shortOf(taskDefinition)}, and ${shortOf(wanted)} is wanted`]),
        ...(rollout === undefined || rollout === "COMPLETED"
            ? []
            : [`its rollout is ${rollout}${rolloutReason === undefined ? "" : `: ${rolloutReason}`}`]),
        ...(health.available < health.desired ? [`${health.available} of ${health.desired} tasks run`] : []),
        ...(otherDeployments > 0 ? [`${otherDeployments} older deployments still have tasks`] : []),
    ];
    return judged(problems, state);
}

/** A state may name a family alone, which means its newest revision, or family and revision without the rest of the ARN. */
function isSame(running: string, wanted: string): boolean {
    const [have, want] = [shortOf(running), shortOf(wanted)];
    return want.includes(":") ? have === want : have.slice(0, have.lastIndexOf(":")) === want;
}

/** `family:revision` of an ARN. */
function shortOf(taskDefinition: string): string {
    return taskDefinition.slice(taskDefinition.lastIndexOf("/") + 1);
}
