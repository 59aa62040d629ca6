import type { Reading } from "../../reading/reading.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { all, type Answer } from "../../views/answer.ts";
import { BUCKET_LIFECYCLE, BucketView, isBucket } from "../../views/bucket.ts";
import { BUCKET } from "../../views/types.ts";

export const s3Lifecycle = stackRule({
    id: "s3-lifecycle",
    severity: "low",
    description: "Buckets have lifecycle rules, one of which removes what uploads left behind that were never finished",
    remedy: "add an enabled rule without a filter that sets abortIncompleteMultipartUpload.daysAfterInitiation",
    types: [...BUCKET, ...BUCKET_LIFECYCLE],
    safeProperties: [],
    *check(resource, { stack }) {
        if (!isBucket(resource)) {
            yield* requireAbort(resource.get("rules"));
            return;
        }
        const inline = resource.get("lifecycleRules");
        const { sure, maybe } = new BucketView(resource, stack).lifecycles;
        if (sure.length > 0) {
            return;
        }
        if (inline.isSet) {
            yield* requireAbort(inline);
            return;
        }
        yield {
            at: inline,
            expected: "a BucketLifecycleConfiguration for this bucket",
            unverified: resource.isForeign || maybe.length > 0,
        };
    },
});

function* requireAbort(rules: Reading): Verdicts {
    const answers = rules.items().map(aborts);
    if (!answers.includes("yes")) {
        const expected = "a rule for the whole bucket that aborts incomplete uploads";
        const found = rules.isUnknown ? undefined : { found: "no such rule" };
        yield { at: rules, expected, ...found, unverified: answers.includes("unknown") };
    }
}

function aborts(rule: Reading): Answer {
    const days = [
        rule.child("abortIncompleteMultipartUploadDays"),
        rule.at("abortIncompleteMultipartUpload.daysAfterInitiation"),
    ];
    const isOn = [rule.child("enabled"), rule.child("status")];
    const on = isOn.some((reading) => reading.boolean() === true || reading.string() === "Enabled");
    return all(
        on ? "yes" : isOn.some((reading) => reading.isUnknown) ? "unknown" : "no",
        days.some((reading) => reading.isSet) ? "yes" : "no",
        isForAll(rule),
    );
}

/** A rule with a filter leaves the uploads to other keys as they are. */
function isForAll(rule: Reading): Answer {
    const filters = [rule, rule.child("filter"), rule.at("filter.and")];
    const parts = filters.flatMap((filter) =>
        ["prefix", "tag", "tags", "objectSizeGreaterThan", "objectSizeLessThan"].map((part) => filter.child(part)),
    );
    if (parts.some((part) => part.isKnown && part.isSet && part.value !== 0)) {
        return "no";
    }
    return parts.some((part) => part.isUnknown) ? "unknown" : "yes";
}
