import { deployedResources, type StateResource } from "@plinth/plan";
import { type StatedAlarm, withoutConditions } from "./conditions.ts";
import type { ClusterAccess, WantedService, WantedWorkload } from "./ports.ts";

/** An alarm as its state has it. */
export interface WantedAlarm {
    readonly name: string;
    readonly arn: string;
    /** Seconds that it has to look at before it can fire; of a composite alarm the most of those it asks about. */
    readonly windowSeconds?: number;
}

/** What a stack holds that can be looked at. */
export interface Subjects {
    readonly alarms: readonly WantedAlarm[];
    readonly services: readonly WantedService[];
    readonly workloads: readonly WantedWorkload[];
}

const ALARMS: ReadonlySet<string> = new Set([
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
]);
const SERVICE = "aws:ecs/service:Service";
const WORKLOAD = /^kubernetes:(?:apps\/v1:(Deployment|StatefulSet|DaemonSet)|argoproj\.io\/v1alpha1:(Rollout))$/;

/**
 * Finds what can be looked at in a stack's state.
 *
 * @param checkpoint as `pulumi stack export` gives it, secrets in ciphertext.
 * @param context of kubectl, where the state does not say how to reach a cluster.
 */
export function subjectsOf(checkpoint: unknown, context?: string): Subjects {
    const resources = deployedResources(checkpoint).filter(({ custom, external }) => custom === true && !external);
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    return {
        alarms: withoutConditions(resources.filter(({ type }) => ALARMS.has(type)).flatMap(alarmOf)),
        services: resources.filter(({ type }) => type === SERVICE).flatMap(serviceOf),
        workloads: resources.flatMap((resource) => workloadOf(resource, byUrn, context)),
    };
}

function alarmOf(resource: StateResource): StatedAlarm[] {
    const name = textOf(resource, "name") ?? textOf(resource, "alarmName");
    const arn = textOf(resource, "arn");
    if (name === undefined || arn === undefined) return [];
    const outputs = record(resource.outputs);
    const rule = textOf(resource, "alarmRule");
    const stated = {
        ...{ name, arn, tells: list(outputs["alarmActions"]).length > 0 },
        ...(rule === undefined ? {} : { rule }),
    };
    const periods = [
        outputs["period"],
        ...list(outputs["metricQueries"]).flatMap((query) => [
            record(query)["period"],
            record(record(query)["metric"])["period"],
        ]),
    ].filter((period) => typeof period === "number" && period > 0);
    const evaluations = outputs["evaluationPeriods"];
    if (periods.length === 0 || typeof evaluations !== "number") return [stated];
    return [{ ...stated, windowSeconds: Math.max(...(periods as number[])) * evaluations }];
}

function serviceOf(resource: StateResource): WantedService[] {
    const [name, cluster, taskDefinition] = ["name", "cluster", "taskDefinition"].map((key) => textOf(resource, key));
    const arn = textOf(resource, "arn") ?? (resource.id?.startsWith("arn:") ? resource.id : undefined);
    if (name === undefined || arn === undefined || cluster === undefined) return [];
    return [{ name, arn, cluster, ...(taskDefinition === undefined ? {} : { taskDefinition }) }];
}

function workloadOf(
    resource: StateResource,
    byUrn: ReadonlyMap<string, StateResource>,
    context: string | undefined,
): WantedWorkload[] {
    const [, own, custom] = WORKLOAD.exec(resource.type) ?? [];
    const kind = (own ?? custom) as WantedWorkload["kind"] | undefined;
    const metadata = record(record(resource.outputs)["metadata"]);
    const { name, namespace = "default" } = metadata;
    if (kind === undefined || typeof name !== "string" || typeof namespace !== "string") return [];
    const access: ClusterAccess | undefined =
        accessOf(resource, byUrn) ?? (context === undefined ? undefined : { context });
    return [{ kind, name, namespace, ...(access === undefined ? {} : { access }) }];
}

/** The kubeconfig of the provider that made it; none where that is secret, or whatever the machine had at the time. */
function accessOf({ provider }: StateResource, byUrn: ReadonlyMap<string, StateResource>): ClusterAccess | undefined {
    // `<urn>::<id>`.
    const urn = provider?.slice(0, provider.lastIndexOf("::"));
    const made = urn === undefined ? undefined : byUrn.get(urn);
    const kubeconfig = made === undefined ? undefined : textOf(made, "kubeconfig");
    return kubeconfig === undefined ? undefined : { kubeconfig };
}

/** A text among a resource's outputs, or its inputs; what is secret stands there as an object. */
function textOf({ inputs, outputs }: StateResource, key: string): string | undefined {
    const value = record(outputs)[key] ?? record(inputs)[key];
    return typeof value === "string" && value !== "" ? value : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? (value as Readonly<Record<string, unknown>>)
        : {};
}

function list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}
