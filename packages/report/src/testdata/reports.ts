import type { Exemption, Finding, Plan } from "@plinth/plan";
import type { Judged, JudgedReport, Place, RuleText } from "../judged/judged.ts";
import { finding, plan, resource, stack } from "./plans.ts";

export const bucket = resource("aws:s3/bucket:Bucket", "logs", { source: "layer.ts:13:22" });
export const database = resource("aws:rds/instance:Instance", "orders");

export const exemption: Exemption = {
    owner: "team-data",
    approvedBy: "security",
    reason: "holds public reports only",
    expires: "2026-12-31",
};

/** One finding of every outcome. */
export const oneOfEach: readonly Finding[] = [
    finding("rds-minor-upgrade", database.urn, { outcome: "pass", severity: "low", level: "advisory" }),
    finding("rds-multi-az", database.urn, { outcome: "notApplicable", severity: "medium" }),
    finding("s3-tls-only", bucket.urn, {
        outcome: "exempted",
        severity: "medium",
        property: "policy",
        expected: "a denial",
        actual: "nothing",
        exemption,
    }),
    finding("rds-encryption", database.urn, { outcome: "unverified", property: "storageEncrypted", expected: "true" }),
    finding("s3-versioning", bucket.urn, { outcome: "violation", level: "advisory", severity: "low" }),
    finding("rds-tls", database.urn, { outcome: "errored", severity: "medium", message: "the rule failed" }),
    finding("s3-public-acl", bucket.urn, {
        severity: "critical",
        property: "acl",
        expected: "private",
        actual: '"public-read"',
        message: "Buckets are private",
        remedy: "set acl to private",
        controls: ["FSBP S3.2"],
    }),
];

export const publicAcl: RuleText = {
    description: "Buckets are private",
    remedy: "set acl to private",
    severity: "critical",
    controls: ["FSBP S3.2"],
};

/** A plan as a report takes it: buckets come from a line of a program, everything else from its project. */
export function judged(findings: readonly Finding[], more: Partial<Plan> = {}): Judged {
    const placeOf = (urn: string): Place =>
        urn === bucket.urn
            ? { file: "stacks/net work/layer.ts", line: 13, column: 22 }
            : { file: "stacks/network/Pulumi.yaml" };
    return { name: "dev", plan: plan([stack([bucket, database])], findings, more), placeOf };
}

export function report(findings: readonly Finding[], more: Partial<JudgedReport> = {}): JudgedReport {
    return {
        judged: [judged(findings)],
        failures: [],
        failed: false,
        rules: new Map([["s3-public-acl", publicAcl]]),
        include: [],
        at: new Date("2026-11-21T12:00:00Z"),
        ...more,
    };
}
