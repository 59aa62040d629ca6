import { stackRule } from "../../rule/rule.ts";
import type { Answer } from "../../views/answer.ts";
import { BUCKET_POLICY, BucketView } from "../../views/bucket.ts";
import type { Statement } from "../../views/policyDocument.ts";
import { requireTransportDenial, transportDenials } from "../../views/transportDenial.ts";
import { BUCKET } from "../../views/types.ts";

const EVERY_ACTION = "s3:*";

export const s3TlsOnly = stackRule({
    id: "s3-tls-only",
    severity: "medium",
    description: "Buckets refuse requests without TLS",
    remedy: 'add a statement that denies s3:* to everyone on the bucket and bucket/* when aws:SecureTransport is "false"',
    types: [BUCKET_POLICY, ...BUCKET],
    safeProperties: [],
    *check(resource, { stack }) {
        const policy = resource.get("policy");
        const { sure, maybe } = new BucketView(resource, stack).policies;
        if (sure.length > 0) {
            const answers = sure.flatMap((each) => transportDenials(each.get("policy"), EVERY_ACTION, coversBucket));
            if (answers.every((answer) => answer === "no")) {
                yield { at: policy, expected: "a denial of requests without TLS", found: "a policy without one" };
            }
        } else if (policy.isSet) {
            // Several policies for one bucket would overwrite each other, so each has to say it.
            yield* requireTransportDenial(policy, EVERY_ACTION, coversBucket);
        } else {
            yield {
                at: policy,
                expected: "a policy that denies requests without TLS",
                unverified: resource.isForeign || maybe.length > 0,
            };
        }
    },
});

/** Both the bucket and its objects. */
function coversBucket(statement: Statement): Answer {
    const resources = statement.list("Resource");
    const known = resources.flatMap((reading) => reading.string() ?? []);
    const objects = known.some((text) => text.endsWith("*"));
    const bucket = known.some((text) => !text.endsWith("/*"));
    if (objects && bucket) {
        return "yes";
    }
    return resources.some((reading) => reading.isUnknown) ? "unknown" : "no";
}
