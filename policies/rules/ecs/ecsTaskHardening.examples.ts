import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { TASK_DEFINITION } from "../../views/containerDefinitions.ts";
import { ecsTaskHardening } from "./ecsTaskHardening.ts";

const role = resource("aws:iam/role:Role", "role", {});
const other = resource("aws:iam/role:Role", "other", {});
const good = { name: "app", image: "app:1", readonlyRootFilesystem: true };

function task(containers: unknown, inputs: Record<string, unknown> = {}) {
    return resource(TASK_DEFINITION, "t", { containerDefinitions: containers, ...inputs });
}

function written(...containers: object[]) {
    return JSON.stringify(containers);
}

const FOUND = "t: containerDefinitions[0]";

export const examples: RuleExamples = {
    rule: ecsTaskHardening,
    passing: [
        { title: "a hardened container as text", resources: [task(written({ ...good, privileged: false }))] },
        { title: "a hardened container as a list", resources: [task([good], { pidMode: "task" })] },
        {
            title: "a container of Windows, which has no read-only root",
            resources: [
                task(written({ name: "app" }), {
                    runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
                }),
            ],
        },
        {
            title: "two roles that are not known yet",
            resources: [role, other, task([good], { taskRoleArn: from(role), executionRoleArn: from(other) })],
        },
        {
            title: "two known roles",
            resources: [task([good], { taskRoleArn: "arn:a", executionRoleArn: "arn:b" })],
        },
        { title: "one role", resources: [task([good], { taskRoleArn: "arn:a", executionRoleArn: "" })] },
        { title: "the agent's role only", resources: [task([good], { executionRoleArn: UNKNOWN })] },
        { title: "no containers yet", resources: [task(undefined)] },
    ],
    failing: [
        {
            title: "a root file system one can write to, as ECS has it unless told",
            resources: [task(written({ name: "app" }), { runtimePlatform: { operatingSystemFamily: "LINUX" } })],
            finds: [`${FOUND}.readonlyRootFilesystem`],
        },
        {
            title: "everything at once, in the second container",
            resources: [
                task(written(good, { privileged: true, readonlyRootFilesystem: false, pidMode: "host" }), {
                    pidMode: "host",
                }),
            ],
            finds: [
                "t: containerDefinitions[1].pidMode",
                "t: containerDefinitions[1].privileged",
                "t: containerDefinitions[1].readonlyRootFilesystem",
                "t: pidMode",
            ],
        },
        {
            title: "a privileged container of Windows",
            resources: [
                task([{ privileged: "true" }], {
                    runtimePlatform: { operatingSystemFamily: "windows_server_2019_full" },
                }),
            ],
            finds: [`${FOUND}.privileged`],
        },
        {
            title: "one role for both",
            resources: [task([good], { taskRoleArn: "arn:a", executionRoleArn: "arn:a" })],
            finds: ["t: taskRoleArn"],
        },
        {
            title: "a privileged container in a task of a system that is not known yet",
            resources: [task(written({ privileged: true }), { runtimePlatform: { operatingSystemFamily: UNKNOWN } })],
            finds: [`${FOUND}.privileged`, `${FOUND}.readonlyRootFilesystem unverified`],
        },
    ],
    unknown: [
        {
            title: "containers that are not known yet",
            resources: [task(UNKNOWN)],
            finds: ["t: containerDefinitions[].privileged", "t: containerDefinitions[].readonlyRootFilesystem"],
        },
        {
            title: "a text that is not JSON",
            resources: [task("[{")],
            finds: ["t: containerDefinitions[].privileged", "t: containerDefinitions[].readonlyRootFilesystem"],
        },
        {
            title: "a process namespace that is not known yet",
            resources: [task([good], { pidMode: UNKNOWN })],
            finds: ["t: pidMode"],
        },
        {
            title: "two values of one role",
            resources: [role, task([good], { taskRoleArn: from(role), executionRoleArn: from(role) })],
            finds: ["t: taskRoleArn"],
        },
        {
            title: "a role that may turn out to be the agent's",
            resources: [task([good], { taskRoleArn: "arn:a", executionRoleArn: UNKNOWN })],
            finds: ["t: taskRoleArn"],
        },
        {
            title: "a role that may be the other",
            resources: [task([good], { taskRoleArn: UNKNOWN, executionRoleArn: "arn:a" })],
            finds: ["t: taskRoleArn"],
        },
    ],
};
