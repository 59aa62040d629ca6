import type { Relation } from "../../relations/relation.ts";
import { stackRule } from "../../rule/rule.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";

/** CloudFront's newer logs are a delivery of CloudWatch, which names the distribution. */
const DELIVERY: Relation = {
    types: ["aws:cloudwatch/logDeliverySource:LogDeliverySource"],
    property: "resourceArn",
    parents: [DISTRIBUTION],
    keys: [],
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
        const deliveries = stack.children(resource, DELIVERY);
        if (!bucket.isSet && deliveries.sure.length === 0) {
            const unverified = resource.isForeign || deliveries.maybe.length > 0;
            yield { at: bucket, expected: "a bucket for logs", unverified };
        }
    },
});
