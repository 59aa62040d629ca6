export { makeLayerDashboard } from "./layerDashboard.ts";
export { type AlarmHost, makeAlarms } from "./makeAlarms.ts";
export { type DashboardArgs, makeDashboard } from "./makeDashboard.ts";
export type {
    Alarm,
    AlarmArgs,
    AlarmChoice,
    AlarmRule,
    AlarmRules,
    Alerts,
    DrawnGraph,
    DrawnLine,
    Severity,
    Widgets,
} from "./plan/index.ts";
export { documentedMetrics, type DocumentedMetrics } from "./use/documentedMetrics.ts";
export { type UsedThing, searchedUseGraphs, useGraphs } from "./use/useGraphs.ts";
export { useGraphsOf, type UseResource } from "./use/resources.ts";
