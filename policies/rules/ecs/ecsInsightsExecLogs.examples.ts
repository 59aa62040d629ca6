import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ecsInsightsExecLogs } from "./ecsInsightsExecLogs.ts";

const CLUSTER = "aws:ecs/cluster:Cluster";
const insights = { name: "containerInsights", value: "enabled" };
const LOGGING = "configuration.executeCommandConfiguration.logging";

function cluster(settings: unknown, logging?: unknown) {
    const configuration = logging === undefined ? undefined : { executeCommandConfiguration: { logging } };
    return [resource(CLUSTER, "c", { settings, configuration })];
}

export const examples: RuleExamples = {
    rule: ecsInsightsExecLogs,
    passing: [
        { title: "insights", resources: cluster([insights]) },
        {
            title: "insights in more detail, and logs of sessions",
            resources: cluster([{ ...insights, value: "Enhanced" }], "OVERRIDE"),
        },
        { title: "a single setting in place of a list", resources: cluster(insights, "DEFAULT") },
    ],
    failing: [
        { title: "a cluster that says nothing", resources: cluster(undefined), finds: ["c: settings"] },
        {
            title: "another setting only",
            resources: cluster([{ name: "other", value: "enabled" }]),
            finds: ["c: settings"],
        },
        {
            title: "insights switched off, after a setting of another name",
            resources: cluster([
                { name: "other", value: "enabled" },
                { ...insights, value: "disabled" },
            ]),
            finds: ["c: settings[1].value"],
        },
        { title: "sessions without logs", resources: cluster([insights], "NONE"), finds: [`c: ${LOGGING}`] },
    ],
    unknown: [
        { title: "settings that are not known yet", resources: cluster(UNKNOWN), finds: ["c: settings"] },
        {
            title: "a setting of which the name is not known yet",
            resources: cluster([{ name: UNKNOWN, value: "enabled" }]),
            finds: ["c: settings"],
        },
        {
            title: "a value and logs that are not known yet",
            resources: cluster([{ ...insights, value: UNKNOWN }], UNKNOWN),
            finds: ["c: settings[0].value", `c: ${LOGGING}`],
        },
    ],
};
