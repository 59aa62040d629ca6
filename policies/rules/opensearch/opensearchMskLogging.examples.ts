import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { opensearchMskLogging } from "./opensearchMskLogging.ts";

const DOMAIN = "aws:opensearch/domain:Domain";
const OLD = "aws:elasticsearch/domain:Domain";
const CLUSTER = "aws:msk/cluster:Cluster";
const group = { cloudwatchLogGroupArn: UNKNOWN };

function domain(...logPublishingOptions: unknown[]) {
    return [resource(DOMAIN, "d", { logPublishingOptions })];
}

function cluster(brokerLogs: unknown) {
    return [resource(CLUSTER, "c", { loggingInfo: { brokerLogs } })];
}

export const examples: RuleExamples = {
    rule: opensearchMskLogging,
    passing: [
        {
            title: "audit logs beside others",
            resources: domain({ ...group, logType: "INDEX_SLOW_LOGS" }, { ...group, logType: "AUDIT_LOGS" }),
        },
        {
            title: "error logs of the old type, said to be on",
            resources: [
                resource(OLD, "d", {
                    logPublishingOptions: [{ ...group, logType: "ES_APPLICATION_LOGS", enabled: true }],
                }),
            ],
        },
        {
            title: "audit logs beside ones that are not known yet",
            resources: domain({ ...group, logType: UNKNOWN }, { ...group, logType: "AUDIT_LOGS" }),
        },
        {
            title: "brokers' logs to each of the three targets",
            resources: [
                ...cluster({ cloudwatchLogs: { enabled: true }, s3: { enabled: false } }),
                resource(CLUSTER, "d", { loggingInfo: { brokerLogs: { firehose: { enabled: "true" } } } }),
                resource(CLUSTER, "e", { loggingInfo: [{ brokerLogs: [{ s3: [{ enabled: true }] }] }] }),
            ],
        },
    ],
    failing: [
        {
            title: "a domain and a cluster that say nothing",
            resources: [resource(DOMAIN, "d", {}), resource(CLUSTER, "c", {})],
            finds: ["d: logPublishingOptions", "c: loggingInfo.brokerLogs"],
        },
        {
            title: "audit logs switched off, and slow logs on",
            resources: domain(
                { ...group, logType: "AUDIT_LOGS", enabled: false },
                { ...group, logType: "SEARCH_SLOW_LOGS", enabled: true },
            ),
            finds: ["d: logPublishingOptions"],
        },
        {
            title: "logs switched off whose type is not known yet",
            resources: domain({ ...group, logType: UNKNOWN, enabled: false }),
            finds: ["d: logPublishingOptions"],
        },
        {
            title: "targets that are all switched off",
            resources: cluster({ cloudwatchLogs: { enabled: false }, s3: {} }),
            finds: ["c: loggingInfo.brokerLogs"],
        },
    ],
    unknown: [
        {
            title: "a type and a switch that are not known yet",
            resources: [
                ...domain({ ...group, logType: UNKNOWN }),
                resource(OLD, "o", { logPublishingOptions: [{ ...group, logType: "AUDIT_LOGS", enabled: UNKNOWN }] }),
            ],
            finds: ["d: logPublishingOptions[0].logType", "o: logPublishingOptions[0].enabled"],
        },
        {
            title: "options and targets that are not known yet",
            resources: [
                resource(DOMAIN, "d", { logPublishingOptions: UNKNOWN }),
                ...cluster({ cloudwatchLogs: { enabled: false }, s3: { enabled: UNKNOWN } }),
            ],
            finds: ["d: logPublishingOptions[].logType", "c: loggingInfo.brokerLogs.s3.enabled"],
        },
    ],
};
