import type { Violation } from "@plinth/core/settings";
import { checkOff, type Part } from "./mode.ts";

/** Standards by a short name: what their ARN ends with, and whether it names a region (SDK, securityhub.StandardsSubscription). */
export const STANDARDS = {
    "aws-foundational": "standards/aws-foundational-security-best-practices/v/1.0.0",
    "aws-tagging": "standards/aws-resource-tagging-standard/v/1.0.0",
    "cis-1.2.0": "ruleset/cis-aws-foundations-benchmark/v/1.2.0",
    "cis-1.4.0": "standards/cis-aws-foundations-benchmark/v/1.4.0",
    "cis-3.0.0": "standards/cis-aws-foundations-benchmark/v/3.0.0",
    "nist-800-53": "standards/nist-800-53/v/5.0.0",
    "nist-800-171": "standards/nist-800-171/v/2.0.0",
    "pci-3.2.1": "standards/pci-dss/v/3.2.1",
    "pci-4.0.1": "standards/pci-dss/v/4.0.1",
} as const;
export type Standard = keyof typeof STANDARDS;
export const STANDARD_NAMES = Object.keys(STANDARDS) as Standard[];

export const FINDING_GENERATORS = ["SECURITY_CONTROL", "STANDARD_CONTROL"] as const;

export interface SecurityHubOptions {
    /**
     * Standards it checks. Each check of each resource is billed, by AWS Config's recording too.
     * @default aws-foundational and cis-3.0.0 - what this repository's own rules are written against
     */
    readonly standards?: readonly Standard[] | undefined;
    /** Whether controls that AWS adds to a standard are on at once. @default true */
    readonly autoEnableControls?: boolean | undefined;
    /**
     * One finding for a control, or one for every standard that has it. In a member account of an organisation the
     * administrator decides. @default SECURITY_CONTROL - a mistake is reported once
     */
    readonly controlFindingGenerator?: (typeof FINDING_GENERATORS)[number] | undefined;
}

export type SecurityHubShape = Part<SecurityHubOptions>;

export const SECURITY_HUB_DEFAULTS = {
    standards: ["aws-foundational", "cis-3.0.0"],
    autoEnableControls: true,
    controlFindingGenerator: "SECURITY_CONTROL",
} as const satisfies SecurityHubOptions;

export function standardArn(standard: Standard, partition: string, region: string): string {
    const resource = STANDARDS[standard];
    return `arn:${partition}:securityhub:${resource.startsWith("ruleset/") ? "" : region}::${resource}`;
}

export function checkSecurityHub(shape: SecurityHubShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    return (shape.standards ?? []).flatMap((standard, index, all) =>
        all.indexOf(standard) < index
            ? [
                  {
                      path: ["standards", index],
                      rule: "must not name a standard twice",
                      value: standard,
                      fix: "remove one of them",
                  },
              ]
            : [],
    );
}
