/** How urgent an alarm is. `page`: somebody is woken. `ticket`: somebody looks in working hours. `log`: it is kept, for whoever asks later. */
export const SEVERITIES = ["page", "ticket", "log"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One metric of CloudWatch, without its dimensions: those are the watched thing's. */
export interface Metric {
    /** `AWS/RDS` */
    readonly namespace: string;
    readonly name: string;
    readonly statistic: "Average" | "Minimum" | "Maximum" | "Sum" | "SampleCount";
}

/** What an alarm watches: a metric, or an expression over several of the same thing. */
export type Watched =
    | { readonly metric: Metric; readonly metrics?: undefined; readonly expression?: undefined }
    | {
          /** By the name the expression uses: lower-case letters. At most 10 (CloudWatch User Guide, "Limits"). */
          readonly metrics: Readonly<Record<string, Metric>>;
          /** CloudWatch metric math: `IF(all > 0, 100 * errors / all, 0)`. */
          readonly expression: string;
          readonly metric?: undefined;
      };

/**
 * What an alarm is, whatever it watches: one for each role of a component. Plain data: documentation, settings schemas and
 * resources are made of it alike.
 */
export interface AlarmRule {
    readonly severity: Severity;
    /** What is wrong while it sounds, as a sentence that starts after the thing's name: `is nearly out of storage`. */
    readonly says: string;
    readonly watches: Watched;
    /** On which side of the threshold something is wrong; a value equal to it never is. */
    readonly wrong: "above" | "below";
    /** What people set: the default and its unit, and the values that make sense. */
    readonly threshold: Threshold;
    /** The unit of the metric, or of the expression: what graphs and descriptions show. @default the threshold's */
    readonly unit?: string | undefined;
    /** Seconds of one data point, a multiple of 60. */
    readonly periodSeconds: number;
    /** The last data points that are looked at, and how many of them have to be wrong. */
    readonly periods: number;
    readonly datapoints: number;
    readonly missing: Missing;
    /** The page for whoever is paged, from the repository's root. */
    readonly runbook: `docs/runbooks/${string}/${string}.md`;
    /** Where the metric is documented, and where the threshold comes from. */
    readonly source: string;
}

export interface Threshold {
    readonly value: number;
    /** As it stands behind a number: `%`, `seconds`, `packets a minute`. */
    readonly unit: string;
    readonly min: number;
    readonly max: number;
}

/** What no data means, and why. */
export interface Missing {
    /** `notBreaching`: all is well. `breaching`: something is wrong. `missing`: unknown, and the console says so. */
    readonly means: "notBreaching" | "breaching" | "missing";
    readonly because: string;
}

/** The alarms of a component, by role. Roles are names in settings: `storageLow`. */
export type AlarmRules<Role extends string = string> = Readonly<Record<Role, AlarmRule>>;
