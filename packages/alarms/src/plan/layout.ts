/** Where a widget stands on the dashboard's grid. */
export interface Place {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** How much a component shows. */
export interface SectionSize {
    readonly alarms: number;
    readonly graphs: number;
}

/** Where the widgets of a section stand. */
export interface SectionPlaces {
    readonly title: Place;
    /** Of each widget with states, up to {@link ALARMS_PER_WIDGET} in it. */
    readonly states: readonly (Place & { readonly from: number; readonly to: number })[];
    readonly graphs: readonly Place[];
}

/** CloudWatch API Reference, "Dashboard Body Structure and Syntax": columns, widgets of a dashboard, alarms of a widget, metrics of a widget. */
export const COLUMNS = 24;
export const MOST_WIDGETS = 500;
export const ALARMS_PER_WIDGET = 100;
export const METRICS_PER_WIDGET = 500;

const HEADER: Place = { x: 0, y: 0, width: COLUMNS, height: 2 };
const TITLE_HEIGHT = 1;
const GRAPH = { width: 8, height: 6 };
const GRAPHS_PER_ROW = COLUMNS / GRAPH.width;
/** Rows of states that are seen without scrolling; a choice of ours. */
const STATES_PER_ROW = 6;

/** Where everything stands: a header, then section below section. Pure. */
export function placeSections(sizes: readonly SectionSize[]): { header: Place; sections: SectionPlaces[] } {
    let y = HEADER.y + HEADER.height;
    const sections = sizes.map((size) => {
        const section = placeSection(size, y);
        y = bottomOf(section);
        return section;
    });
    return { header: HEADER, sections };
}

/** How many widgets the sections take, the header among them. */
export function countWidgets(sizes: readonly SectionSize[]): number {
    return sizes.reduce((sum, { alarms, graphs }) => sum + 1 + Math.ceil(alarms / ALARMS_PER_WIDGET) + graphs, 1);
}

function placeSection({ alarms, graphs }: SectionSize, top: number): SectionPlaces {
    const title = { x: 0, y: top, width: COLUMNS, height: TITLE_HEIGHT };
    let y = top + TITLE_HEIGHT;
    const states = Array.from({ length: Math.ceil(alarms / ALARMS_PER_WIDGET) }, (_, index) => {
        const from = index * ALARMS_PER_WIDGET;
        const to = Math.min(alarms, from + ALARMS_PER_WIDGET);
        const height = 1 + Math.ceil((to - from) / STATES_PER_ROW);
        const place = { x: 0, y, width: COLUMNS, height, from, to };
        y += height;
        return place;
    });
    return {
        title,
        states,
        graphs: Array.from({ length: graphs }, (_, index) => ({
            x: (index % GRAPHS_PER_ROW) * GRAPH.width,
            y: y + Math.floor(index / GRAPHS_PER_ROW) * GRAPH.height,
            ...GRAPH,
        })),
    };
}

function bottomOf({ title, states, graphs }: SectionPlaces): number {
    return Math.max(...[title, ...states, ...graphs].map(({ y, height }) => y + height));
}
