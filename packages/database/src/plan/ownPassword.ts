import type { Violation } from "@plinth/core/settings";
import { type DatabaseShape, DEFAULTS } from "./shape.ts";

/** Secrets Manager API Reference, RotationRulesType, AutomaticallyAfterDays. */
const MOST_ROTATION_DAYS = 1000;

/** A master password that is kept in a secret of the component's own. */
export interface OwnPasswordPlan {
    /** Raised to have another password. */
    readonly version: number;
    readonly rotation?: { readonly lambdaArn: string; readonly days: number };
}

/** `undefined` where RDS keeps the password. */
export function planOwnPassword({ password }: Pick<DatabaseShape, "password">): OwnPasswordPlan | undefined {
    if (password === undefined) return undefined;
    if (password.rotation === "version") return { version: password.version ?? DEFAULTS.passwordVersion };
    const { lambdaArn, days = DEFAULTS.rotationDays } = password;
    return { version: DEFAULTS.passwordVersion, rotation: { lambdaArn, days } };
}

/** What the secret of an own password says about its database, in the words that rotation functions of Secrets Manager read. */
export function masterSecretText(
    database: { readonly username: string; readonly databaseName: string; readonly port: number },
    identifier: string,
    password: string,
    host?: string,
): string {
    const { username, databaseName: dbname, port } = database;
    const known = { engine: "postgres", username, password, dbname, port, dbInstanceIdentifier: identifier };
    return JSON.stringify(host === undefined ? known : { ...known, host });
}

export function checkOwnPassword({ password, passwordRotation }: DatabaseShape): Violation[] {
    if (password === undefined) return [];
    const both: Violation[] =
        passwordRotation === undefined
            ? []
            : [
                  {
                      path: ["passwordRotation"],
                      rule: "is the schedule of a password that RDS keeps, and password asks for one of your own",
                      value: passwordRotation,
                      fix: "remove one of the two",
                  },
              ];
    return [...both, ...(password.rotation === "version" ? checkVersion(password.version) : checkLambda(password))];
}

function checkVersion(version: number = DEFAULTS.passwordVersion): Violation[] {
    if (Number.isInteger(version) && version >= 1) return [];
    return [
        {
            path: ["password", "version"],
            rule: "must be a whole number from 1 on",
            value: version,
            fix: "write 1, and a higher one whenever the password has to change",
        },
    ];
}

function checkLambda({ lambdaArn, days = DEFAULTS.rotationDays }: { lambdaArn: string; days?: number | undefined }) {
    const problems: Violation[] = [];
    if (!/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/.test(lambdaArn)) {
        problems.push({
            path: ["password", "lambdaArn"],
            rule: "must be the ARN of a Lambda function",
            value: lambdaArn,
            fix: "write the ARN of the function that rotates the password",
        });
    }
    if (!Number.isInteger(days) || days < 1 || days > MOST_ROTATION_DAYS) {
        problems.push({
            path: ["password", "days"],
            rule: `must be a whole number of days from 1 to ${MOST_ROTATION_DAYS}`,
            value: days,
            fix: `choose one, or leave it out for ${DEFAULTS.rotationDays}`,
        });
    }
    return problems;
}

/** Replicas of a database whose password RDS keeps do not exist (Amazon RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager", Limitations). */
export function checkReplicaPassword({ password, replicas = {} }: DatabaseShape): Violation[] {
    const names = Object.keys(replicas);
    if (password !== undefined || names.length === 0) return [];
    return [
        {
            path: ["replicas"],
            rule: "need a password of your own: AWS makes no replica of a database whose password RDS keeps",
            value: names,
            fix: "write password: { rotation: version } and deploy it; the replicas can come in the same update",
        },
    ];
}
