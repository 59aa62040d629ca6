import type { Violation } from "@plinth/core/settings";
import { type CommonShape, DEFAULTS } from "./shape.ts";

/** Hours in which Secrets Manager may rotate once the schedule says so. */
const ROTATION_WINDOW_HOURS = 3;
/** A window must not reach into the next day (AWS Secrets Manager API Reference, RotationRulesType). */
const LAST_HOUR = 24 - ROTATION_WINDOW_HOURS;

/** When Secrets Manager rotates, as its provider takes it. */
export interface RotationPlan {
    readonly scheduleExpression: string;
    readonly duration: string;
}

export function rotationOf({ passwordRotation }: CommonShape): RotationPlan {
    return {
        scheduleExpression: passwordRotation ?? DEFAULTS.passwordRotation,
        duration: `${ROTATION_WINDOW_HOURS}h`,
    };
}

/**
 * Rotation is a cron expression: with a rate or a number of days a rotation scheduled before may still happen after a
 * change (AWS CloudFormation reference, AWS::SecretsManager::RotationSchedule RotationRules).
 */
export function checkPasswordRotation({ passwordRotation = DEFAULTS.passwordRotation }: CommonShape): Violation[] {
    const found = /^cron\(0 (\d{1,2}) (\S+) (\S+) (\S+) \*\)$/.exec(passwordRotation);
    const [, hour, dayOfMonth, , dayOfWeek] = found ?? [];
    // Exactly one of the two days says when; the other is a question mark.
    const oneDay = (dayOfMonth === "?") !== (dayOfWeek === "?");
    if (found !== null && Number(hour) <= LAST_HOUR && oneDay) return [];
    return [
        {
            path: ["passwordRotation"],
            rule: `must be a cron expression of a full hour, 0 to ${LAST_HOUR} UTC: cron(0 hour day month weekday *), one of the days a ?`,
            value: passwordRotation,
            fix: `write ${DEFAULTS.passwordRotation} for the first of each month, or cron(0 4 ? * SUN *) for Sundays`,
        },
    ];
}
