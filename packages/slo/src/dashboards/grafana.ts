/** A dashboard in Grafana's own form, as far as it is used here (Grafana, "Dashboard JSON model"). */
export interface GrafanaDashboard {
    readonly uid: string;
    readonly title: string;
    readonly tags: readonly string[];
    readonly panels: readonly object[];
}

export interface Query {
    readonly expr: string;
    readonly legend: string;
}

export interface Panel {
    readonly title: string;
    /** What it says, and what to do with it. */
    readonly description: string;
    /** Grafana's name of the unit: `s`, `percentunit`, `reqps`. */
    readonly unit: string;
    readonly queries: readonly Query[];
    /** Shows traces of single requests on the graph, where the service attaches them. @default false */
    readonly exemplars?: boolean;
    /** A line above which something is wrong. @default none */
    readonly limit?: number;
}

/** The version of the model; Grafana brings older ones up to date by itself. */
const SCHEMA_VERSION = 39;
const COLUMNS = 24;
const WIDTH = 8;
const HEIGHT = 8;
/** Grafana, "Dashboard JSON model": an identifier has 40 characters at most. */
const LONGEST_UID = 40;
const DATASOURCE = { type: "prometheus", uid: "$datasource" } as const;

/** A dashboard of graphs, three in a row. */
export function grafanaDashboard(uid: string, title: string, panels: readonly Panel[]): GrafanaDashboard & object {
    return {
        uid: uid.slice(0, LONGEST_UID),
        title,
        tags: ["plinth"],
        schemaVersion: SCHEMA_VERSION,
        editable: false,
        time: { from: "now-6h", to: "now" },
        refresh: "1m",
        templating: {
            list: [{ name: "datasource", type: "datasource", query: "prometheus", label: "Data source" }],
        },
        panels: panels.map((panel, index) => drawn(panel, index)),
    } as GrafanaDashboard & object;
}

function drawn({ title, description, unit, queries, exemplars = false, limit }: Panel, index: number) {
    const perRow = COLUMNS / WIDTH;
    return {
        id: index + 1,
        type: "timeseries",
        title,
        description,
        datasource: DATASOURCE,
        gridPos: { x: (index % perRow) * WIDTH, y: Math.floor(index / perRow) * HEIGHT, w: WIDTH, h: HEIGHT },
        fieldConfig: { defaults: { unit, min: 0, ...thresholds(limit) }, overrides: [] },
        targets: queries.map(({ expr, legend }, position) => ({
            refId: String.fromCharCode("A".charCodeAt(0) + position),
            datasource: DATASOURCE,
            expr,
            legendFormat: legend,
            exemplar: exemplars,
        })),
    };
}

function thresholds(limit: number | undefined) {
    if (limit === undefined) return {};
    return {
        custom: { thresholdsStyle: { mode: "line" } },
        thresholds: {
            mode: "absolute",
            steps: [
                { color: "green", value: null },
                { color: "red", value: limit },
            ],
        },
    };
}
