import type { Problem } from "@plinth/core/errors";
import { checkPlace, isRegion } from "@plinth/core/place";
import type { KeyArgs } from "./keyArgs.ts";
import { checkRoleArns } from "./principals/roleArns.ts";

/** AWS KMS API Reference, CreateKey, Description. */
const LONGEST_DESCRIPTION = 8192;

/** AWS KMS API Reference, CreateAlias, AliasName; what project and stack take of its 256 characters is left to AWS. */
const ALIAS = /^[0-9A-Za-z_/-]{1,200}$/;

/** What is wrong with a key's logical name, which its alias ends with. */
export function checkKeyName(name: string): Problem[] {
    if (ALIAS.test(name)) return [];
    return [
        {
            path: "",
            rule: "must have a name of at most 200 letters, digits, /, _ and -: its alias ends with it",
            value: name,
            fix: "shorten or rename it",
        },
    ];
}

/** Everything that is wrong with a key's arguments, at once. */
export function checkKeyArgs(args: KeyArgs): Problem[] {
    const { description, services = [], logGroups = [], statements = [] } = args;
    const problems = checkPlace(args);
    const refuse = (path: string, rule: string, value: unknown, fix: string): void => {
        problems.push({ path, rule, value, fix });
    };
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
        const open = "Service" in statement.Principal || [statement.Principal.AWS].flat().includes("*");
        if (statement.Condition !== undefined || !open) return;
        refuse(
            `statements[${index}].Condition`,
            "must say for whom: a service and * are everyone",
            statement.Principal,
            "add aws:SourceArn, aws:SourceAccount, kms:CallerAccount or an encryption context",
        );
    });
    return [...problems, ...checkRoles(args), ...checkReplicas(args)];
}

function checkRoles({ account, partition = "aws", roles }: KeyArgs): Problem[] {
    if (roles === undefined) return [];
    const nobody: Problem[] =
        roles.encrypt.length > 0 && roles.decrypt.length > 0
            ? []
            : [
                  {
                      path: "roles",
                      rule: "must name somebody who encrypts and somebody who decrypts: a key that lacks one is of no use",
                      value: { encrypt: roles.encrypt.length, decrypt: roles.decrypt.length },
                      fix: "name roles for both, or leave roles out and let IAM policies decide",
                  },
              ];
    return [
        ...nobody,
        ...checkRoleArns("roles.encrypt", roles.encrypt, { account, partition }),
        ...checkRoleArns("roles.decrypt", roles.decrypt, { account, partition }),
    ];
}

function checkReplicas({ region, replicaRegions = [] }: KeyArgs): Problem[] {
    return replicaRegions.flatMap((replica, index): Problem[] => {
        const isNew = replica !== region && replicaRegions.indexOf(replica) === index;
        if (isRegion(replica) && isNew) return [];
        return [
            {
                path: `replicaRegions[${index}]`,
                rule: "must be an AWS region, another than the key's and named once",
                value: replica,
                fix: "name the region that shall read what is encrypted here",
            },
        ];
    });
}
