import type { AnswerContext, Answers, CloudAnswer } from "./answer.ts";
import { HOSTED_ZONES_SOURCE, loadBalancerZones } from "./data/loadBalancing.ts";
import { regions, REGIONS_SOURCE } from "./data/regions.ts";

const LOG_DELIVERY = "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0";
const LOG_DELIVERY_CHINA = "a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56";
const LOG_DELIVERY_SOURCE = "Amazon CloudFront Developer Guide, access logs; looked up 2026-11-21";

/** Accounts, hosted zones and users of AWS's own, which it publishes. */
export const serviceConstantAnswers: Answers = {
    "aws:elb/getServiceAccount:getServiceAccount": (context) => {
        const { region, partition } = context.target;
        const account = regions[region]?.loadBalancing;
        if (account === undefined) return undefined;
        const arn = `arn:${partition}:iam::${account}:root`;
        return context.published({ ...context.args, id: account, arn, region }, REGIONS_SOURCE);
    },
    "aws:elb/getHostedZoneId:getHostedZoneId": (context) => hostedZone(context, "application"),
    "aws:lb/getHostedZoneId:getHostedZoneId": (context) =>
        hostedZone(context, context.text("loadBalancerType") ?? "application"),
    "aws:cloudfront/getLogDeliveryCanonicalUserId:getLogDeliveryCanonicalUserId": (context) => {
        const { partition } = context.target;
        const id = partition === "aws-cn" ? LOG_DELIVERY_CHINA : LOG_DELIVERY;
        return context.published({ ...context.args, id }, LOG_DELIVERY_SOURCE);
    },
};

function hostedZone(context: AnswerContext, type: string): CloudAnswer | undefined {
    const zones = loadBalancerZones[context.target.region];
    const id = type === "network" ? zones?.[1] : zones?.[0];
    if (id === undefined) return undefined;
    return context.published({ ...context.args, id, region: context.target.region }, HOSTED_ZONES_SOURCE);
}
