import assert from "node:assert/strict";
import { record, unknown } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { type AlarmArgs, makeAlarms, makeDashboard } from "./index.ts";
import { doorAlarms, type DoorRole, frontAndBack } from "./testdata/doors.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
const PAGER = "arn:aws:sns:eu-west-1:111111111111:pager";

async function make(args: AlarmArgs<DoorRole> & { tags?: Record<string, string> } = {}, preview = false) {
    return await record(
        () => {
            const parent = new pulumi.ComponentResource("house:index:House", "house");
            const host = { name: "house", title: "The house", rules: doorAlarms, args, parent };
            const widgets = makeAlarms(host, frontAndBack);
            const plan = { title: "doors", note: "Made.", region: "eu-west-1", sections: [widgets] };
            makeDashboard("doors-dashboard", { ...plan, dashboardName: "plinth-dev-doors" });
            return widgets;
        },
        { project: "plinth-doors", stack: "dev", preview },
    );
}

describe("makeAlarms", () => {
    it("makes an alarm for each, a child of its component, named in AWS so that a page says whose it is", async () => {
        const made = await make();
        assert.deepEqual(
            made.all(ALARM).map(({ name, inputs, urn }) => [name, inputs["name"], urn.includes("house:index:House$")]),
            [
                ["house-open-long-front-alarm", "plinth-doors-dev-house-open-long-front", true],
                ["house-open-long-back-alarm", "plinth-doors-dev-house-open-long-back", true],
                ["house-heat-lost-alarm", "plinth-doors-dev-house-heat-lost", true],
            ],
        );
        assert.equal(made.resource(ALARM, "house-heat-lost-alarm").options.deleteBeforeReplace, true);
    });

    it("says severity, owner and runbook in description and tags", async () => {
        const made = await make({ owner: "doors team", alerts: { page: [PAGER] }, tags: { Layer: "doors" } });
        const front = made.named(ALARM, "house-open-long-front-alarm");
        assert.deepEqual(front["tags"], {
            Name: "house-open-long-front-alarm",
            Layer: "doors",
            Severity: "page",
            Owner: "doors team",
            Runbook: "docs/runbooks/door/open-long.md",
        });
        assert.match(String(front["alarmDescription"]), /^\[page\] door front .* Owner: doors team\. Runbook: docs\//);
        assert.deepEqual([front["alarmActions"], front["okActions"]], [[PAGER], [PAGER]]);
    });

    it("is owned by the project where nobody says by whom, and exists without topics", async () => {
        const alarm = (await make()).named(ALARM, "house-heat-lost-alarm");
        assert.equal((alarm["tags"] as Record<string, string>)["Owner"], "plinth-doors");
        assert.equal("alarmActions" in alarm || "actionsEnabled" in alarm, false);
    });

    it("makes none with off, and leaves the graphs", async () => {
        const made = await make({ alarms: "off" });
        assert.deepEqual(made.all(ALARM), []);
        assert.deepEqual(made.result.alarmArns, []);
        assert.equal(made.result.graphs.length, 2);
    });
});

describe("makeDashboard", () => {
    it("shows the alarms made, by ARN", async () => {
        const made = await make();
        const dashboard = made.only(DASHBOARD);
        assert.equal(dashboard["dashboardName"], "plinth-dev-doors");
        const { widgets } = JSON.parse(String(dashboard["dashboardBody"])) as {
            widgets: { type: string; properties: { alarms?: string[] } }[];
        };
        const arns = widgets.find(({ type }) => type === "alarm")?.properties.alarms ?? [];
        assert.deepEqual(
            arns.map((arn) => arn.replace(/^arn:aws:cloudwatch:[a-z0-9-]+:\d{12}:alarm:plinth-doors-dev-/, "")),
            ["house-open-long-front", "house-open-long-back", "house-heat-lost"],
        );
    });

    it("is unknown in the first preview, when its alarms do not exist yet", async () => {
        assert.deepEqual((await make({}, true)).only(DASHBOARD)["dashboardBody"], unknown);
    });
});
