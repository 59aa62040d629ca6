const CLUSTER_PROVIDER = "urn:pulumi:dev::plinth-shop::pulumi:providers:kubernetes::shop";

/** A resource as a state writes it. */
export function inState(type: string, name: string, outputs: object, more: object = {}): object {
    return {
        urn: `urn:pulumi:dev::plinth-shop::${type}::${name}`,
        type,
        custom: true,
        id: name,
        inputs: {},
        outputs,
        ...more,
    };
}

export function checkpointOf(...resources: readonly object[]): unknown {
    return { version: 3, deployment: { manifest: { time: "2026-11-23T10:00:00Z" }, resources } };
}

export function alarmArn(name: string, region = "eu-west-1"): string {
    return `arn:aws:cloudwatch:${region}:111111111111:alarm:${name}`;
}

export function alarm(name: string, more: object = {}): object {
    const arn = alarmArn(name);
    return inState("aws:cloudwatch/metricAlarm:MetricAlarm", name, {
        name,
        arn,
        period: 60,
        evaluationPeriods: 5,
        ...more,
    });
}

export function service(name: string, taskDefinition: string): object {
    const arn = `arn:aws:ecs:eu-west-1:111111111111:service/shop/${name}`;
    const cluster = "arn:aws:ecs:eu-west-1:111111111111:cluster/shop";
    return inState("aws:ecs/service:Service", name, { name, cluster, taskDefinition }, { id: arn });
}

export function workload(kind: string, name: string): object {
    const metadata = { name, namespace: "shop" };
    const group = kind === "Rollout" ? "argoproj.io/v1alpha1" : "apps/v1";
    return inState(`kubernetes:${group}:${kind}`, name, { metadata }, { provider: `${CLUSTER_PROVIDER}::1234` });
}

/** The provider of {@link workload}. */
export function clusterProvider(kubeconfig: unknown): object {
    const more = { inputs: { kubeconfig }, urn: CLUSTER_PROVIDER };
    return inState("pulumi:providers:kubernetes", "shop", { kubeconfig }, more);
}
