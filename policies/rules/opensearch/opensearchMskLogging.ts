import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { SEARCH_DOMAIN } from "../../views/searchDomain.ts";

const MSK_CLUSTER = "aws:msk/cluster:Cluster";

/** Who did what, and what went wrong; slow logs are about speed and tell neither. */
const TELLING_LOGS = ["AUDIT_LOGS", "ES_APPLICATION_LOGS"];
const BROKER_LOG_TARGETS = ["cloudwatchLogs", "firehose", "s3"];

export const opensearchMskLogging = resourceRule({
    id: "opensearch-msk-logging",
    severity: "low",
    description: "Search domains publish audit or error logs, and Kafka clusters their brokers' logs",
    remedy: "publish AUDIT_LOGS or ES_APPLICATION_LOGS in logPublishingOptions, or switch on a target of loggingInfo.brokerLogs",
    types: [...SEARCH_DOMAIN, MSK_CLUSTER],
    safeProperties: ["logPublishingOptions[].logType", "logPublishingOptions[].enabled"],
    *check(resource) {
        yield* resource.type === MSK_CLUSTER ? brokerLogs(resource) : domainLogs(resource);
    },
});

function* domainLogs(domain: ResourceView): Verdicts {
    const options = domain.get("logPublishingOptions");
    let open: Reading | undefined;
    for (const option of options.items()) {
        const type = option.child("logType");
        // An option that does not say is on.
        const enabled = option.child("enabled");
        const isOff = enabled.boolean() === false;
        if (isOff || !(type.isUnknown || TELLING_LOGS.includes(type.string() ?? ""))) {
            continue;
        }
        if (type.isKnown && !enabled.isUnknown) {
            return;
        }
        open = type.isUnknown ? type : enabled;
    }
    yield { at: open ?? options, expected: "AUDIT_LOGS or ES_APPLICATION_LOGS to be published" };
}

function* brokerLogs(cluster: ResourceView): Verdicts {
    const targets = BROKER_LOG_TARGETS.map((target) => cluster.get(`loggingInfo.brokerLogs.${target}.enabled`));
    if (!targets.some((enabled) => enabled.boolean() === true)) {
        const at = targets.find((enabled) => enabled.isUnknown) ?? cluster.get("loggingInfo.brokerLogs");
        yield { at, expected: "brokers' logs to go to CloudWatch Logs, Firehose or S3" };
    }
}
