import assert from "node:assert/strict";
import { doorAlarms, frontAndBack } from "../testdata/doors.ts";
import { type Graph, planAlarms, planDashboard, planGraphs, type Widgets } from "./index.ts";

const graphs = planGraphs(doorAlarms, frontAndBack, planAlarms(doorAlarms, frontAndBack, {}));
const house: Widgets = { title: "house", alarmArns: ["arn:1", "arn:2", "arn:3"], graphs };

function body(sections: readonly Widgets[]) {
    return planDashboard({ title: "doors in dev", note: "Made.", region: "eu-west-1", sections });
}

describe("planDashboard", () => {
    it("shows a heading, then for each component its title, its alarms' states and a graph for each role", () => {
        const { widgets, start, periodOverride } = body([house]);
        assert.deepEqual([start, periodOverride], ["-P1D", "inherit"]);
        assert.deepEqual(
            widgets.map(({ type, properties }) => [type, properties["markdown"] ?? properties["title"]]),
            [
                ["text", "# doors in dev\nMade."],
                ["text", "## house"],
                ["alarm", "Alarms"],
                ["metric", "OpenSeconds (seconds)"],
                ["metric", "HeatLost, HeatMade (%)"],
            ],
        );
        assert.deepEqual(widgets[2]?.properties["alarms"], ["arn:1", "arn:2", "arn:3"]);
    });

    it("draws a line for each thing, and where its alarm sounds", () => {
        assert.deepEqual(body([house]).widgets[3]?.properties, {
            title: "OpenSeconds (seconds)",
            view: "timeSeries",
            region: "eu-west-1",
            period: 60,
            metrics: [
                ["House/Doors", "OpenSeconds", "Door", "d-1", { stat: "Maximum", label: "front" }],
                ["House/Doors", "OpenSeconds", "Door", "d-2", { stat: "Maximum", label: "back" }],
            ],
            annotations: {
                horizontal: [{ value: 60, label: "page: above 60 seconds for 5 minutes", fill: "above" }],
            },
        });
    });

    it("draws expressions over hidden metrics, with ids of their own for each thing", () => {
        const heat = graphs[1] ?? assert.fail();
        const [series] = heat.series;
        const twice: Graph = {
            ...heat,
            series: [series ?? assert.fail(), { label: "barn", dimensions: { House: "h-2" } }],
        };
        const { metrics } = body([{ ...house, graphs: [twice] }]).widgets[3]?.properties ?? {};
        assert.deepEqual(metrics, [
            ["House/Doors", "HeatLost", "House", "h-1", { stat: "Sum", id: "lost0", visible: false }],
            ["House/Doors", "HeatMade", "House", "h-1", { stat: "Sum", id: "made0", visible: false }],
            [{ expression: "IF(made0 > 0, 100 * lost0 / made0, 0)", id: "watched0", label: "house" }],
            ["House/Doors", "HeatLost", "House", "h-2", { stat: "Sum", id: "lost1", visible: false }],
            ["House/Doors", "HeatMade", "House", "h-2", { stat: "Sum", id: "made1", visible: false }],
            [{ expression: "IF(made1 > 0, 100 * lost1 / made1, 0)", id: "watched1", label: "barn" }],
        ]);
    });

    it("draws graphs without limits where there are no alarms", () => {
        const bare: Widgets = { title: "house", alarmArns: [], graphs: planGraphs(doorAlarms, frontAndBack, []) };
        const { widgets } = body([bare]);
        assert.deepEqual(
            widgets.map(({ type }) => type),
            ["text", "text", "metric", "metric"],
        );
        assert.equal("annotations" in (widgets[2]?.properties ?? {}), false);
    });

    it("refuses more widgets, or more metrics in a graph, than CloudWatch takes", () => {
        assert.throws(
            () => body(Array.from({ length: 126 }, () => house)),
            /505 widgets, and CloudWatch takes 500\. Fix:/,
        );
        const open = graphs[0] ?? assert.fail();
        const [line] = open.series;
        const wide: Graph = { ...open, series: Array.from({ length: 501 }, () => line ?? assert.fail()) };
        assert.throws(() => body([{ ...house, graphs: [wide] }]), /501 metrics in a graph, and CloudWatch takes 500/);
    });
});
