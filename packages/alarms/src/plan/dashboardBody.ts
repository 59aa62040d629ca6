import { UserError } from "@plinth/core/errors";
import type * as pulumi from "@pulumi/pulumi";
import type { DrawnGraph, Graph, Limit, Series, Widgets } from "./graphs.ts";
import { countWidgets, METRICS_PER_WIDGET, MOST_WIDGETS, type Place, placeSections } from "./layout.ts";

/** What CloudWatch draws, as data: its "Dashboard Body Structure and Syntax". */
export interface DashboardBody {
    readonly start: string;
    readonly periodOverride: "inherit";
    readonly widgets: readonly BodyWidget[];
}

export type BodyWidget = Place & {
    readonly type: "text" | "alarm" | "metric";
    readonly properties: Readonly<Record<string, unknown>>;
};

export interface DashboardPlan {
    /** What it shows, as a heading. */
    readonly title: string;
    /** What stands below the heading. */
    readonly note: string;
    readonly region: string;
    readonly sections: readonly Widgets[];
}

/** A day: long enough to see what was different yesterday. */
const START = "-P1D";

/** Turns the widgets of components into a dashboard. @throws UserError when CloudWatch would not take as many */
export function planDashboard({ title, note, region, sections }: DashboardPlan): DashboardBody {
    const sizes = sections.map((section) => ({
        alarms: section.alarmArns.length,
        graphs: allGraphs(section, region).length,
    }));
    refuseTooMany(title, countWidgets(sizes), sections);
    const places = placeSections(sizes);
    const widgets = sections.flatMap((section, index) => {
        const place = places.sections[index];
        if (place === undefined) return [];
        return [
            text(place.title, `## ${section.title}`),
            ...place.states.map(({ from, to, ...at }) =>
                widget("alarm", at, { title: "Alarms", alarms: section.alarmArns.slice(from, to) }),
            ),
            ...allGraphs(section, region).flatMap((properties, position) => {
                const at = place.graphs[position];
                return at === undefined ? [] : [widget("metric", at, properties)];
            }),
        ];
    });
    return {
        start: START,
        periodOverride: "inherit",
        widgets: [text(places.header, `# ${title}\n${note}`), ...widgets],
    };
}

/** What a section draws, in order. */
function allGraphs({ graphs, drawn = [] }: Widgets, region: string): BodyWidget["properties"][] {
    return [
        ...graphs.map((graph) => graphProperties(graph, region)),
        ...drawn.map((graph) => drawnProperties(graph, region)),
    ];
}

function refuseTooMany(title: string, widgets: number, sections: readonly Widgets[]): void {
    const metrics = Math.max(
        0,
        ...sections.flatMap(({ graphs, drawn = [] }) => [
            ...graphs.map(metricsOf),
            ...drawn.map(({ lines }) => lines.length),
        ]),
    );
    if (widgets <= MOST_WIDGETS && metrics <= METRICS_PER_WIDGET) return;
    const [what, most] =
        widgets > MOST_WIDGETS ? ["widgets", MOST_WIDGETS] : ["metrics in a graph", METRICS_PER_WIDGET];
    throw new UserError(
        `dashboard "${title}": ${Math.max(widgets, metrics)} ${what}, and CloudWatch takes ${most}. ` +
            `Fix: write dashboards: false in environment.yaml, and make dashboards of your own`,
    );
}

/** How many metrics and expressions a graph has. */
function metricsOf({ rule, series }: Graph): number {
    const { metrics } = rule.watches;
    return series.length * (metrics === undefined ? 1 : Object.keys(metrics).length + 1);
}

function widget(type: BodyWidget["type"], { x, y, width, height }: Place, properties: BodyWidget["properties"]) {
    return { type, x, y, width, height, properties };
}

function text(at: Place, markdown: string): BodyWidget {
    return widget("text", at, { markdown });
}

function graphProperties(graph: Graph, region: string): BodyWidget["properties"] {
    return {
        title: graph.title,
        view: "timeSeries",
        region,
        period: graph.rule.periodSeconds,
        metrics: graph.series.flatMap((series, index) => lines(graph, series, index)),
        ...(graph.limits.length === 0 ? {} : { annotations: { horizontal: graph.limits.map(annotation) } }),
    };
}

function drawnProperties({ title, periodSeconds, lines: drawn, limits = [] }: DrawnGraph, region: string) {
    return {
        title,
        view: "timeSeries",
        region,
        period: periodSeconds,
        metrics: drawn,
        ...(limits.length === 0 ? {} : { annotations: { horizontal: limits.map(annotation) } }),
    };
}

function annotation({ value, label, wrong }: Limit) {
    return { value, label, fill: wrong };
}

/** One line of a graph: a metric, or an expression over hidden ones. Ids are unique within the graph. */
function lines({ rule }: Graph, { label, dimensions }: Series, index: number): readonly unknown[][] {
    const { metric, metrics, expression } = rule.watches;
    if (metric !== undefined) {
        const { namespace, name, statistic } = metric;
        return [[namespace, name, ...flat(dimensions), { stat: statistic, label }]];
    }
    const own = (id: string): string => `${id}${index}`;
    const ids = new RegExp(`\\b(${Object.keys(metrics).join("|")})\\b`, "g");
    return [
        ...Object.entries(metrics).map(([id, { namespace, name, statistic }]) => [
            namespace,
            name,
            ...flat(dimensions),
            { stat: statistic, id: own(id), visible: false },
        ]),
        [{ expression: expression.replace(ids, own), id: own("watched"), label }],
    ];
}

function flat(dimensions: Series["dimensions"]): pulumi.Input<string>[] {
    return Object.entries(dimensions).flat();
}
