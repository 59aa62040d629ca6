import { type ChangeKind, COMPARISON_VERSION, dangerKinds, PLAN_VERSION } from "@plinth/plan";
import { z } from "zod";

const text = z.string();
const difference = z.looseObject({ path: text, kind: text });
const changeKinds = [
    "create",
    "import",
    "update",
    "replace",
    "updateOrReplace",
    "delete",
    "read",
    "discard",
    "settings",
] as const satisfies ChangeKind[];
const change = z.looseObject({
    kind: z.enum(changeKinds),
    urn: text,
    type: text,
    differences: z.array(difference),
    options: z.array(z.looseObject({ option: text })),
    replacedBy: z.array(z.looseObject({ path: text })),
});
const danger = z.looseObject({ kind: z.enum(dangerKinds), urn: text, type: text, what: text, why: text, source: text });
const against = z.union([
    z.looseObject({ kind: z.literal("revision"), revision: text, commit: text }),
    z.looseObject({ kind: z.literal("files"), files: z.array(text) }),
]);
const costSide = z.looseObject({
    count: z.int().nonnegative(),
    monthly: z.union([z.number(), z.literal("unknown")]),
});
const cost = z.looseObject({ what: text, before: costSide, after: costSide });
const comparison = z.looseObject({
    version: z.literal(COMPARISON_VERSION),
    against,
    dangers: z.array(danger),
    stacks: z.array(
        z.looseObject({
            project: text,
            presence: z.enum(["both", "added", "removed", "notCompared"]),
            changes: z.array(change),
            costs: z.array(cost).optional(),
        }),
    ),
    summary: z.looseObject({ changes: z.record(text, z.number()), refused: z.number() }),
});
const finding = z.looseObject({
    id: text,
    severity: z.enum(["critical", "high", "medium", "low"]).nullable(),
    rule: text,
    pack: text,
    outcome: z.enum(["pass", "violation", "unverified", "exempted", "notApplicable", "errored"]),
    level: text,
    urn: text,
    property: text.nullable(),
    expected: text.nullable(),
    actual: text.nullable(),
    message: text,
    remedy: text.nullable(),
});
const stack = z.looseObject({
    project: text,
    resources: z.array(z.looseObject({ urn: text, type: text, name: text })),
    diagnostics: z.array(z.looseObject({ severity: text, message: text })),
    gaps: z.array(z.looseObject({ kind: text, token: text })),
});

/** Of a plan's file what a comment is made of. Whoever opens a pull request decides what stands in it. */
const reported = z.looseObject({
    version: z.literal(PLAN_VERSION),
    environment: text,
    stacks: z.array(stack),
    findings: z.array(finding),
    comparison: comparison.optional(),
    summary: z.looseObject({ findings: z.record(text, z.number()), blocking: z.number(), errors: z.number() }),
});

/** Whether a document has everything that a comment takes from a plan. */
export function isReported(document: unknown): boolean {
    return reported.safeParse(document).success;
}
