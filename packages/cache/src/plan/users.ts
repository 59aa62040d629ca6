import { physicalName } from "@plinth/core/naming";
import type { Violation } from "@plinth/core/settings";
import { type AccessLevel, type CacheShape, DEFAULTS, type UserShape } from "./shape.ts";

/** The user that clients are without signing in. */
const DEFAULT_USER = "default";
const LONGEST = 20;

/**
 * Commands by level, in the words of the engines' ACL. `info` is among the dangerous ones, and client libraries ask for it
 * when they connect.
 */
const COMMANDS: Readonly<Record<AccessLevel, string>> = {
    read: "-@all +@read +@connection -@dangerous +info",
    readWrite: "+@all -@dangerous +info",
    admin: "+@all",
};

/** A user, as the provider takes it. */
export interface PlannedUser {
    /** In settings and logical names. */
    readonly key: string;
    readonly userId: string;
    readonly userName: string;
    readonly accessString: string;
    readonly authenticationMode: { readonly type: "iam" | "no-password-required" };
}

/**
 * The users of a cache. A user that signs in with IAM must be named like its id, so the name carries the cache's.
 *
 * A group of Redis users has to contain one named `default` (AWS refuses it otherwise: DefaultUserRequired), which is
 * therefore made and switched off. Groups of Valkey users only take users that sign in.
 */
export function planUsers(replicationGroupId: string, shape: CacheShape): PlannedUser[] {
    const { engine = DEFAULTS.engine, users = DEFAULTS.users } = shape;
    const idOf = (key: string): string => physicalName("aws:elasticache/user:User", replicationGroupId, key);
    const planned = Object.entries<UserShape>(users).map(([key, user]): PlannedUser => {
        const id = idOf(key);
        const accessString = `on ${keyPatterns(user)} ${COMMANDS[user.access]}`;
        return { key, userId: id, userName: id, accessString, authenticationMode: { type: "iam" } };
    });
    if (engine !== "redis") return planned;
    const off: PlannedUser = {
        key: DEFAULT_USER,
        userId: idOf(DEFAULT_USER),
        userName: DEFAULT_USER,
        accessString: "off -@all",
        authenticationMode: { type: "no-password-required" },
    };
    return [off, ...planned];
}

function keyPatterns({ keys = ["*"] }: UserShape): string {
    return keys.map((pattern) => `~${pattern}`).join(" ");
}

export function checkUsers({ users = DEFAULTS.users }: CacheShape): Violation[] {
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
    return entries.flatMap(([name, user]) => [...checkUserName(name), ...checkKeys(name, user)]);
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
