import type { AccessLogsShape, StorageShape } from "@plinth/audit/plan";
import { checkAccessLogs, checkStorage } from "@plinth/audit/plan";
import type { Violation } from "@plinth/core/settings";
import { checkOff, checkWhole, type Part } from "./mode.ts";

export const RECORDING_FREQUENCIES = ["CONTINUOUS", "DAILY"] as const;
export type RecordingFrequency = (typeof RECORDING_FREQUENCIES)[number];

/** What is recorded. */
export type RecordedShape =
    | {
          readonly of: "all";
          /**
           * IAM's users, groups, roles and policies too. In one region of an account only: each region would record and bill
           * the same again. @default true
           */
          readonly globalTypes?: boolean | undefined;
      }
    /** CloudFormation names, such as AWS::EC2::NetworkInterface. */
    | { readonly of: "except"; readonly types: readonly string[] }
    | { readonly of: "only"; readonly types: readonly string[] };

/** Where snapshots and history go. */
export type DeliveryShape =
    | {
          readonly to: "own";
          readonly storage?: StorageShape | undefined;
          readonly accessLogs?: AccessLogsShape | undefined;
          /** Whether the bucket stays when the stack goes. @default true */
          readonly keepAfterDeletion?: boolean | undefined;
      }
    | {
          readonly to: "bucket";
          /** A bucket whose policy admits config.amazonaws.com for this account, such as a log archive's. */
          readonly bucket: string;
          readonly prefix?: string | undefined;
          /** The key Config encrypts with. @default the bucket's own encryption */
          readonly keyArn?: string | undefined;
      };

export const SNAPSHOT_FREQUENCIES = [
    "One_Hour",
    "Three_Hours",
    "Six_Hours",
    "Twelve_Hours",
    "TwentyFour_Hours",
] as const;

export interface ConfigOptions {
    /** @default all, with the global types */
    readonly recorded?: RecordedShape | undefined;
    /** CONTINUOUS records each change, DAILY a day's last state for less. @default CONTINUOUS - rules then judge at once */
    readonly frequency?: RecordingFrequency | undefined;
    /** Types recorded at the other frequency. @default none */
    readonly otherFrequencyTypes?: readonly string[] | undefined;
    /** @default a bucket of its own */
    readonly delivery?: DeliveryShape | undefined;
    /** How often a snapshot of everything is delivered. @default TwentyFour_Hours */
    readonly snapshots?: (typeof SNAPSHOT_FREQUENCIES)[number] | undefined;
    /** Days Config itself keeps what it recorded, 30 to 2557. @default 2557 - AWS's own, seven years */
    readonly retentionDays?: number | undefined;
    /** existing where Config's service-linked role is in the account already: there is one, and IAM makes no second. @default created */
    readonly serviceLinkedRole?: "created" | "existing" | undefined;
}

export type ConfigShape = Part<ConfigOptions, { readonly recorderName?: string | undefined }>;

export const CONFIG_DEFAULTS = {
    recorderName: "default",
    snapshots: "TwentyFour_Hours",
    frequency: "CONTINUOUS",
} as const;
/** AWS Config API Reference, PutRetentionConfiguration. */
const RETENTION_DAYS = [30, 2557] as const;
const TYPE = /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/;

/** What the recorder is told to record, and how often. */
export function planRecording(options: ConfigOptions) {
    const { recorded = { of: "all" }, frequency = CONFIG_DEFAULTS.frequency, otherFrequencyTypes = [] } = options;
    const other: RecordingFrequency = frequency === "DAILY" ? "CONTINUOUS" : "DAILY";
    return {
        recordingGroup: groupOf(recorded),
        recordingMode: {
            recordingFrequency: frequency,
            ...(otherFrequencyTypes.length === 0
                ? {}
                : {
                      recordingModeOverride: {
                          description: `${other} instead of ${frequency}`,
                          recordingFrequency: other,
                          resourceTypes: [...otherFrequencyTypes].sort(),
                      },
                  }),
        },
    };
}

function groupOf(recorded: RecordedShape) {
    switch (recorded.of) {
        case "all":
            return { allSupported: true, includeGlobalResourceTypes: recorded.globalTypes ?? true };
        case "except":
            return {
                allSupported: false,
                exclusionByResourceTypes: [{ resourceTypes: [...recorded.types].sort() }],
                recordingStrategies: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }],
            };
        case "only":
            return { allSupported: false, resourceTypes: [...recorded.types].sort() };
    }
}

export function checkConfig(shape: ConfigShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    const { recorded, otherFrequencyTypes, delivery, retentionDays } = shape;
    const own = delivery?.to === "own" ? delivery : undefined;
    return [
        ...(recorded === undefined || recorded.of === "all" ? [] : checkTypes(["recorded", "types"], recorded.types)),
        ...(otherFrequencyTypes === undefined ? [] : checkTypes(["otherFrequencyTypes"], otherFrequencyTypes)),
        ...checkWhole(["retentionDays"], retentionDays, RETENTION_DAYS, "choose one, or leave it out for seven years"),
        ...[...checkStorage(own?.storage ?? {}, { mode: "none", reason: "" }), ...checkAccessLogs(own?.accessLogs)].map(
            (problem) => ({ ...problem, path: ["delivery", ...problem.path] }),
        ),
        ...(delivery?.to === "bucket" ? checkBucket(delivery.bucket) : []),
    ];
}

function checkTypes(path: readonly string[], types: readonly string[]): Violation[] {
    if (types.length === 0) {
        const fix = "name at least one, or leave it out";
        return [{ path: [...path], rule: "must name a resource type", value: types, fix }];
    }
    return types.flatMap((type, index) =>
        TYPE.test(type)
            ? []
            : [
                  {
                      path: [...path, index],
                      rule: "must be a resource type as CloudFormation names it",
                      value: type,
                      fix: "write one such as AWS::EC2::Instance",
                  },
              ],
    );
}

function checkBucket(bucket: string): Violation[] {
    if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return [];
    const fix = "write the name without arn: or s3://";
    return [{ path: ["delivery", "bucket"], rule: "must be the name of a bucket", value: bucket, fix }];
}
