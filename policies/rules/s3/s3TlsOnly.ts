import type { Reading } from "../../reading/reading.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { BUCKET_POLICY, BucketView } from "../../views/bucket.ts";
import { type Statement, statementsOf } from "../../views/policyDocument.ts";
import { BUCKET } from "../../views/types.ts";

export const s3TlsOnly = stackRule({
    id: "s3-tls-only",
    severity: "medium",
    description: "Buckets refuse requests without TLS",
    remedy: 'add a statement that denies s3:* to everyone on the bucket and bucket/* when aws:SecureTransport is "false"',
    types: [BUCKET_POLICY, ...BUCKET],
    safeProperties: [],
    *check(resource, { stack }) {
        if (resource.type === BUCKET_POLICY) {
            // Several policy resources for one bucket would overwrite each other, so each has to say it.
            yield* requireDenial(resource.get("policy"));
            return;
        }
        const inline = resource.get("policy");
        const { sure, maybe } = new BucketView(resource, stack).policies;
        if (sure.length > 0) {
            return;
        }
        if (inline.isSet) {
            yield* requireDenial(inline);
            return;
        }
        yield {
            at: inline,
            expected: "a policy that denies requests without TLS",
            unverified: resource.isForeign || maybe.length > 0,
        };
    },
});

function* requireDenial(policy: Reading): Verdicts {
    const verdicts = statementsOf(policy).map(deniesPlainRequests);
    if (!verdicts.includes("yes")) {
        const expected = "a denial of requests without TLS";
        const found = policy.isUnknown ? undefined : { found: "no such statement" };
        yield { at: policy, expected, ...found, unverified: verdicts.includes("unknown") };
    }
}

function deniesPlainRequests(statement: Statement): "yes" | "no" | "unknown" {
    if (statement.reading.isUnknown || statement.reading.child("Effect").isUnknown) {
        return "unknown";
    }
    const transport = statement
        .conditions()
        .find(({ operator, key }) => /^Bool$/i.test(operator) && /^aws:SecureTransport$/i.test(key));
    const insecure = transport?.values.items()[0];
    const names = statement.principals().some(({ reading }) => reading.string() === "*");
    const actions = statement.list("Action");
    const covers = actions.some((action) => ["*", "s3:*"].includes(action.string()?.toLowerCase() ?? ""));
    if (!statement.is("Deny") || insecure === undefined || insecure.boolean() === true || !names || !covers) {
        const open = [insecure, ...actions].some((reading) => reading?.isUnknown) || statement.principal.isUnknown;
        return statement.is("Deny") && open ? "unknown" : "no";
    }
    if (insecure.isUnknown) {
        return "unknown";
    }
    const resources = statement.list("Resource").map((reading) => reading.string());
    const known = resources.filter((text) => text !== undefined);
    const objects = known.some((text) => text.endsWith("*"));
    const bucket = known.some((text) => !text.endsWith("/*"));
    if (objects && bucket) {
        return "yes";
    }
    return known.length < resources.length ? "unknown" : "no";
}
