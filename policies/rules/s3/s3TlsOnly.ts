import { stackRule } from "../../rule/rule.ts";
import type { Answer } from "../../views/answer.ts";
import { BUCKET_POLICY, BucketView } from "../../views/bucket.ts";
import type { Statement } from "../../views/policyDocument.ts";
import { requireTransportDenial, transportDenials } from "../../views/transportDenial.ts";
import { BUCKET } from "../../views/types.ts";

const EVERY_ACTION = "s3:*";

/** More than the ARN of any bucket, whose name has 63 characters at most. */
const LONGEST_BUCKET = 100;

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
    const stems = new Set(known.filter((text) => text.endsWith("*")).map((text) => text.slice(0, -1)));
    const buckets = known.filter((text) => !text.includes("/") && text.length <= LONGEST_BUCKET);
    if (buckets.some((bucket) => prefixes(`${bucket}/`).some((prefix) => stems.has(prefix)))) {
        return "yes";
    }
    return resources.some((reading) => reading.isUnknown) ? "unknown" : "no";
}

function prefixes(text: string): string[] {
    return Array.from({ length: text.length + 1 }, (_, length) => text.slice(0, length));
}
