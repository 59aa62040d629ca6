import { isRecord } from "../../values/target.ts";
import { defaultVpc, OPEN_RULES, without } from "../existing.ts";
import {
    ChildOutput,
    type ChildResource,
    ChildReference,
    Computed,
    type Expander,
    type ExpansionRequest,
} from "../expansion.ts";
import { expandTask, TASK } from "./taskDefinition.ts";

// Provider source awsx/ecs/fargateService.ts, read 2026-11-21.

const OWN = [
    "taskDefinitionArgs",
    "continueBeforeSteadyState",
    "assignPublicIp",
    "useClusterDefaultCapacityProviderStrategy",
];
const DEFINITION = "fargateTaskDefinition";
const SERVICE = "service";

/** `awsx:ecs:FargateService`: a service, and its task definition where that is not given. */
export const expandFargateService: Expander = async (request) => {
    const { name, args } = request;
    if (args.taskDefinition !== undefined && args.taskDefinitionArgs !== undefined) {
        throw new Error("Only one of `taskDefinition` or `taskDefinitionArgs` can be provided.");
    }
    if (args.networkConfiguration !== undefined && args.assignPublicIp !== undefined) {
        throw new Error("Only one of `networkConfiguration` or `assignPublicIp` can be provided.");
    }
    const own = isRecord(args.taskDefinitionArgs) ? args.taskDefinitionArgs : undefined;
    const task = own === undefined ? undefined : await expandTask({ ...request, args: own }, DEFINITION);
    if (task === undefined && args.taskDefinition === undefined) {
        throw new Error("Either `taskDefinition` or `taskDefinitionArgs` must be provided.");
    }
    const byProviders = args.useClusterDefaultCapacityProviderStrategy === true;
    if (args.capacityProviderStrategies !== undefined && byProviders) {
        throw new Error(
            "Only one of `capacityProviderStrategies` or `useClusterDefaultCapacityProviderStrategy` can be provided.",
        );
    }
    const network = await networkOf(request);
    const component: ChildResource = {
        key: DEFINITION,
        type: "awsx:ecs:FargateTaskDefinition",
        name,
        component: true,
        inputs: {},
        formerTypes: ["awsx:x:ecs:FargateTaskDefinition"],
    };
    return {
        children: [
            ...(task === undefined ? [] : [component, ...task.children]),
            ...network.children,
            {
                key: SERVICE,
                type: "aws:ecs/service:Service",
                name,
                inputs: {
                    desiredCount: 1,
                    ...without(args, OWN),
                    networkConfiguration: network.configuration,
                    launchType: args.capacityProviderStrategies !== undefined || byProviders ? undefined : "FARGATE",
                    loadBalancers: args.loadBalancers ?? task?.loadBalancers,
                    waitForSteadyState: new Computed([args.continueBeforeSteadyState], (goesOn) => goesOn !== true),
                    taskDefinition: task === undefined ? args.taskDefinition : new ChildOutput(TASK, "arn"),
                },
            },
        ],
        result: {
            service: new ChildReference(SERVICE),
            taskDefinition: task === undefined ? undefined : new ChildReference(TASK),
        },
    };
};

/** As given, else the default network's subnets behind an open security group. */
async function networkOf({
    name,
    args,
    invoke,
}: ExpansionRequest): Promise<{ children: ChildResource[]; configuration: unknown }> {
    if (args.networkConfiguration !== undefined) return { children: [], configuration: args.networkConfiguration };
    const { vpcId, publicSubnetIds, privateSubnetIds } = await defaultVpc(invoke);
    const assignPublicIp = args.assignPublicIp ?? false;
    return {
        children: [
            {
                key: "securityGroup",
                type: "aws:ec2/securityGroup:SecurityGroup",
                name: `${name}-sg`,
                inputs: { description: "Managed by Pulumi", vpcId, ...OPEN_RULES },
            },
        ],
        configuration: {
            subnets: new Computed([assignPublicIp, publicSubnetIds, privateSubnetIds], (assigns, open, closed) => {
                if (assigns !== true && (closed as unknown[]).length === 0) {
                    throw new Error(
                        "The default VPC does not have any private subnets. Set `assignPublicIp` to `true`, provide " +
                            "`networkConfiguration`, or add private subnets to the default VPC.",
                    );
                }
                return assigns === true ? open : closed;
            }),
            assignPublicIp,
            securityGroups: [new ChildOutput("securityGroup", "id")],
        },
    };
}
