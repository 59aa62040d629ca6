import { searchedUseGraphs, type Widgets } from "@plinth/alarms";
import { refuseProblems } from "@plinth/core/errors";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { checkServiceLevelArgs } from "./checkServiceLevelArgs.ts";
import { makeAlarms } from "./cloudwatch/makeAlarms.ts";
import { redGraphs } from "./cloudwatch/widgets.ts";
import type { GrafanaDashboard } from "./dashboards/grafana.ts";
import { redDashboard, redUid } from "./dashboards/red.ts";
import { useDashboard } from "./dashboards/use.ts";
import { planRules } from "./prometheus/planRules.ts";
import type { ServiceLevelArgs } from "./serviceLevelArgs.ts";

const MONITORING = "monitoring";

/**
 * What a service promises, watched twice: by rules of Prometheus and by alarms of CloudWatch with the same numbers. Beside
 * them two dashboards in Grafana, and what one in CloudWatch shows.
 *
 * Takes an AWS provider and one of Kubernetes. Pods are counted for CloudWatch when they carry the label `plinth.dev/slo`.
 */
export class ServiceLevel extends pulumi.ComponentResource {
    /** Alarms in CloudWatch that tell somebody; none without CloudWatch. */
    readonly alarmArns: pulumi.Output<string>[];
    /** Their names, which `plinth alert` takes. */
    readonly alarmNames: readonly string[];
    /** What a dashboard shows of the service: states of its alarms, and rate, errors, duration and burn rates. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ServiceLevelArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("service level", name, checkServiceLevelArgs(args));
        super("plinth:slo:ServiceLevel", name, args, opts);
        const { signals = "both" } = args;
        const owner = args.owner ?? pulumi.getProject();
        if (signals !== "cloudwatch") this.#makeRules(name, args, owner);
        const alarms = signals === "prometheus" ? [] : makeAlarms({ name, args, owner, parent: this });
        this.alarmArns = alarms.map(({ arn }) => arn);
        this.alarmNames = alarms.map(({ alarmName }) => alarmName);
        this.widgets = {
            title: `Service level of ${args.service}`,
            alarmArns: this.alarmArns,
            graphs: [],
            drawn: [
                ...(signals === "prometheus" ? [] : redGraphs(args)),
                ...searchedUseGraphs("loadBalancer", pulumi.output(args.namespace).apply(inNameOfLoadBalancer)),
            ],
        };
        this.registerOutputs({ alarmArns: this.alarmArns, alarmNames: this.alarmNames });
    }

    #makeRules(name: string, args: ServiceLevelArgs, owner: string): void {
        const { service, namespace, dashboardsIn = MONITORING, runbooksAt = "", grafanaAt = "" } = args;
        const labels = { "app.kubernetes.io/name": service, "app.kubernetes.io/managed-by": "pulumi" };
        const groups = pulumi.output(namespace).apply((resolved) =>
            planRules(args, {
                namespace: resolved,
                owner,
                runbookUrl: (page) => (runbooksAt === "" ? page : `${runbooksAt.replace(/\/$/, "")}/${page}`),
                dashboardUrl: `${grafanaAt.replace(/\/$/, "")}/d/${redUid(service, resolved)}`,
            }),
        );
        new kubernetes.apiextensions.CustomResource(
            `${name}-rules`,
            {
                apiVersion: "monitoring.coreos.com/v1",
                kind: "PrometheusRule",
                metadata: { name, namespace, labels },
                spec: { groups },
            },
            { parent: this },
        );
        if (dashboardsIn === "none") return;
        for (const [kind, draw] of [
            ["red", redDashboard],
            ["use", useDashboard],
        ] as const) {
            const dashboard = pulumi.output(namespace).apply((resolved): GrafanaDashboard => draw(args, resolved));
            new kubernetes.core.v1.ConfigMap(
                `${name}-${kind}-dashboard`,
                {
                    metadata: {
                        // Services of one name in several namespaces share the namespace of dashboards.
                        name: dashboard.uid,
                        namespace: dashboardsIn,
                        labels: { ...labels, grafana_dashboard: "1" },
                    },
                    data: { "dashboard.json": pulumi.jsonStringify(dashboard) },
                },
                { parent: this, deleteBeforeReplace: true },
            );
        }
    }
}

/**
 * What of a namespace stands in the name of a load balancer that an ingress makes: eight letters and digits
 * (aws-load-balancer-controller, pkg/ingress/model_build_load_balancer.go).
 */
function inNameOfLoadBalancer(namespace: string): string {
    return namespace.replace(/[^A-Za-z0-9]/g, "").slice(0, 8);
}
