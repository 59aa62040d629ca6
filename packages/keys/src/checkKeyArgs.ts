import type { Problem } from "@plinth/core/errors";
import type { KeyArgs } from "./keyArgs.ts";

const PARTITIONS = ["aws", "aws-cn", "aws-us-gov"];
/** AWS KMS API Reference, CreateKey, Description. */
const LONGEST_DESCRIPTION = 8192;

/** Everything that is wrong with a key's arguments, at once. */
export function checkKeyArgs(args: KeyArgs): Problem[] {
    const { account, region, partition = "aws", description, services = [], logGroups = [], statements = [] } = args;
    const problems: Problem[] = [];
    const refuse = (path: string, rule: string, value: unknown, fix: string): void => {
        problems.push({ path, rule, value, fix });
    };
    if (!/^\d{12}$/.test(account)) {
        refuse(
            "account",
            "must be an AWS account id of 12 digits",
            account,
            "pass the account of the environment's target",
        );
    }
    if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
        refuse(
            "region",
            "must be an AWS region such as eu-west-1",
            region,
            "pass the region of the environment's target",
        );
    }
    if (!PARTITIONS.includes(partition)) {
        refuse("partition", `must be one of ${PARTITIONS.join(", ")}`, partition, "choose one of them");
    }
    if (description.trim() === "" || description.length > LONGEST_DESCRIPTION) {
        refuse(
            "description",
            `must have 1 to ${LONGEST_DESCRIPTION} characters`,
            description,
            "say what the key encrypts",
        );
    }
    if (logGroups.length > 0 && !services.includes("logs")) {
        refuse(
            "logGroups",
            "has no effect unless services names logs",
            logGroups,
            "add logs to services, or remove logGroups",
        );
    }
    logGroups.forEach((name, index) => {
        if (/^[\w/.#*-]{1,512}$/.test(name)) return;
        refuse(
            `logGroups[${index}]`,
            "must be the name of a log group, * allowed",
            name,
            "write the name without arn:",
        );
    });
    statements.forEach((statement, index) => {
        // A service acts for every customer of AWS, and * is all of them: a condition narrows either to this account.
        const open = "Service" in statement.Principal || statement.Principal.AWS === "*";
        if (statement.Condition !== undefined || !open) return;
        refuse(
            `statements[${index}].Condition`,
            "must say for whom: a service and * are everyone",
            statement.Principal,
            "add aws:SourceArn, aws:SourceAccount, kms:CallerAccount or an encryption context",
        );
    });
    return problems;
}
