export { type Alarm, alarmKey, roleName } from "./alarm.ts";
export { type Alerts, checkAlerts, topicName, topicsOf } from "./alerts.ts";
export {
    type AlarmArgs,
    type AlarmChoice,
    type AlarmOverride,
    checkAlarmArgs,
    checkChoice,
    severityOf,
    thresholdOf,
} from "./choice.ts";
export { type DashboardBody, type DashboardPlan, planDashboard } from "./dashboardBody.ts";
export { describeAlarm, describeSpan, formatAmount, unitOf, watchedNames } from "./describe.ts";
export { type DrawnGraph, type DrawnLine, type Graph, planGraphs, type Widgets } from "./graphs.ts";
export { alarmOptOuts } from "./optOuts.ts";
export { type PlannedAlarm, planAlarms, planMetricAlarm } from "./planAlarm.ts";
export {
    type AlarmRule,
    type AlarmRules,
    type Metric,
    type Missing,
    SEVERITIES,
    type Severity,
    type Threshold,
    type Watched,
} from "./rule.ts";
