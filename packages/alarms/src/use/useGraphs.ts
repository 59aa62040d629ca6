import * as pulumi from "@pulumi/pulumi";
import type { DrawnGraph, DrawnLine } from "../plan/index.ts";
import { documentedMetrics } from "./documentedMetrics.ts";
import { type UseGraph, useGraphsOf, type UseMetric, type UseResource } from "./resources.ts";

/** Something of a resource that has metrics of its own. */
export interface UsedThing {
    /** What its lines are called. */
    readonly label: pulumi.Input<string>;
    readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What CloudWatch keeps of most metrics; EC2's own come every five minutes and draw as dots that are joined. */
const PERIOD_SECONDS = 60;

/** Graphs of utilization, saturation and errors, a line for each thing. None where there is nothing. */
export function useGraphs(
    resource: UseResource,
    things: readonly UsedThing[],
    { burstable = false }: { readonly burstable?: boolean } = {},
): DrawnGraph[] {
    if (things.length === 0) return [];
    return drawnOf(resource, burstable).map(({ aspect, measures, metrics }) => ({
        title: titleOf(aspect, measures),
        periodSeconds: PERIOD_SECONDS,
        lines: things.flatMap((thing) => metrics.map((metric) => lineOf(thing, metric))),
    }));
}

/**
 * The same of whatever has a word in its name: for load balancers that a controller makes, whose names are not known when
 * the dashboard is made. Draws nothing where there is none (CloudWatch User Guide, "Search expression syntax": without
 * quotation marks parts of a name are matched).
 */
export function searchedUseGraphs(resource: UseResource, word: pulumi.Input<string>): DrawnGraph[] {
    return drawnOf(resource, false).map(({ aspect, measures, metrics }) => ({
        title: titleOf(aspect, measures),
        periodSeconds: PERIOD_SECONDS,
        lines: metrics.map(({ namespace, name, statistic, label }, index) => {
            const schema = [namespace, ...documentedMetrics[namespace].dimensions].join(",");
            const searched = pulumi.interpolate`{${schema}} MetricName="${name}" ${word}`;
            const expression = pulumi.interpolate`SEARCH('${searched}', '${statistic}', ${PERIOD_SECONDS})`;
            return [{ expression, id: `searched${index}`, label }];
        }),
    }));
}

function drawnOf(resource: UseResource, isBurstable: boolean): readonly UseGraph[] {
    const graphs: readonly UseGraph[] = useGraphsOf[resource];
    return graphs.filter(({ burstable = false }) => isBurstable || !burstable);
}

function titleOf(aspect: string, measures: string): string {
    return `${aspect}: ${measures}`;
}

function lineOf({ label, dimensions }: UsedThing, { namespace, name, statistic, label: own }: UseMetric): DrawnLine {
    const title = own === "" ? label : pulumi.interpolate`${label} ${own}`;
    return [namespace, name, ...Object.entries(dimensions).flat(), { stat: statistic, label: title }];
}
