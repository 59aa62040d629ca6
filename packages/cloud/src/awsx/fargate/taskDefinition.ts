import { createHash } from "node:crypto";
import { isRecord } from "../../values/target.ts";
import { without, withReferencesRead } from "../existing.ts";
import { ChildOutput, type ChildResource, Computed, type ExpansionRequest } from "../expansion.ts";
import { type ContainerSize, fargateSize } from "./fargateSize.ts";

// Provider source awsx/ecs/{fargateTaskDefinition,containers}.ts, awsx/role.ts and awsx/cloudwatch/logGroup.ts, read 2026-11-21.

const OWN = ["container", "containers", "logGroup", "taskRole", "executionRole"];
const EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
const TRUST = {
    Version: "2012-10-17",
    Statement: [
        { Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" }, Effect: "Allow", Sid: "" },
    ],
};

/** Key of the task definition itself. */
export const TASK = "taskDefinition";

type Container = Readonly<Record<string, unknown>>;

/** A task definition and what it needs: a log group, two roles. */
export interface TaskExpansion {
    readonly children: readonly ChildResource[];
    /** What a service has to attach to target groups. */
    readonly loadBalancers: unknown;
}

/** @param parent key of the component that holds it all. @throws Error in awsx's words. */
export async function expandTask(
    { name, args, stack, invoke }: ExpansionRequest,
    parent: string,
): Promise<TaskExpansion> {
    const containers = await withReferencesRead(containersOf(args), invoke);
    const logs = await logGroup(name, args.logGroup, parent, invoke);
    const task = role(`${name}-task`, args.taskRole, parent, []);
    const execution = role(`${name}-execution`, args.executionRole, parent, [EXECUTION_POLICY]);
    const definitions = new Computed([containers, logs.id], (given, log) =>
        definitionsOf(given as Record<string, Container>, log as LogGroupId | undefined),
    );
    const size = new Computed([definitions], (list) => fargateSize(list as ContainerSize[]));
    const json = new Computed([definitions], (list) => JSON.stringify(list));
    const family = new Computed([json], (text) => `${name}-${sha1(stack + String(text))}`);
    return {
        children: [
            ...logs.children,
            ...task.children,
            ...execution.children,
            {
                key: TASK,
                type: "aws:ecs/taskDefinition:TaskDefinition",
                name,
                parent,
                inputs: {
                    ...without(args, OWN),
                    cpu: args.cpu ?? new Computed([size], (found) => (found as { cpu: string }).cpu),
                    memory: args.memory ?? new Computed([size], (found) => (found as { memory: string }).memory),
                    requiresCompatibilities: ["FARGATE"],
                    networkMode: "awsvpc",
                    taskRoleArn: task.arn,
                    executionRoleArn: execution.arn,
                    family: new Computed([args.family, family], (own, made) => own ?? made),
                    containerDefinitions: json,
                },
            },
        ],
        loadBalancers: new Computed([containers], (given) => loadBalancersOf(given as Record<string, Container>)),
    };
}

/** Containers by name. @throws Error */
function containersOf({ container, containers }: Container): unknown {
    if (containers !== undefined && container === undefined) return containers;
    if (container === undefined || containers !== undefined) {
        throw new Error("Exactly one of [container] or [containers] must be provided");
    }
    const name = isRecord(container) && typeof container.name === "string" ? container.name : "container";
    return { [name]: container };
}

interface LogGroupId {
    readonly name: string;
    readonly region: string;
}

interface Mapping {
    readonly name?: unknown;
    readonly containerPortRange?: unknown;
    readonly appProtocol?: unknown;
    readonly containerPort?: unknown;
    readonly hostPort?: unknown;
    readonly protocol?: unknown;
    readonly targetGroup?: { readonly arn?: unknown; readonly port?: unknown };
}

/** Definitions as ECS takes them, by name. */
function definitionsOf(containers: Readonly<Record<string, Container>>, log: LogGroupId | undefined): unknown[] {
    return Object.entries(containers)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, container]) => {
            const mappings = container.portMappings as readonly Mapping[] | undefined;
            const logConfiguration = container.logConfiguration ?? (log === undefined ? undefined : logsTo(log, name));
            return {
                ...container,
                portMappings: mappings?.map(({ targetGroup, ...mapping }) => ({
                    name: mapping.name,
                    containerPortRange: mapping.containerPortRange,
                    appProtocol: mapping.appProtocol,
                    containerPort: mapping.containerPort ?? mapping.hostPort ?? targetGroup?.port,
                    hostPort: mapping.hostPort ?? targetGroup?.port ?? mapping.containerPort,
                    protocol: mapping.protocol,
                })),
                name,
                ...(logConfiguration === undefined ? {} : { logConfiguration }),
            };
        });
}

function logsTo({ name, region }: LogGroupId, container: string): object {
    const options = { "awslogs-group": name, "awslogs-region": region, "awslogs-stream-prefix": container };
    return { logDriver: "awslogs", options };
}

function loadBalancersOf(containers: Readonly<Record<string, Container>>): unknown[] {
    return Object.entries(containers).flatMap(([containerName, { portMappings }]) =>
        ((portMappings ?? []) as readonly Mapping[]).flatMap(({ targetGroup: { arn, port } = {} }) =>
            arn === undefined || port === undefined
                ? []
                : [{ containerName, containerPort: port, targetGroupArn: arn }],
        ),
    );
}

async function logGroup(
    name: string,
    given: unknown,
    parent: string,
    invoke: ExpansionRequest["invoke"],
): Promise<{ children: ChildResource[]; id: unknown }> {
    const { skip, existing, args } = isRecord(given) ? given : {};
    if (skip === true) return { children: [], id: undefined };
    if (existing !== undefined && args !== undefined) {
        throw new Error("Can't define log group args if specifying an existing log group name");
    }
    if (isRecord(existing) && existing.arn !== undefined) {
        const id = new Computed([existing.arn], (arn) => {
            const [, , , region, , , name] = String(arn).split(":");
            return { name, region };
        });
        return { children: [], id };
    }
    const region = isRecord(existing) ? existing.region : undefined;
    const place = region ?? (await invoke("aws:index/getRegion:getRegion", {})).name;
    const { accountId } = await invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
    const idOf = (groupName: unknown): Computed =>
        new Computed([groupName, place, accountId], (found, where) => ({ name: found, region: where }));
    if (isRecord(existing)) {
        if (existing.name === undefined) throw new Error("One of an existing log group name or ARN must be specified");
        return { children: [], id: idOf(existing.name) };
    }
    const inputs = isRecord(args) ? args : {};
    return {
        children: [{ key: "logGroup", type: "aws:cloudwatch/logGroup:LogGroup", name, parent, inputs }],
        id: idOf(new ChildOutput("logGroup", "name")),
    };
}

function role(
    name: string,
    given: unknown,
    parent: string,
    policies: readonly string[],
): { children: ChildResource[]; arn: unknown } {
    const { skip, roleArn, args } = isRecord(given) ? given : {};
    if (roleArn !== undefined && args !== undefined) {
        throw new Error("Can't define role args if specified an existing role ARN");
    }
    if (skip === true) return { children: [], arn: undefined };
    if (roleArn !== undefined) return { children: [], arn: roleArn };
    const { policyArns = policies, assumeRolePolicy = TRUST, ...rest } = isRecord(args) ? args : {};
    const key = `role ${name}`;
    const policy =
        typeof assumeRolePolicy === "string"
            ? assumeRolePolicy
            : new Computed([assumeRolePolicy], (document) => JSON.stringify(document));
    const attached = (policyArns as readonly string[]).map((policyArn): ChildResource => ({
        key: `${key} ${policyArn}`,
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: `${name}-${sha1(policyArn)}`,
        parent,
        inputs: { role: new ChildOutput(key, "name"), policyArn },
    }));
    const made = { key, type: "aws:iam/role:Role", name, parent, inputs: { ...rest, assumeRolePolicy: policy } };
    return { children: [made, ...attached], arn: new ChildOutput(key, "arn") };
}

function sha1(text: string): string {
    return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
