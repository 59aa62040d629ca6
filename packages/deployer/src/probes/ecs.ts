import type { Missing, ServicesPort, ServiceState, WantedService } from "../verify/ports.ts";
import type { Utilization } from "../verify/result.ts";
import { type AwsCli, type Place, placeOf } from "./awsCli.ts";

/** Seconds of the mean that stands for how busy a service is; its metrics come every minute. */
const MEAN_OVER = 300;

interface Deployment {
    readonly status?: string;
    readonly taskDefinition?: string;
    readonly desiredCount?: number;
    readonly runningCount?: number;
    readonly rolloutState?: string;
    readonly rolloutStateReason?: string;
}

interface Service {
    readonly status?: string;
    readonly deploymentController?: { readonly type?: string };
    readonly deployments?: readonly Deployment[];
}

/** Reads services of Amazon ECS. Needs `ecs:DescribeServices`, and `cloudwatch:GetMetricData` for how busy they are. */
export class Ecs implements ServicesPort {
    readonly #cli: AwsCli;
    readonly #now: () => Date;

    constructor(cli: AwsCli, now: () => Date = () => new Date()) {
        this.#cli = cli;
        this.#now = now;
    }

    async state(service: WantedService): Promise<ServiceState | Missing | undefined> {
        const place = placeOf(service.arn);
        const input = { cluster: service.cluster, services: [service.arn] };
        const read = await this.#cli.read("ecs", "describe-services", place, input);
        if ("missing" in read) return read;
        const { services = [] } = read.answer as { readonly services?: readonly Service[] };
        const [found] = services;
        // A service that was deleted is described for a while, as inactive.
        if (found === undefined || found.status === "INACTIVE") return undefined;
        const { type = "somebody else" } = found.deploymentController ?? {};
        const deployments = found.deployments ?? [];
        const primary = deployments.find(({ status }) => status === "PRIMARY");
        if (primary?.taskDefinition === undefined) {
            return { missing: `a deployment of ECS's own: this service is deployed by ${type}` };
        }
        const { taskDefinition, desiredCount = 0, runningCount = 0, rolloutState, rolloutStateReason } = primary;
        const utilization = await this.#utilization(service, place);
        return {
            taskDefinition,
            ...(rolloutState === undefined ? {} : { rollout: rolloutState }),
            ...(rolloutStateReason === undefined ? {} : { rolloutReason: rolloutStateReason }),
            health: { desired: desiredCount, available: runningCount },
            otherDeployments: deployments.length - 1,
            ...(utilization === undefined ? {} : { utilization }),
        };
    }

    /** Shares of what the tasks reserve; nothing where nobody may read it, or nothing was measured yet. */
    async #utilization({ cluster, name }: WantedService, place: Place): Promise<Utilization | undefined> {
        const dimensions = [
            { Name: "ClusterName", Value: cluster.slice(cluster.lastIndexOf("/") + 1) },
            { Name: "ServiceName", Value: name },
        ];
        const query = (id: string, metric: string): object => ({
            Id: id,
            MetricStat: {
                Metric: { Namespace: "AWS/ECS", MetricName: metric, Dimensions: dimensions },
                Period: MEAN_OVER,
                Stat: "Average",
            },
        });
        const now = this.#now().getTime();
        const read = await this.#cli.read("cloudwatch", "get-metric-data", place, {
            MetricDataQueries: [query("cpu", "CPUUtilization"), query("memory", "MemoryUtilization")],
            StartTime: new Date(now - 2 * MEAN_OVER * 1000).toISOString(),
            EndTime: new Date(now).toISOString(),
            ScanBy: "TimestampDescending",
        });
        if ("missing" in read) return undefined;
        const { MetricDataResults: results = [] } = read.answer as {
            readonly MetricDataResults?: readonly { readonly Id: string; readonly Values?: readonly number[] }[];
        };
        const shares = results.flatMap(({ Id: id, Values: [percent] = [] }) =>
            percent === undefined ? [] : [[id, Math.round(percent * 100) / 10_000] as const],
        );
        return shares.length === 0 ? undefined : Object.fromEntries(shares);
    }
}
