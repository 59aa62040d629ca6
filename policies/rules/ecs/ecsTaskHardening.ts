import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { containersOfTask, TASK_DEFINITION } from "../../views/containerDefinitions.ts";

export const ecsTaskHardening = stackRule({
    id: "ecs-task-hardening",
    severity: "high",
    description:
        "ECS containers cannot take over their host or their own image, and tasks do not run with the agent's rights",
    remedy: "leave privileged and pidMode host out, set readonlyRootFilesystem to true and use different roles for taskRoleArn and executionRoleArn",
    types: [TASK_DEFINITION],
    safeProperties: [
        "pidMode",
        "containerDefinitions[].pidMode",
        "containerDefinitions[].privileged",
        "containerDefinitions[].readonlyRootFilesystem",
    ],
    *check(task) {
        yield* checkHost(task);
        yield* checkContainers(task);
        yield* checkRoles(task);
    },
});

function* checkHost(task: ResourceView): Verdicts {
    // Some write it into the containers, where ECS ignores it; what they meant is plain.
    for (const scope of [task, ...containersOfTask(task).filter((container) => container.isKnown)]) {
        const mode = scope.child("pidMode");
        if (mode.isUnknown || mode.string()?.toLowerCase() === "host") {
            yield { at: mode, expected: "task, or nothing" };
        }
    }
}

function* checkContainers(task: ResourceView): Verdicts {
    // Containers of Windows have no read-only root.
    const system = task.get("runtimePlatform.operatingSystemFamily");
    const isWindows = /^windows/i.test(system.string() ?? "");
    for (const container of containersOfTask(task)) {
        const privileged = container.child("privileged");
        if (privileged.isSet && privileged.boolean() !== false) {
            yield { at: privileged, expected: "false" };
        }
        const readonly = container.child("readonlyRootFilesystem");
        if (readonly.boolean() !== true && !isWindows) {
            yield { at: readonly, expected: "true", unverified: system.isUnknown };
        }
    }
}

function* checkRoles(task: ResourceView): Verdicts {
    const role = task.get("taskRoleArn");
    const execution = task.get("executionRoleArn");
    if (!role.isSet || !execution.isSet) {
        return;
    }
    const expected = "another role than executionRoleArn";
    if (role.isKnown && execution.isKnown) {
        if (role.value === execution.value) {
            yield { at: role, expected, found: "the same role" };
        }
        return;
    }
    const [from, executionFrom] = [role, execution].map(({ path }) => task.dependencies(path).toSorted().join());
    if (from === executionFrom) {
        // One resource may have several roles, so the edge alone does not prove that they are the same.
        yield { at: role, expected, found: "a role that is not known yet", unverified: true };
    }
}
