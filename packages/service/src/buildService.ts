import { makeLayerDashboard } from "@plinth/alarms";
import { type LayerContext, physicalName } from "@plinth/core";
import { type Objectives, ServiceLevel } from "@plinth/slo";
import { COUNTED_LABEL } from "@plinth/slo/plan";
import { type Identity, Workload, WorkloadNamespace } from "@plinth/workload";
import * as pulumi from "@pulumi/pulumi";
import { connectionsOf } from "./connections.ts";
import { refuseNoImage } from "./refuseNoImage.ts";
import type { ServiceCommands } from "./settings/commands.ts";
import type { ServiceSettings } from "./settings/serviceSchema.ts";
import { type DatabaseOwner, workloadShape } from "./settings/shape.ts";
import { clusterOf, type ServiceUpstream } from "./upstream.ts";

export interface BuildServiceArgs {
    /** Of the service and its layer; resources have it in their names. */
    readonly name: string;
    readonly settings: ServiceSettings;
    readonly upstream: ServiceUpstream;
    readonly context: LayerContext;
    /** With the providers of AWS and of the cluster that the settings name. */
    readonly options: pulumi.ComponentResourceOptions;
    readonly commands: ServiceCommands;
    /**
     * What its pods may do in AWS with resources of the service's own, which its layer makes.
     * @default nothing beside signing in to its database and its cache
     */
    readonly identity?: Identity | undefined;
}

/** What a service's layer returns. A type: an interface has no index signature, which outputs of layers have. */
export type ServiceOutputs = {
    readonly namespace: pulumi.Output<string>;
    readonly serviceName: string;
    /** Inside the cluster. */
    readonly url: pulumi.Output<string>;
    /** Outside of it; `null` where it has no ingress. */
    readonly host: string | null;
    /** The role of its pods, for policies of what they use. */
    readonly roleArn: pulumi.Output<string>;
    readonly image: string;
    /** Deployments, by what looks at them after a release. */
    readonly deployments: pulumi.Output<string[]>;
};

/**
 * What every service's layer makes: a namespace of its own, the workload in it, and its service level.
 *
 * @throws UserError in an update, where no image was built yet.
 */
export function buildService(args: BuildServiceArgs): ServiceOutputs {
    const { name, settings, upstream, context, options, commands, identity } = args;
    const { image, ingress, slo } = settings;
    refuseNoImage(name, image.digest, { isDryRun: pulumi.runtime.isDryRun(), env: process.env });
    const { account, region, partition } = context.target;
    const { owner } = context.alerting;
    const cluster = clusterOf(name, settings.cluster, upstream);
    const clusterName = clusterNameOf(settings.cluster, context);
    const shape = workloadShape(settings, commands, databaseOwner(settings, context));
    const namespace = new WorkloadNamespace(
        name,
        {
            namespace: namespaceOf(name, context),
            owner,
            networkPolicies: cluster.networkPolicies,
            dnsCidr: cluster.dnsCidr,
            workloads: { [name]: shape },
        },
        options,
    );
    const workload = new Workload(
        name,
        {
            ...shape,
            service: name,
            owner,
            namespace,
            environment: context.environment,
            account,
            region,
            partition,
            tags: context.tags,
            clusterName,
            ...(slo === "off" ? {} : { serviceLevel: judgedBy(slo) }),
            connections: connectionsOf(name, settings, upstream),
            allowFrom: settings.allowFrom,
            identity,
            secrets: settings.secrets,
            secretAccess: { oidcProviderArn: cluster.oidcProviderArn, oidcIssuer: cluster.oidcIssuer },
            ...(slo === "off" ? {} : { podLabels: { [COUNTED_LABEL.name]: COUNTED_LABEL.value } }),
            loadBalancerCidrs: loadBalancerCidrs(upstream, ingress?.scheme),
            loadBalancerTags: { ...context.defaultTags, ...context.tags },
        },
        options,
    );
    makeServiceLevel(args, namespace.namespaceName, clusterName);
    return {
        namespace: namespace.namespaceName,
        serviceName: name,
        url: workload.serviceUrl,
        host: ingress?.host ?? null,
        roleArn: workload.roleArn,
        image: `${image.repository}@${image.digest}`,
        deployments: workload.deploymentNames,
    };
}

/** What releases by canary are judged by: what the service level is watched for. */
function judgedBy({ availability, latency, fewFailures }: Exclude<ServiceSettings["slo"], "off">) {
    return { objectives: { availability, latency } as Objectives, fewFailures };
}

/** The service level with its alarms and dashboards, where the settings promise something. */
function makeServiceLevel(
    { name, settings, context, options }: BuildServiceArgs,
    namespace: pulumi.Output<string>,
    cluster: string,
) {
    if (settings.slo === "off") return;
    const { availability, latency, ...rest } = settings.slo;
    const level = new ServiceLevel(
        `${name}-slo`,
        {
            ...rest,
            objectives: { availability, latency } as Objectives,
            service: name,
            namespace,
            cluster,
            region: context.target.region,
            dashboardName: context.physicalName("aws:cloudwatch/dashboard:Dashboard", name),
            tags: context.tags,
            ...context.alerting,
        },
        options,
    );
    makeLayerDashboard(name, context, [level.widgets]);
}

/** As the layer `cluster` calls it, in the environment that has it: known in a preview, where that layer's outputs are not. */
function clusterNameOf(cluster: string, { defaultTags, environment, upstream }: LayerContext): string {
    const project = defaultTags["Project"] ?? "plinth";
    return physicalName("aws:eks/cluster:Cluster", project, upstream["cluster"] ?? environment, cluster);
}

/** In another environment's cluster, that one's own service may have the name alone. */
function namespaceOf(name: string, { environment, upstream }: LayerContext): string {
    return "cluster" in upstream ? `${environment}-${name}` : name;
}

function databaseOwner({ database }: ServiceSettings, { upstream }: LayerContext): DatabaseOwner {
    if (database === undefined) return "none";
    return "database" in upstream ? "shared" : "own";
}

/** Where load balancers stand: the public subnets, or the private ones. */
function loadBalancerCidrs({ network }: ServiceUpstream, scheme: string | undefined): pulumi.Output<string[]> {
    return network.subnetCidrs.apply((cidrs) => (scheme === "internet-facing" ? cidrs.public : cidrs.private));
}
