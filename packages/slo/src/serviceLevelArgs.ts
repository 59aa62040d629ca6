import type * as pulumi from "@pulumi/pulumi";
import type { ServiceLevelShape } from "./plan/index.ts";

/** What a service promises, and where it stands. */
export interface ServiceLevelArgs extends ServiceLevelShape {
    /** The namespace of the service's pods. */
    readonly namespace: pulumi.Input<string>;
    /** The cluster's name in EKS: the collector puts it on every metric, since an account may have several clusters. */
    readonly cluster: pulumi.Input<string>;
    /** The region of the alarms, for the address of the dashboard they name. */
    readonly region: string;
    /** The dashboard in CloudWatch that shows the service: alarms name it. */
    readonly dashboardName: string;
    /**
     * Who evaluates the service level. `both`: one of them tells what the other no longer can. `prometheus` or `cloudwatch`:
     * that one alone; with the other's outage nobody is told anything. @default both
     */
    readonly signals?: "both" | "prometheus" | "cloudwatch" | undefined;
    /** The namespace where Grafana finds dashboards; `none` makes none. @default monitoring */
    readonly dashboardsIn?: pulumi.Input<string> | undefined;
    /**
     * What stands before the path of a runbook in Prometheus' alerts: `https://git.example.com/platform/blob/main`.
     * @default nothing: the path in the repository, as in CloudWatch's alarms
     */
    readonly runbooksAt?: string | undefined;
    /** What stands before a dashboard's path in Grafana: `https://grafana.example.com`. @default nothing: the path alone */
    readonly grafanaAt?: string | undefined;
    /** @default none beside those of the provider */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
