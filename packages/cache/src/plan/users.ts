import { physicalName } from "@plinth/core/naming";
import { type AccessLevel, type CacheShape, DEFAULTS, type PasswordShape, type UserShape } from "./shape.ts";

/** The user that clients are without signing in. */
export const DEFAULT_USER = "default";

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
    readonly authenticationMode: { readonly type: "iam" | "password" | "no-password-required" };
    /** Absent without one. */
    readonly password?: PasswordPlan;
}

/** Of any cache, what decides its users. */
export type UsersShape = Pick<CacheShape, "engine" | "users">;

/** What a user's password is, over time. */
export interface PasswordPlan {
    /** One or two, the last of which the secret holds. */
    readonly versions: readonly number[];
    readonly rotation?: { readonly lambdaArn: string; readonly days: number };
}

/**
 * The users of a cache. A user that signs in with IAM must be named like its id, so the name carries the cache's.
 *
 * A group of Redis users has to contain one named `default` (AWS refuses it otherwise: DefaultUserRequired), which is
 * therefore made and switched off. Groups of Valkey users only take users that sign in.
 */
export function planUsers(cacheId: string, shape: UsersShape): PlannedUser[] {
    const { engine = DEFAULTS.engine, users = DEFAULTS.users } = shape;
    const idOf = (key: string): string => physicalName("aws:elasticache/user:User", cacheId, key);
    const planned = Object.entries<UserShape>(users).map(([key, user]): PlannedUser => {
        const id = idOf(key);
        const accessString = `on ${keyPatterns(user)} ${COMMANDS[user.access]}`;
        const named = { key, userId: id, userName: id, accessString };
        return user.password === undefined
            ? { ...named, authenticationMode: { type: "iam" } }
            : { ...named, authenticationMode: { type: "password" }, password: planPassword(user.password) };
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

function planPassword(shape: PasswordShape): PasswordPlan {
    if (shape.rotation === "versions") return { versions: shape.versions ?? DEFAULTS.passwordVersions };
    const { lambdaArn, days = DEFAULTS.rotationDays } = shape;
    // The function changes what the first version said.
    return { versions: DEFAULTS.passwordVersions, rotation: { lambdaArn, days } };
}
