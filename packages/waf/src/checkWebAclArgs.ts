import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { checkPlace } from "@plinth/core/place";
import { toProblems } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { checkShape, webAclAlarms } from "./plan/index.ts";
import type { WebAclArgs, WebAclLogs } from "./webAclArgs.ts";

/** AWS WAF API Reference, AssociateWebACL, ResourceArn: what a web ACL stands before, beside CloudFront. */
const PROTECTED = [
    /^arn:aws[\w-]*:elasticloadbalancing:[a-z\d-]+:\d{12}:loadbalancer\/app\/[\w-]+\/[0-9a-f]+$/,
    /^arn:aws[\w-]*:apigateway:[a-z\d-]+::\/restapis\/\w+\/stages\/[\w-]+$/,
    /^arn:aws[\w-]*:appsync:[a-z\d-]+:\d{12}:apis\/[\w-]+$/,
    /^arn:aws[\w-]*:cognito-idp:[a-z\d-]+:\d{12}:userpool\/[\w-]+$/,
    /^arn:aws[\w-]*:apprunner:[a-z\d-]+:\d{12}:service\/[\w-]+\/\w+$/,
    /^arn:aws[\w-]*:ec2:[a-z\d-]+:\d{12}:verified-access-instance\/[\w-]+$/,
];

/** Everything that is wrong with a web ACL's arguments, at once. */
export function checkWebAclArgs(args: WebAclArgs): Problem[] {
    return [
        ...checkScope(args.scope),
        ...checkPlace({ account: args.account, region: args.region }),
        ...toProblems([...checkShape(args), ...checkAlarmArgs(webAclAlarms, args)]),
        ...checkProtected(args),
        ...(args.logs === undefined ? [] : checkLogs(args.logs)),
    ];
}

function checkScope(scope: string): Problem[] {
    if (["regional", "cloudFront"].includes(scope)) return [];
    return [
        {
            path: "scope",
            rule: "must be regional or cloudFront",
            value: scope,
            fix: "write regional for load balancers, cloudFront for distributions",
        },
    ];
}

function checkProtected({ scope, protects = {} }: WebAclArgs): Problem[] {
    const names = Object.entries(protects);
    // The types say so too; a program in JavaScript would get a web ACL that protects nothing.
    if (scope === "cloudFront" && names.length > 0) {
        return [
            {
                path: "protects",
                rule: "must be left out with scope: cloudFront",
                value: Object.keys(protects),
                fix: "give the distribution webAclId: <web ACL>.arn",
            },
        ];
    }
    return names.flatMap(([name, arn]): Problem[] => {
        const path = `protects.${name}`;
        if (!/^[a-z][a-z0-9-]*$/.test(name)) {
            return [
                {
                    path,
                    rule: "must be a name with small letters, digits and hyphens: a resource carries it",
                    value: name,
                    fix: "choose another name",
                },
            ];
        }
        if (typeof arn !== "string" || PROTECTED.some((form) => form.test(arn))) return [];
        const isNetwork = arn.includes(":loadbalancer/net/") || arn.includes(":loadbalancer/gwy/");
        return [
            {
                path,
                rule: isNetwork
                    ? "must not be a network or gateway load balancer: WAF reads requests, they pass packets"
                    : "must be the ARN of something WAF stands before",
                value: arn,
                fix: isNetwork
                    ? "protect the application load balancer behind it"
                    : "pass the ARN of an application load balancer, a stage of a REST API, a GraphQL API or a user pool",
            },
        ];
    });
}

function checkLogs(logs: WebAclLogs): Problem[] {
    if (logs.to === "cloudWatch") {
        return toProblems(checkRetention("retentionDays", logs.retentionDays)).map((problem) => ({
            ...problem,
            path: `logs.${problem.path}`,
        }));
    }
    const { bucketArn } = logs;
    if (typeof bucketArn !== "string" || /^arn:aws[\w-]*:s3:::aws-waf-logs-[a-z0-9.-]+$/.test(bucketArn)) return [];
    return [
        {
            path: "logs.bucketArn",
            rule: "must be the ARN of a bucket whose name begins with aws-waf-logs-: AWS takes no other",
            value: bucketArn,
            fix: "name the bucket aws-waf-logs-<name>",
        },
    ];
}
