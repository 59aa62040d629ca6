import type { Violation } from "@plinth/core/settings";
import { checkOff, type Part } from "./mode.ts";

/** Sources GuardDuty reads beside those it always does (CloudTrail's management events, VPC flow logs, DNS logs). */
export const GUARDDUTY_FEATURES = {
    s3DataEvents: "S3_DATA_EVENTS",
    eksAuditLogs: "EKS_AUDIT_LOGS",
    rdsLoginEvents: "RDS_LOGIN_EVENTS",
    lambdaNetworkLogs: "LAMBDA_NETWORK_LOGS",
    ebsMalwareProtection: "EBS_MALWARE_PROTECTION",
} as const;
export type GuardDutyFeature = keyof typeof GUARDDUTY_FEATURES;

/** Where GuardDuty installs and updates its own agent. */
export const RUNTIME_AGENTS = {
    eks: "EKS_ADDON_MANAGEMENT",
    ecsFargate: "ECS_FARGATE_AGENT_MANAGEMENT",
    ec2: "EC2_AGENT_MANAGEMENT",
} as const;
export type RuntimeAgent = keyof typeof RUNTIME_AGENTS;

export const FINDING_FREQUENCIES = ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"] as const;
export type FindingFrequency = (typeof FINDING_FREQUENCIES)[number];

export interface GuardDutyOptions {
    /** How often a finding that goes on is reported again. @default FIFTEEN_MINUTES - AWS's own is six hours, long for an attack */
    readonly findingFrequency?: FindingFrequency | undefined;
    /** Features by name; each is billed by what it reads. @default all of them on */
    readonly features?: Readonly<Partial<Record<GuardDutyFeature, boolean>>> | undefined;
    /**
     * What processes on machines do, seen by an agent that GuardDuty manages where this says so. Billed by the vCPUs watched.
     * @default none - an agent on every node is a decision of its own
     */
    readonly runtimeMonitoring?: readonly RuntimeAgent[] | undefined;
}

export type GuardDutyShape = Part<GuardDutyOptions, { readonly detectorId: string }>;

export const GUARDDUTY_DEFAULTS = { findingFrequency: "FIFTEEN_MINUTES" } as const;

export interface FeaturePlan {
    /** What ends the logical name: `s3-data-events`. */
    readonly key: string;
    readonly name: string;
    readonly status: "ENABLED" | "DISABLED";
    readonly additionalConfigurations?: { readonly name: string; readonly status: "ENABLED" | "DISABLED" }[];
}

/**
 * Every feature with its state, those that are off too: deleting the resource of a feature leaves it as it is in AWS
 * (hashicorp/terraform-provider-aws, internal/service/guardduty/detector_feature.go: no delete), so off has to be said.
 */
export function planFeatures({ features = {}, runtimeMonitoring = [] }: GuardDutyOptions): FeaturePlan[] {
    const state = (on: boolean) => (on ? ("ENABLED" as const) : ("DISABLED" as const));
    const simple = (Object.keys(GUARDDUTY_FEATURES) as GuardDutyFeature[]).map((feature) => ({
        key: GUARDDUTY_FEATURES[feature].toLowerCase().replaceAll("_", "-"),
        name: GUARDDUTY_FEATURES[feature],
        status: state(features[feature] ?? true),
    }));
    const agents = Object.keys(RUNTIME_AGENTS) as RuntimeAgent[];
    return [
        ...simple,
        {
            key: "runtime-monitoring",
            name: "RUNTIME_MONITORING",
            status: state(runtimeMonitoring.length > 0),
            additionalConfigurations: agents.map((agent) => ({
                name: RUNTIME_AGENTS[agent],
                status: state(runtimeMonitoring.includes(agent)),
            })),
        },
    ];
}

export function checkGuardDuty(shape: GuardDutyShape): Violation[] {
    if (shape.mode !== "adopted") return checkOff(shape);
    // Amazon GuardDuty API Reference, GetDetector: 1 to 300 characters; the ids AWS draws are 32 hexadecimal digits.
    if (/^[a-f0-9]{32}$/.test(shape.detectorId)) return [];
    return [
        {
            path: ["detectorId"],
            rule: "must be a detector's id of 32 hexadecimal digits",
            value: shape.detectorId,
            fix: "aws guardduty list-detectors",
        },
    ];
}
