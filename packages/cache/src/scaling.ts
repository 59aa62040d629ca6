import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CacheHome } from "./cacheArgs.ts";
import type { ScaledDimension } from "./plan/index.ts";

const SERVICE = "elasticache";

/** Lets AWS add and remove shards or replicas, each by a metric of its own. */
export function makeScaling(
    name: string,
    replicationGroupId: pulumi.Output<string>,
    { tags }: CacheHome,
    scaled: readonly ScaledDimension[],
    parent: pulumi.Resource,
): void {
    for (const { key, scalableDimension, minCapacity, maxCapacity, metric, targetValue } of scaled) {
        const targetName = `${name}-scaling-${key}`;
        const target = new aws.appautoscaling.Target(
            targetName,
            {
                serviceNamespace: SERVICE,
                resourceId: pulumi.interpolate`replication-group/${replicationGroupId}`,
                scalableDimension,
                minCapacity,
                maxCapacity,
                tags: { Name: targetName, ...tags },
            },
            { parent },
        );
        new aws.appautoscaling.Policy(
            `${targetName}-policy`,
            {
                serviceNamespace: SERVICE,
                resourceId: target.resourceId,
                scalableDimension: target.scalableDimension,
                policyType: "TargetTrackingScaling",
                targetTrackingScalingPolicyConfiguration: {
                    predefinedMetricSpecification: { predefinedMetricType: metric },
                    targetValue,
                },
            },
            { parent },
        );
    }
}
