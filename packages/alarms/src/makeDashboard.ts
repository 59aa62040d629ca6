import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DashboardPlan, planDashboard } from "./plan/index.ts";

export interface DashboardArgs extends DashboardPlan {
    /** The dashboard's name in AWS: fixed, because people keep its address. */
    readonly dashboardName: string;
}

/** A dashboard of what components show of themselves: the states of their alarms, and what these watch. */
export function makeDashboard(
    name: string,
    { dashboardName, ...plan }: DashboardArgs,
    options?: pulumi.CustomResourceOptions,
): aws.cloudwatch.Dashboard {
    return new aws.cloudwatch.Dashboard(
        name,
        { dashboardName, dashboardBody: pulumi.jsonStringify(planDashboard(plan)) },
        // Its name is fixed: a replacement beside it would be the same dashboard, and go with it.
        { deleteBeforeReplace: true, ...options },
    );
}
