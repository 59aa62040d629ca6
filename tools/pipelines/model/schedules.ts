/** When drift is looked for, UTC: before people come to work, and not at a full hour, when forges are busiest. */
export const DRIFT_CRON = "17 4 * * *";

/** When review environments are swept, UTC: once an hour, since each hour of one is paid for. */
export const SWEEP_CRON = "43 * * * *";

/** When metrics are computed, UTC: before the week's first meeting. */
export const METRICS_CRON = "29 5 * * 1";
