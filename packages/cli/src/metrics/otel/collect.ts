import type { EnvironmentMetrics, Figure, Metrics, Spread } from "@plinth/deployer";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, MetricReader, type ResourceMetrics } from "@opentelemetry/sdk-metrics";

/** Of OpenTelemetry's semantic conventions. */
const ENVIRONMENT = "deployment.environment.name";

/** Reads once, when it is asked to. */
class Once extends MetricReader {
    protected override async onShutdown(): Promise<void> {}
    protected override async onForceFlush(): Promise<void> {}
}

/** Attributes of a data point. */
type Attributes = Readonly<Record<string, string>>;
type Point = readonly [value: number, attributes?: Attributes];

interface Instrument {
    readonly name: string;
    readonly unit: string;
    readonly description: string;
    readonly points: (metrics: EnvironmentMetrics) => readonly Point[];
}

/** What is unknown has no data point: a zero would be taken for one. */
const instruments: readonly Instrument[] = [
    {
        name: "deployment_duration",
        unit: "s",
        description: "Seconds that successful deployments took",
        points: ({ deploymentDuration }) => quantiles(deploymentDuration),
    },
    {
        name: "deployment_frequency",
        unit: "{deployment}/d",
        description: "Successful deployments a day",
        points: ({ deploymentFrequency }) => single(deploymentFrequency),
    },
    {
        name: "lead_time_for_changes",
        unit: "s",
        description: "Seconds from a commit to the end of its first successful deployment",
        points: ({ leadTimeForChanges }) => quantiles(leadTimeForChanges),
    },
    {
        name: "change_failure_rate",
        unit: "1",
        description: "Share of deployments that failed as changes",
        points: ({ changeFailureRate }) => single(changeFailureRate),
    },
    {
        name: "time_to_restore",
        unit: "s",
        description: "Seconds from a failed change until the environment was as it should be again",
        points: ({ timeToRestore }) => quantiles(timeToRestore),
    },
    {
        name: "rollback_rate",
        unit: "1",
        description: "Share of deployments that were rolled back",
        points: ({ rollbackRate }) => single(rollbackRate),
    },
    {
        name: "container_health",
        unit: "1",
        description: "Share of wanted containers that were available when they were last looked at",
        points: ({ observations }) =>
            observations.flatMap(({ layer, subject, health }): Point[] =>
                health === undefined || health.desired === 0
                    ? []
                    : [[Math.min(1, health.available / health.desired), { layer, subject }]],
            ),
    },
    {
        name: "resource_utilization",
        unit: "1",
        description: "Share of requested CPU and memory that was used when it was last looked at",
        points: ({ observations }) =>
            observations.flatMap(({ layer, subject, utilization = {} }) =>
                Object.entries(utilization).map(([resource, share]): Point => [share, { layer, subject, resource }]),
            ),
    },
    {
        name: "deployments",
        unit: "{deployment}",
        description: "Deployments in the window, by what became of them",
        points: ({ deployments: { all, succeeded, failedChanges, notRestored, killed } }) =>
            Object.entries({ all, succeeded, failedChanges, notRestored, killed }).map(([outcome, count]): Point => [
                count,
                { outcome },
            ]),
    },
    {
        name: "window_days",
        unit: "d",
        description: "Days that the figures are about",
        points: ({ days }) => [[days]],
    },
];

function single(figure: Figure): Point[] {
    return "unknown" in figure ? [] : [[figure.value]];
}

function quantiles(figure: Figure<Spread>): Point[] {
    if ("unknown" in figure) return [];
    const { median, p95, longest } = figure.value;
    return Object.entries({ "0.5": median, "0.95": p95, "1": longest }).map(([quantile, value]) => [
        value,
        { quantile },
    ]);
}

/** Metrics as OpenTelemetry has them. */
export async function collected(metrics: Metrics): Promise<ResourceMetrics> {
    const reader = new Once();
    const provider = new MeterProvider({
        resource: resourceFromAttributes({ "service.name": "plinth" }),
        readers: [reader],
    });
    const meter = provider.getMeter("plinth");
    for (const { name, unit, description, points } of instruments) {
        const gauge = meter.createGauge(name, { unit, description });
        for (const one of metrics.environments) {
            for (const [value, attributes] of points(one)) {
                gauge.record(value, { [ENVIRONMENT]: one.environment, ...attributes });
            }
        }
    }
    const { resourceMetrics, errors } = await reader.collect();
    if (errors.length > 0) throw new Error(errors.map(String).join("; "));
    return resourceMetrics;
}
