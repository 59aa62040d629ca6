import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { logRetention } from "./logRetention.ts";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const examples: RuleExamples = {
    rule: logRetention,
    passing: [
        { title: "a month", resources: [resource(GROUP, "log", { retentionInDays: 30 })] },
        {
            title: "a year where a year is asked for",
            resources: [resource(GROUP, "log", { retentionInDays: 365 })],
            parameters: { minimumDays: 365 },
        },
        {
            title: "exactly the longest and the shortest allowed",
            resources: [
                resource(GROUP, "log", { retentionInDays: 365 }),
                resource(GROUP, "m", { retentionInDays: "30" }),
            ],
            parameters: { minimumDays: 30, maximumDays: 365 },
        },
    ],
    failing: [
        {
            title: "for ever, though no time would be too short",
            resources: [resource(GROUP, "log", {})],
            parameters: { minimumDays: 0 },
            finds: ["log: retentionInDays"],
        },
        {
            title: "a group that says nothing and keeps for ever",
            resources: [resource(GROUP, "log", {})],
            finds: ["log: retentionInDays"],
        },
        {
            title: "the number that means for ever",
            resources: [resource(GROUP, "log", { retentionInDays: 0 })],
            finds: ["log: retentionInDays"],
        },
        {
            title: "less than the environment asks for",
            resources: [resource(GROUP, "log", { retentionInDays: 180 })],
            parameters: { minimumDays: 365 },
            finds: ["log: retentionInDays"],
        },
        {
            title: "more than the environment allows",
            resources: [resource(GROUP, "log", { retentionInDays: 731 })],
            parameters: { maximumDays: 365 },
            finds: ["log: retentionInDays"],
        },
    ],
    unknown: [
        {
            title: "a time that is not known yet",
            resources: [resource(GROUP, "log", { retentionInDays: UNKNOWN })],
            finds: ["log: retentionInDays"],
        },
    ],
};
