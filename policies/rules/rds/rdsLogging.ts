import exported from "../../data/rdsLogExports.json" with { type: "json" };
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";

const CLUSTER = "aws:rds/cluster:Cluster";
const LOGS = new Map<string, readonly string[]>(Object.entries(exported.logsByEngine));

export const rdsLogging = resourceRule({
    id: "rds-logging",
    severity: "low",
    description: "RDS databases export logs to CloudWatch, where they outlive the instance",
    remedy: "list logs that the engine writes in enabledCloudwatchLogsExports",
    types: ["aws:rds/instance:Instance", CLUSTER],
    safeProperties: ["enabledCloudwatchLogsExports"],
    parameters: {
        audit: {
            description: "Whether Aurora MySQL clusters have to export the audit log",
            default: false,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const engine = engineOf(resource);
        if (!writesLogs(resource, engine)) {
            return;
        }
        const logs = resource.get("enabledCloudwatchLogsExports");
        const items = logs.items();
        const known = LOGS.get(engine ?? "");
        const valid = items.filter((item) => item.isUnknown || known?.includes(item.string() ?? "") !== false);
        if (valid.length === 0) {
            // An instance of which the engine is not known may turn out to be Aurora's.
            const unverified = resource.type !== CLUSTER && resource.get("engine").isUnknown;
            const expected = known === undefined ? "at least one log" : `at least one of ${known.join(", ")}`;
            yield { at: logs, expected, unverified };
            return;
        }
        const needsAudit = parameters.boolean("audit") && /^aurora(-mysql)?$/.test(engine ?? "");
        if (needsAudit && !items.some((item) => item.string() === "audit")) {
            yield { at: logs, expected: "audit among the logs", unverified: logs.hasUnknownItem };
        }
    },
});

/** The engine's name as the list of logs has it, without edition; undefined where it is not given or not known. */
function engineOf(resource: ResourceView): string | undefined {
    const engine = resource.get("engine");
    if (engine.isAbsent && resource.type === CLUSTER) {
        return "aurora";
    }
    return engine
        .string()
        ?.toLowerCase()
        .replace(/^(oracle|sqlserver|db2)-.*$/, "$1");
}

/** An Aurora instance has its cluster's exports, and RDS Custom has none. */
function writesLogs(resource: ResourceView, engine = ""): boolean {
    return !/^custom-/.test(engine) && (resource.type === CLUSTER || !/^aurora/.test(engine));
}
