export { type Chart, CHARTS, type ReleaseName } from "./charts.ts";
export { checkPlatform, platformChecks } from "./checkPlatform.ts";
export { PLATFORM, SERVICE_ACCOUNTS } from "./names.ts";
export { platformOptOuts } from "./optOuts.ts";
export {
    DEFAULTS,
    DNS_POLICIES,
    type ExternalDnsShape,
    type ExternalSecretsShape,
    LOAD_BALANCING,
    type LogsShape,
    METRICS_TO,
    type MonitoringShape,
    type PlatformShape,
    type Size,
    SIZES,
    type TelemetryShape,
    TRACES_TO,
} from "./shape.ts";
