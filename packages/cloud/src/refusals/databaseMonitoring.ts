import type { Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

const INTERVALS = [0, 1, 5, 10, 15, 30, 60];
const API = "Amazon RDS API Reference, CreateDBInstance";
const ADVANCED_DAYS = 465;

/** What is refused of the metrics of an instance or a cluster: `what` is its name in the words of RDS. */
export function wrongMonitoring(inputs: SentInputs, what: "instance" | "cluster"): Refusal[] {
    return [...wrongInterval(inputs), ...wrongInsights(inputs, what)];
}

function wrongInterval(inputs: SentInputs): Refusal[] {
    const seconds = inputs.number("monitoringInterval");
    if (seconds === undefined) return [];
    if (!INTERVALS.includes(seconds)) {
        // The reference names the values; the words were not found.
        const words = `MonitoringInterval must be one of ${INTERVALS.join(", ")}, got ${seconds}`;
        return [refusedByAws("monitoringInterval", "InvalidParameterValue", words, `${API}, MonitoringInterval`)];
    }
    if (seconds === 0 || inputs.has("monitoringRoleArn")) return [];
    const words = "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.";
    const source = "message of ModifyDBInstance, as public reports quote it";
    return [refusedByAws("monitoringRoleArn", "InvalidParameterCombination", words, source)];
}

function wrongInsights(inputs: SentInputs, what: string): Refusal[] {
    const days = inputs.number("performanceInsightsRetentionPeriod");
    const months = (days ?? 0) / 31;
    const allowed = days === 7 || days === 731 || (Number.isInteger(months) && months >= 1 && months <= 23);
    if (days !== undefined && days !== 0 && !allowed) {
        // The reference names the values, and that others are refused; the words were not found.
        const words = `PerformanceInsightsRetentionPeriod must be 7, 731, or 31 times 1 to 23, got ${days}`;
        const source = `${API}, PerformanceInsightsRetentionPeriod`;
        return [refusedByAws("performanceInsightsRetentionPeriod", "InvalidParameterValue", words, source)];
    }
    const known = (name: string): boolean => !inputs.has(name) || inputs.number(name) !== undefined;
    if (inputs.text("databaseInsightsMode") !== "advanced" || !known("performanceInsightsRetentionPeriod")) return [];
    if (inputs.flag("performanceInsightsEnabled") === false || (days ?? 0) < ADVANCED_DAYS) {
        const words = `To enable the Advanced mode of Database Insights, modify your ${what} to enable Performance Insights and set the retention period for Performance Insights to at least ${ADVANCED_DAYS} days.`;
        const source = "pulumi/pulumi-aws#5286, hashicorp/terraform-provider-aws#41952";
        return [refusedByAws("databaseInsightsMode", "InvalidParameterCombination", words, source)];
    }
    return [];
}
