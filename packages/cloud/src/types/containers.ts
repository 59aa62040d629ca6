import type { TypeModel } from "../model/model.ts";
import { joined, named, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** The last part of an ARN, or the name that stands instead of one. */
function lastOf(arn: string): string {
    return arn.split("/").at(-1) ?? arn;
}

/** ECS, image registries, Auto Scaling. */
export const containerTypes: Readonly<Record<string, TypeModel>> = {
    "aws:ecs/cluster:Cluster": named({
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        service: "ecs",
        prefix: "cluster/",
        id: "arn",
    }),
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": part(joined("", "clusterName")),
    "aws:ecs/capacityProvider:CapacityProvider": named({
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        service: "ecs",
        prefix: "capacity-provider/",
        id: "arn",
    }),
    "aws:ecs/taskDefinition:TaskDefinition": {
        taggable: true,
        defaults: { skipDestroy: false, trackLatest: false },
        compute: (context) => {
            const family = context.text("family");
            const arnWithoutRevision = context.arn("ecs", `task-definition/${family}`);
            return { id: family, outputs: { arn: `${arnWithoutRevision}:1`, arnWithoutRevision, revision: 1 } };
        },
    },
    "aws:ecs/service:Service": {
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        defaults: { enableEcsManagedTags: false, enableExecuteCommand: false, schedulingStrategy: "REPLICA" },
        compute: (context) => {
            const cluster = lastOf(context.text("cluster", "default"));
            const arn = context.arn("ecs", `service/${cluster}/${context.text("name")}`);
            return { id: arn, outputs: { arn } };
        },
    },
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": part(joined("", "repository"), {
        outputs: (context) => ({ registryId: context.target.account }),
    }),
    "aws:ecr/repositoryPolicy:RepositoryPolicy": part(joined("", "repository"), {
        outputs: (context) => ({ registryId: context.target.account }),
    }),
    "aws:autoscaling/group:Group": {
        autoname: { property: "name", maxLength: 255 },
        defaults: { forceDelete: false, metricsGranularity: "1Minute", waitForCapacityTimeout: "10m" },
        compute: (context) => {
            const name = context.text("name");
            const path = `autoScalingGroup:${context.uuid("group")}:autoScalingGroupName/${name}`;
            return {
                id: name,
                outputs: { arn: context.arn("autoscaling", path), predictedCapacity: 0, warmPoolSize: 0 },
            };
        },
    },
    "aws:autoscaling/policy:Policy": {
        autoname: { property: "name", maxLength: 255 },
        compute: (context) => {
            const name = context.text("name");
            const path = `scalingPolicy:${context.uuid("policy")}:autoScalingGroupName/${context.text("autoscalingGroupName")}:policyName/${name}`;
            return { id: name, outputs: { arn: context.arn("autoscaling", path) } };
        },
    },
    "aws:autoscaling/attachment:Attachment": part(
        (context) => `${context.text("autoscalingGroupName")}-${context.hex("attachment", 26)}`,
    ),
    "aws:appautoscaling/target:Target": {
        taggable: true,
        compute: (context) => ({
            id: context.text("resourceId"),
            outputs: { arn: context.arn("application-autoscaling", `scalable-target/${context.hex("target", 32)}`) },
        }),
    },
    "aws:appautoscaling/policy:Policy": {
        autoname: { property: "name", maxLength: 255 },
        defaults: { policyType: "StepScaling" },
        compute: (context) => {
            const name = context.text("name");
            const path = `scalingPolicy:${context.uuid("policy")}:resource/${context.text("serviceNamespace")}/${context.text("resourceId")}:policyName/${name}`;
            return { id: name, outputs: { alarmArns: [], arn: context.arn("autoscaling", path) } };
        },
    },
};
