import type { Relation } from "../../relations/relation.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import { type Answer, any } from "../../views/answer.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";

const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";

/** CloudFront's newer logs: a source of CloudWatch names the distribution, and a delivery names the source. */
const SOURCE_OF_DISTRIBUTION: Relation = {
    types: [SOURCE],
    property: "resourceArn",
    parents: [DISTRIBUTION],
    keys: [],
};
const DELIVERY_OF_SOURCE: Relation = {
    types: ["aws:cloudwatch/logDelivery:LogDelivery"],
    property: "deliverySourceName",
    parents: [SOURCE],
    keys: ["name"],
};

export const apiCloudfrontLogging = stackRule({
    id: "api-cloudfront-logging",
    severity: "medium",
    description: "API Gateway's stages and CloudFront's distributions log who asked for what",
    remedy: "set accessLogSettings.destinationArn, or loggingConfig.bucket of a distribution",
    types: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage", DISTRIBUTION],
    safeProperties: [],
    *check(resource, { stack }) {
        if (resource.type !== DISTRIBUTION) {
            const destination = resource.get("accessLogSettings.destinationArn");
            if (!destination.isSet) {
                yield { at: destination, expected: "a log group or a stream" };
            }
            return;
        }
        const bucket = resource.get("loggingConfig.bucket");
        const delivered = isDelivered(resource, stack);
        if (!bucket.isSet && delivered !== "yes") {
            const unverified = resource.isForeign || delivered === "unknown";
            yield { at: bucket, expected: "a bucket for logs", unverified };
        }
    },
});

function isDelivered(distribution: ResourceView, stack: StackIndex): Answer {
    const sources = stack.children(distribution, SOURCE_OF_DISTRIBUTION);
    const bySource = sources.sure.map((source) => {
        const { sure, maybe } = stack.children(source, DELIVERY_OF_SOURCE);
        return sure.length > 0 ? "yes" : maybe.length > 0 ? "unknown" : "no";
    });
    return any(...bySource, sources.maybe.length > 0 ? "unknown" : "no");
}
