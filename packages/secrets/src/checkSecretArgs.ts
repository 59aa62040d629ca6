import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { checkPlace, isRegion } from "@plinth/core/place";
import { toProblems } from "@plinth/core/settings";
import { checkRoleArns } from "@plinth/keys";
import * as pulumi from "@pulumi/pulumi";
import { isRotationSchedule, MONTHLY, SCHEDULE_RULE } from "./plan/rotationSchedule.ts";
import { secretAlarms } from "./plan/secretAlarms.ts";
import { checkSecretName } from "./plan/secretName.ts";
import type { SecretArgs, SecretRotation, ShorterRecovery, WrittenValue } from "./secretArgs.ts";

/** AWS Secrets Manager API Reference, CreateSecret, Description. */
const LONGEST_DESCRIPTION = 2048;
/** The longest recovery window, and the default (same page of DeleteSecret, RecoveryWindowInDays). */
export const LONGEST_RECOVERY_DAYS = 30;
const SHORTEST_RECOVERY_DAYS = 7;

/** Everything that is wrong with a secret's arguments, at once. */
export function checkSecretArgs(args: SecretArgs): Problem[] {
    const { account, partition = "aws", access } = args;
    const home = { account, partition };
    return [
        ...checkDescription(args.description),
        ...checkPlace(args),
        ...(args.secretName === undefined ? [] : checkSecretName("secretName", args.secretName)),
        ...checkKey("kmsKeyArn", args.kmsKeyArn, args.region),
        ...checkRoleArns("access.readers", access.readers, home),
        ...checkRoleArns("access.writers", access.writers ?? [], home),
        ...checkRoleArns("access.administrators", access.administrators ?? [], home),
        ...checkRotation(args.rotation, home),
        ...(args.value === undefined ? [] : checkValue(args.value, access.administrators ?? [])),
        ...checkReplicas(args),
        ...(args.recovery === undefined ? [] : checkRecovery(args.recovery)),
        ...toProblems(checkAlarmArgs(secretAlarms, args)),
    ];
}

function checkDescription(description: string): Problem[] {
    if (description.trim() !== "" && description.length <= LONGEST_DESCRIPTION) return [];
    return [
        {
            path: "description",
            rule: `must have 1 to ${LONGEST_DESCRIPTION} characters`,
            value: description,
            fix: "say what the secret opens",
        },
    ];
}

/** Secrets Manager reaches no key of another region (AWS Secrets Manager API Reference, CreateSecret, KmsKeyId). */
function checkKey(path: string, arn: pulumi.Input<string> | undefined, region: string): Problem[] {
    if (typeof arn !== "string") return [];
    if (arn.startsWith("alias/") || arn.includes(":alias/")) {
        return [
            {
                path,
                rule: "must be the ARN of a key: an alias may point at another one tomorrow",
                value: arn,
                fix: "pass the arn output of the key",
            },
        ];
    }
    const [, keyRegion] = /^arn:aws[\w-]*:kms:([a-z\d-]+):\d{12}:key\/[\w-]+$/.exec(arn) ?? [];
    if (keyRegion === region) return [];
    return [
        {
            path,
            rule: `must be the ARN of a KMS key in ${region}`,
            value: arn,
            fix: "pass the arn output of a key there, or leave it out for a key of its own",
        },
    ];
}

function checkRotation(rotation: SecretRotation, home: { account: string; partition: string }): Problem[] {
    if (rotation.by === "hand") return checkReason("rotation.reason", rotation.reason);
    const { functionArn, roleArn, schedule = MONTHLY } = rotation;
    const problems = checkRoleArns("rotation.roleArn", [roleArn], home).map((problem) => ({
        ...problem,
        path: "rotation.roleArn",
    }));
    if (
        typeof functionArn === "string" &&
        !/^arn:aws[\w-]*:lambda:[a-z\d-]+:\d{12}:function:[\w-]+$/.test(functionArn)
    ) {
        problems.push({
            path: "rotation.functionArn",
            rule: "must be the ARN of a Lambda function, without a version or alias",
            value: functionArn,
            fix: "pass the arn output of the function",
        });
    }
    if (!isRotationSchedule(schedule)) {
        problems.push({
            path: "rotation.schedule",
            rule: SCHEDULE_RULE,
            value: schedule,
            fix: `write ${MONTHLY} for the first of each month, or cron(0 4 ? * SUN *) for Sundays`,
        });
    }
    return problems;
}

function checkValue({ text, version }: WrittenValue, administrators: readonly unknown[]): Problem[] {
    const problems: Problem[] = [];
    // Whatever the types say: in plain JavaScript, and behind a cast, a text would land in code and plan. It is not shown.
    if (!pulumi.Output.isInstance(text)) {
        problems.push({
            path: "value.text",
            rule: "must be an Output: a text would stand in the code",
            fix: "read it from ESC with config.requireSecret, pass another resource's secret output, or leave value out and set it by hand",
        });
    }
    if (!Number.isInteger(version) || version < 1) {
        problems.push({
            path: "value.version",
            rule: "must be a whole number from 1",
            value: version,
            fix: "begin with 1 and raise it with each new text",
        });
    }
    if (administrators.length === 0) {
        problems.push({
            path: "access.administrators",
            rule: "must name who deploys where the program writes the value: the provider reads a version after writing it",
            value: [],
            fix: "add the ARN of the deploying role, or leave value out and set it by hand",
        });
    }
    return problems;
}

function checkReplicas({ region, replicas = {} }: SecretArgs): Problem[] {
    return Object.entries(replicas).flatMap(([place, { kmsKeyArn }]): Problem[] => {
        const path = `replicas.${place}`;
        if (!isRegion(place)) {
            return [
                {
                    path,
                    rule: "must be an AWS region such as eu-central-1",
                    value: place,
                    fix: "name the region by its code",
                },
            ];
        }
        if (place === region) {
            return [
                {
                    path,
                    rule: "must be another region than the secret's",
                    value: place,
                    fix: "remove it, or choose the region that takes over",
                },
            ];
        }
        return checkKey(`${path}.kmsKeyArn`, kmsKeyArn, place);
    });
}

function checkRecovery({ days, reason }: ShorterRecovery): Problem[] {
    const problems = checkReason("recovery.reason", reason);
    const inside = Number.isInteger(days) && days >= SHORTEST_RECOVERY_DAYS && days <= LONGEST_RECOVERY_DAYS;
    if (days !== 0 && !inside) {
        problems.push({
            path: "recovery.days",
            rule: `must be a whole number from ${SHORTEST_RECOVERY_DAYS} to ${LONGEST_RECOVERY_DAYS}, or 0 for none`,
            value: days,
            fix: `leave recovery out for ${LONGEST_RECOVERY_DAYS} days`,
        });
    }
    return problems;
}

function checkReason(path: string, reason: string): Problem[] {
    if (reason.trim() !== "") return [];
    return [{ path, rule: "must say why", value: reason, fix: "write the reason down for those who find it later" }];
}
