import type { Violation } from "@plinth/core/settings";
import { checkOff, checkWhole, type Part } from "./mode.ts";

export interface AccessAnalyzerOptions {
    /** Whom access from outside is measured against; an organisation needs its management or delegated account. @default account */
    readonly zone?: "account" | "organization" | undefined;
    /**
     * Roles, keys and rights that nobody uses. Billed for every role and user analysed, each month, beside the analyzer of
     * outside access, which is free (IAM User Guide, "Manage an IAM Access Analyzer unused access analyzer").
     * @default none - it costs
     */
    readonly unusedAccess?:
        | {
              /** Days without use after which there is a finding, 1 to 365. @default 90 - AWS's own */
              readonly ageDays?: number | undefined;
          }
        | undefined;
}

export type AccessAnalyzerShape = Part<AccessAnalyzerOptions, { readonly analyzerArn: string }>;

export const ACCESS_ANALYZER_DEFAULTS = { zone: "account", ageDays: 90 } as const;
const AGE_DAYS = [1, 365] as const;

export function checkAccessAnalyzer(shape: AccessAnalyzerShape): Violation[] {
    if (shape.mode === "off") return checkOff(shape);
    if (shape.mode === "created") {
        const path = ["unusedAccess", "ageDays"];
        return checkWhole(path, shape.unusedAccess?.ageDays, AGE_DAYS, "choose one, or leave it out for 90");
    }
    if (/^arn:[\w-]+:access-analyzer:[\w-]+:\d{12}:analyzer\/\S+$/.test(shape.analyzerArn)) return [];
    return [
        {
            path: ["analyzerArn"],
            rule: "must be the ARN of an analyzer",
            value: shape.analyzerArn,
            fix: "aws accessanalyzer list-analyzers",
        },
    ];
}
