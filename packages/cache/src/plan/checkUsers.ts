import type { Violation } from "@plinth/core/settings";
import { checkRotationFunction } from "@plinth/secrets/rotation";
import { type CacheShape, DEFAULTS, type UserShape } from "./shape.ts";
import { DEFAULT_USER } from "./users.ts";

const LONGEST = 20;
/** Amazon ElastiCache API Reference, CreateUser, Passwords. */
const MOST_PASSWORDS = 2;

export function checkUsers({ users = DEFAULTS.users }: Pick<CacheShape, "users">): Violation[] {
    const entries = Object.entries<UserShape>(users);
    if (entries.length === 0) {
        return [
            {
                path: ["users"],
                rule: "must have at least one user: nobody else can sign in",
                value: users,
                fix: "add one, or leave users out for app, which reads and writes every key",
            },
        ];
    }
    return entries.flatMap(([name, user]) => [
        ...checkUserName(name),
        ...checkKeys(name, user),
        ...checkPassword(name, user),
    ]);
}

function checkUserName(name: string): Violation[] {
    const path = ["users", name];
    if (name === DEFAULT_USER) {
        return [
            {
                path,
                rule: "is the user of clients that do not sign in, and is off",
                value: name,
                fix: "choose another name",
            },
        ];
    }
    if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= LONGEST) return [];
    return [
        {
            path,
            rule: `has a name that must be at most ${LONGEST} lower-case letters, digits and single hyphens, a letter first`,
            value: name,
            fix: "rename it",
        },
    ];
}

function checkKeys(name: string, { keys }: UserShape): Violation[] {
    if (keys === undefined) return [];
    const path = ["users", name, "keys"];
    if (keys.length === 0) {
        return [{ path, rule: "must name at least one pattern", value: keys, fix: "leave it out for every key" }];
    }
    return keys.flatMap((pattern, index) =>
        /^[^\s~]+$/.test(pattern)
            ? []
            : [
                  {
                      path: [...path, index],
                      rule: "must be a pattern of keys without spaces and without ~",
                      value: pattern,
                      fix: "write it as cart:*",
                  },
              ],
    );
}

function checkPassword(name: string, { password }: UserShape): Violation[] {
    if (password === undefined) return [];
    const path = ["users", name, "password"];
    if (password.rotation === "versions") {
        const versions: readonly number[] = password.versions ?? DEFAULTS.passwordVersions;
        const rising = versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? 0));
        const whole = versions.every((version) => Number.isInteger(version) && version >= 1);
        if (versions.length >= 1 && versions.length <= MOST_PASSWORDS && rising && whole) return [];
        return [
            {
                path: [...path, "versions"],
                rule: "must be one or two whole numbers from 1 on, rising: AWS takes two passwords at a time",
                value: versions,
                fix: "write the number in use, and behind it the next while clients change over",
            },
        ];
    }
    const { lambdaArn, days = DEFAULTS.rotationDays } = password;
    return checkRotationFunction(path, { lambdaArn, days }, DEFAULTS.rotationDays);
}
