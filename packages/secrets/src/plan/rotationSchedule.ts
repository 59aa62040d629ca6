/** Hours in which Secrets Manager may rotate once the schedule says so. */
const WINDOW_HOURS = 3;
/** A window must not reach into the next day (AWS Secrets Manager API Reference, RotationRulesType, Duration). */
const LAST_HOUR = 24 - WINDOW_HOURS;

/** The first of each month at four: a known moment, when a failure is seen the same morning. */
export const MONTHLY = "cron(0 4 1 * ? *)";

/** When Secrets Manager rotates, as its provider takes it. */
export interface RotationRules {
    readonly scheduleExpression: string;
    readonly duration: string;
}

export function rotationRules(schedule: string = MONTHLY): RotationRules {
    return { scheduleExpression: schedule, duration: `${WINDOW_HOURS}h` };
}

/** A field of a cron expression: numbers, names, ranges, lists, steps. */
const FIELD = /^[0-9A-Z*?,/#L-]{1,60}$/;

/**
 * Only cron expressions of a full hour: after a change of a rate or a number of days, a rotation scheduled before may
 * still happen (AWS CloudFormation reference, AWS::SecretsManager::RotationSchedule RotationRules).
 */
export function isRotationSchedule(schedule: string): boolean {
    const [, hour, dayOfMonth = "", month = "", dayOfWeek = ""] =
        /^cron\(0 (\d{1,2}) (\S+) (\S+) (\S+) \*\)$/.exec(schedule) ?? [];
    if (hour === undefined || Number(hour) > LAST_HOUR) return false;
    // Exactly one of the two days says when; the other is a question mark.
    if ((dayOfMonth === "?") === (dayOfWeek === "?")) return false;
    return [dayOfMonth, month, dayOfWeek].every((field) => FIELD.test(field)) && month !== "?";
}

export const SCHEDULE_RULE = `must be a cron expression of a full hour, 0 to ${LAST_HOUR} UTC: cron(0 hour day month weekday *), one of the days a ?`;
