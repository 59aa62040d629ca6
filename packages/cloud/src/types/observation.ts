import type { TypeModel } from "../model/model.ts";
import { joined, named, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Events, dashboards, streams and filters of logs, trails. */
export const observationTypes: Readonly<Record<string, TypeModel>> = {
    "aws:cloudwatch/eventRule:EventRule": {
        taggable: true,
        autoname: { property: "name", maxLength: 64 },
        defaults: { eventBusName: "default", forceDestroy: false },
        compute: (context) => {
            const [name, bus] = [context.text("name"), context.text("eventBusName")];
            const path = bus === "default" ? name : `${bus}/${name}`;
            return { id: path, outputs: { arn: context.arn("events", `rule/${path}`) } };
        },
    },
    "aws:cloudwatch/eventTarget:EventTarget": part(
        (context) => `${context.text("rule")}-${context.text("targetId", context.hex("target", 26))}`,
        {
            autoname: { property: "targetId", maxLength: 64 },
            defaults: { eventBusName: "default", forceDestroy: false },
        },
    ),
    "aws:cloudwatch/eventBus:EventBus": {
        taggable: true,
        compute: (context) => {
            const name = context.text("name");
            return { id: name, outputs: { arn: context.arn("events", `event-bus/${name}`) } };
        },
    },
    "aws:cloudwatch/dashboard:Dashboard": part(joined("", "dashboardName"), {
        outputs: (context) => ({
            dashboardArn: `arn:${context.target.partition}:cloudwatch::${context.target.account}:dashboard/${context.text("dashboardName")}`,
        }),
    }),
    "aws:cloudwatch/logStream:LogStream": part(joined("", "name"), {
        autoname: { property: "name", maxLength: 512 },
        outputs: (context) => ({
            arn: context.arn("logs", `log-group:${context.text("logGroupName")}:log-stream:${context.text("name")}`),
        }),
    }),
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": part(joined("", "name"), {
        autoname: { property: "name", maxLength: 512 },
    }),
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": part(
        (context) => `cwlsf-${Number.parseInt(context.hex("filter", 8), 16)}`,
        {
            autoname: { property: "name", maxLength: 512 },
            defaults: { distribution: "ByLogStream" },
        },
    ),
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
        taggable: true,
        compute: (context) => {
            const name = context.text("alarmName");
            return { id: name, outputs: { arn: context.arn("cloudwatch", `alarm:${name}`) } };
        },
    },
    "aws:cloudtrail/trail:Trail": named({
        taggable: true,
        autoname: { property: "name", maxLength: 128 },
        service: "cloudtrail",
        prefix: "trail/",
        id: "arn",
        outputs: (context) => ({ homeRegion: context.target.region }),
    }),
    "aws:guardduty/detector:Detector": {
        taggable: true,
        defaults: { enable: true },
        compute: (context) => {
            const id = context.hex("detector", 32);
            return {
                id,
                outputs: { accountId: context.target.account, arn: context.arn("guardduty", `detector/${id}`) },
            };
        },
    },
    "aws:backup/vault:Vault": named({
        taggable: true,
        autoname: { property: "name", maxLength: 50 },
        service: "backup",
        prefix: "backup-vault:",
        outputs: () => ({ recoveryPoints: 0 }),
    }),
    "aws:backup/plan:Plan": {
        taggable: true,
        autoname: { property: "name", maxLength: 50 },
        compute: (context) => {
            const id = context.uuid("plan");
            return {
                id,
                outputs: { arn: context.arn("backup", `backup-plan:${id}`), version: context.hex("version", 48) },
            };
        },
    },
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": part(joined("", "backupVaultName"), {
        outputs: (context) => ({
            backupVaultArn: context.arn("backup", `backup-vault:${context.text("backupVaultName")}`),
        }),
    }),
    "aws:backup/selection:Selection": part((context) => context.uuid("selection"), {
        autoname: { property: "name", maxLength: 50 },
    }),
};
