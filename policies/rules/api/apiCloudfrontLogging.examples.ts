import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { apiCloudfrontLogging } from "./apiCloudfrontLogging.ts";

const REST = "aws:apigateway/stage:Stage";
const HTTP = "aws:apigatewayv2/stage:Stage";
const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const DELIVERY = "aws:cloudwatch/logDelivery:LogDelivery";
const distribution = resource(DISTRIBUTION, "d", {});
const source = resource(SOURCE, "l", { name: "cdn", resourceArn: from(distribution) });
const other = resource(DISTRIBUTION, "other", { loggingConfig: { bucket: "logs.s3.amazonaws.com" } });

export const examples: RuleExamples = {
    rule: apiCloudfrontLogging,
    passing: [
        {
            title: "a REST stage, its log group not known yet",
            resources: [resource(REST, "s", { accessLogSettings: { destinationArn: UNKNOWN, format: "$context" } })],
        },
        {
            title: "an HTTP stage",
            resources: [resource(HTTP, "s", { accessLogSettings: { destinationArn: "arn:aws:logs:::log-group:a" } })],
        },
        { title: "a distribution with a bucket", resources: [other] },
        {
            title: "a distribution whose logs CloudWatch delivers",
            resources: [distribution, source, resource(DELIVERY, "v", { deliverySourceName: "cdn" })],
        },
    ],
    failing: [
        {
            title: "a REST stage that says nothing",
            resources: [resource(REST, "s", {})],
            finds: ["s: accessLogSettings.destinationArn"],
        },
        {
            title: "an HTTP stage with an empty destination",
            resources: [resource(HTTP, "s", { accessLogSettings: { destinationArn: "" } })],
            finds: ["s: accessLogSettings.destinationArn"],
        },
        {
            title: "a distribution beside another's source",
            resources: [distribution, other, resource(SOURCE, "l", { resourceArn: from(other) })],
            finds: ["d: loggingConfig.bucket"],
        },
        {
            title: "a source that nothing delivers",
            resources: [distribution, source, resource(DELIVERY, "v", { deliverySourceName: "another" })],
            finds: ["d: loggingConfig.bucket"],
        },
        {
            title: "a distribution with an empty configuration",
            resources: [resource(DISTRIBUTION, "d", { loggingConfig: { includeCookies: false } })],
            finds: ["d: loggingConfig.bucket"],
        },
    ],
    unknown: [
        {
            title: "a source that may be the distribution's",
            resources: [distribution, resource(SOURCE, "l", { resourceArn: UNKNOWN })],
            finds: ["d: loggingConfig.bucket"],
        },
        {
            title: "a delivery that may be of the distribution's source",
            resources: [distribution, source, resource(DELIVERY, "v", { deliverySourceName: UNKNOWN })],
            finds: ["d: loggingConfig.bucket"],
        },
        {
            title: "an adopted distribution, which may have a delivery elsewhere",
            resources: [resource(DISTRIBUTION, "d", {}, { outputs: {}, external: true })],
            finds: ["d: loggingConfig.bucket"],
        },
    ],
};
