import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM } from "../plan/names.ts";
import { DEFAULTS } from "../plan/shape.ts";
import { gatewayGrants, logsGrants } from "../permissions/telemetry.ts";
import { makeLogStore, makeServiceLevelLogs } from "../parts/telemetryStores.ts";
import { agentValues } from "../values/agent.ts";
import { gatewayValues } from "../values/gateway.ts";
import { logsValues } from "../values/logs.ts";
import type { AddOnHome } from "./home.ts";

/** Loki, and the bucket it keeps logs in. */
export function installLogs(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, place, size, monitored, name, tags, parent } = home;
    if (args.logs === undefined || home.monitoring === undefined) return [];
    const { protect = DEFAULTS.protect, emptyOnDelete = DEFAULTS.emptyOnDelete } = args;
    const { retentionDays = DEFAULTS.logRetentionDays, storageGiB = DEFAULTS.logStorageGiB } = args.logs;
    const store = makeLogStore({ ...place, name, tags, parent }, { retentionDays, protect, emptyOnDelete });
    const { region } = place;
    const values = logsValues({ size, monitored, bucketName: store.bucketName, region, retentionDays, storageGiB });
    return [
        home.install("logs", home.monitoring.name, values, [
            ...home.monitoring.ready,
            ...home.volumes,
            ...home.identity("loki", logsGrants(place, store)),
            ...store.ready,
            ...after,
        ]),
    ];
}

/** Where services send traces, and agents what they counted. */
export function installGateway(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, place, size, monitored, name, tags, parent } = home;
    const { telemetry, clusterName } = args;
    if (telemetry === undefined || home.monitoring === undefined) return [];
    const { traces = DEFAULTS.traces, metrics = DEFAULTS.metrics, serviceLevels } = telemetry;
    const logGroupName = `/plinth/${clusterName}/service-levels`;
    const logGroup =
        serviceLevels === undefined
            ? undefined
            : makeServiceLevelLogs(
                  { ...place, name, tags, parent },
                  {
                      logGroupName,
                      retentionDays: serviceLevels.logRetentionDays ?? DEFAULTS.serviceLevelLogDays,
                      protect: args.protect ?? DEFAULTS.protect,
                  },
              );
    const values = gatewayValues({
        size,
        monitored,
        region: place.region,
        traces,
        metrics,
        serviceLevels: logGroup === undefined ? undefined : { clusterName, logGroupName },
    });
    const identity = home.identity("gateway", gatewayGrants({ traces, logGroupArn: logGroup?.arn }));
    const { ready, name: namespace } = home.monitoring;
    return [home.install("gateway", namespace, values, [...ready, ...identity, ...after])];
}

/** What runs on every node: it follows the logs of pods, and counts requests for service levels. */
export function installAgent(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, size, monitored } = home;
    const logs = args.logs !== undefined;
    const serviceLevels = args.telemetry?.serviceLevels !== undefined;
    if (!logs && !serviceLevels) return [];
    return [
        home.install("agent", PLATFORM.agentsNamespace, agentValues({ size, monitored, logs, serviceLevels }), [
            ...after,
        ]),
    ];
}
