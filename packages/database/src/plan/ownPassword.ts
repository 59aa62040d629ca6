import type { Violation } from "@plinth/core/settings";
import { checkRotationFunction, type RotationFunction } from "@plinth/secrets/rotation";
import { type DatabaseShape, DEFAULTS } from "./shape.ts";

/** A master password that is kept in a secret of the component's own. */
export interface OwnPasswordPlan {
    /** Raised to have another password. */
    readonly version: number;
    readonly rotation?: RotationFunction;
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
    if (password.rotation === "version") return [...both, ...checkVersion(password.version)];
    const { lambdaArn, days = DEFAULTS.rotationDays } = password;
    return [...both, ...checkRotationFunction(["password"], { lambdaArn, days }, DEFAULTS.rotationDays)];
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
