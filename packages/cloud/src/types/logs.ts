import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Log groups and alarms. */
export const logTypes: Readonly<Record<string, TypeModel>> = {
    "aws:cloudwatch/logGroup:LogGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 512 },
        defaults: { skipDestroy: false, retentionInDays: 0 },
        compute: (context) => {
            const name = context.text("name");
            return { id: name, outputs: { arn: context.arn("logs", `log-group:${name}`), logGroupClass: "STANDARD" } };
        },
    },
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
        compute: (context) => ({ id: context.text("policyName"), outputs: {} }),
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        compute: (context) => {
            const name = context.text("name");
            return { id: name, outputs: { arn: context.arn("cloudwatch", `alarm:${name}`) } };
        },
    },
};
