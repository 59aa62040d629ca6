import { nameRules } from "@plinth/core/naming";
import type { Violation } from "@plinth/core/settings";
import { type CommonShape, DEFAULTS } from "./shape.ts";

/** Names in use: RDS refuses them (Amazon RDS API Reference, CreateDBInstance, DBName and MasterUsername). */
const RESERVED_USERS = ["admin", "public", "rdsadmin", "user"];
const RESERVED_DATABASES = ["rdsadmin", "template0", "template1"];
const LONGEST = 63;
const identifierRule = nameRules["aws:rds/instance:Instance"];

export function checkNames({
    databaseName = DEFAULTS.databaseName,
    masterUsername = DEFAULTS.masterUsername,
}: CommonShape): Violation[] {
    return [
        ...checkName("databaseName", databaseName, RESERVED_DATABASES),
        ...checkName("masterUsername", masterUsername, RESERVED_USERS),
    ];
}

function checkName(key: string, value: string, reserved: readonly string[]): Violation[] {
    if (reserved.includes(value)) {
        return [
            {
                path: [key],
                rule: "must not be a name RDS or PostgreSQL keeps for itself",
                value,
                fix: "choose another",
            },
        ];
    }
    if (/^[a-z][a-z0-9_]*$/.test(value) && value.length <= LONGEST) return [];
    return [
        {
            path: [key],
            rule: `must be at most ${LONGEST} lower-case letters, digits and underscores, a letter first`,
            value,
            fix: "rename it: other characters would have to be quoted in every statement",
        },
    ];
}

export function checkPort({ port = DEFAULTS.port }: CommonShape): Violation[] {
    // Amazon RDS API Reference, CreateDBInstance, Port.
    if (Number.isInteger(port) && port >= 1150 && port <= 65_535) return [];
    return [
        {
            path: ["port"],
            rule: "must be from 1150 to 65535",
            value: port,
            fix: `choose one, or leave it out for ${DEFAULTS.port}`,
        },
    ];
}

/** What is wrong with an instance's own name in AWS. */
export function checkIdentifier(identifier: string): Violation[] {
    if (identifierRule.pattern.test(identifier) && identifier.length <= identifierRule.maxLength) return [];
    return [
        {
            path: ["identifier"],
            rule: `must be at most ${identifierRule.maxLength} lower-case letters, digits and single hyphens, a letter first`,
            value: identifier,
            fix: "shorten or rename it",
        },
    ];
}
