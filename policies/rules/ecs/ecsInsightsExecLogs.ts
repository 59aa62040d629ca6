import { resourceRule } from "../../rule/rule.ts";

export const ecsInsightsExecLogs = resourceRule({
    id: "ecs-insights-exec-logs",
    severity: "low",
    description: "ECS clusters measure their containers and log what people run inside them",
    remedy: "add the setting containerInsights with the value enabled or enhanced, and set logging of executeCommandConfiguration to DEFAULT or OVERRIDE",
    types: ["aws:ecs/cluster:Cluster"],
    safeProperties: ["settings[].value", "configuration.executeCommandConfiguration.logging"],
    *check(cluster) {
        const settings = cluster.get("settings");
        const insights = settings.items().filter((setting) => setting.child("name").string() === "containerInsights");
        const values = insights.map((setting) => setting.child("value"));
        const expected = "enabled or enhanced";
        if (values.length === 0) {
            const unverified = settings.items().some((setting) => setting.child("name").isUnknown);
            yield { at: settings, expected: `containerInsights ${expected}`, unverified };
        }
        for (const value of values) {
            if (!["enabled", "enhanced"].includes(value.string()?.toLowerCase() ?? "")) {
                yield { at: value, expected };
            }
        }
        // Unset, sessions go to the log configuration of the task.
        const logging = cluster.get("configuration.executeCommandConfiguration.logging");
        if (logging.isUnknown || logging.string()?.toUpperCase() === "NONE") {
            yield { at: logging, expected: "DEFAULT or OVERRIDE" };
        }
    },
});
