import type { Violation } from "@plinth/core/settings";

/** Secrets Manager API Reference, RotationRulesType, AutomaticallyAfterDays. */
const MOST_ROTATION_DAYS = 1000;

/** A function of your own that changes a password, and how often. */
export interface RotationFunction {
    readonly lambdaArn: string;
    /** Whole days between two changes. */
    readonly days: number;
}

/**
 * What is wrong with a rotation function.
 *
 * @param path of what holds it in the settings.
 * @param defaultDays what leaving the days out means there.
 */
export function checkRotationFunction(
    path: readonly (string | number)[],
    { lambdaArn, days }: RotationFunction,
    defaultDays: number,
): Violation[] {
    const problems: Violation[] = [];
    if (!/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/.test(lambdaArn)) {
        problems.push({
            path: [...path, "lambdaArn"],
            rule: "must be the ARN of a Lambda function",
            value: lambdaArn,
            fix: "write the ARN of the function that rotates the password",
        });
    }
    if (!Number.isInteger(days) || days < 1 || days > MOST_ROTATION_DAYS) {
        problems.push({
            path: [...path, "days"],
            rule: `must be a whole number of days from 1 to ${MOST_ROTATION_DAYS}`,
            value: days,
            fix: `choose one, or leave it out for ${defaultDays}`,
        });
    }
    return problems;
}
