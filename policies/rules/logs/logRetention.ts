import { resourceRule } from "../../rule/rule.ts";

export const logRetention = resourceRule({
    id: "log-retention",
    severity: "low",
    description: "Log groups keep their logs for a stated time, neither too short nor for ever",
    remedy: "set retentionInDays within the range of the environment",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    safeProperties: ["retentionInDays"],
    parameters: {
        minimumDays: { description: "Shortest retention", default: 1, stricter: "higher" },
        maximumDays: {
            description: "Longest retention; 3653 is the longest AWS offers",
            default: 3653,
            stricter: "lower",
        },
    },
    *check(resource, { parameters }) {
        const days = resource.get("retentionInDays");
        const [minimum, maximum] = [parameters.number("minimumDays"), parameters.number("maximumDays")];
        // 0 and unset both mean for ever.
        const kept = days.number() ?? 0;
        if (kept === 0 || kept < minimum || kept > maximum) {
            yield { at: days, expected: `${minimum} to ${maximum} days` };
        }
    },
});
