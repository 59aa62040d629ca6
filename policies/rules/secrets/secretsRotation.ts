import { Reading } from "../../reading/reading.ts";
import type { Relation } from "../../relations/relation.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { longestInterval } from "../../views/rotationSchedule.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";

const ROTATION_OF_SECRET: Relation = {
    types: [ROTATION],
    property: "secretId",
    parents: [SECRET],
    keys: ["name"],
};

export const secretsRotation = stackRule({
    id: "secrets-rotation",
    severity: "medium",
    description: "Secrets are rotated, often enough that a leaked one is soon worthless",
    remedy: "add an aws.secretsmanager.SecretRotation for the secret, with a rotation every 90 days or more often",
    types: [SECRET, ROTATION],
    safeProperties: [
        "rotationRules.automaticallyAfterDays",
        "rotationRules[].automaticallyAfterDays",
        "rotationRules.scheduleExpression",
        "rotationRules[].scheduleExpression",
        "rotationEnabled",
    ],
    parameters: {
        maximumDays: { description: "Longest time between two rotations", default: 90, stricter: "lower" },
    },
    *check(resource, { stack, parameters }) {
        const rules = resource.get("rotationRules");
        const maximum = parameters.number("maximumDays");
        if (resource.type === ROTATION) {
            const enabled = resource.get("rotationEnabled");
            if (enabled.isSet && enabled.boolean() !== true) {
                yield { at: enabled, expected: "true" };
            }
            yield* often(rules, maximum);
            return;
        }
        const { sure, maybe } = stack.children(resource, ROTATION_OF_SECRET);
        if (sure.length > 0) {
            return;
        }
        // Before version 5 of the provider a secret named its rotation itself.
        if (rules.isSet) {
            yield* often(rules, maximum);
            return;
        }
        yield {
            at: Reading.absent("rotation"),
            expected: "a SecretRotation for this secret",
            unverified: resource.isForeign || maybe.length > 0,
        };
    },
});

function* often(rules: Reading, maximum: number): Verdicts {
    const days = rules.child("automaticallyAfterDays");
    const schedule = rules.child("scheduleExpression");
    const expected = `a rotation every ${maximum} days or more often`;
    if (schedule.isKnown || (schedule.isUnknown && !days.isSet)) {
        if (longestInterval(schedule.string() ?? "") > maximum) {
            yield { at: schedule, expected };
        }
    } else if (!((days.number() ?? Infinity) <= maximum)) {
        yield { at: days, expected };
    }
}
