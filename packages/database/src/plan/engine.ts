import type { Violation } from "@plinth/core/settings";
import type { DatabaseShape } from "./shape.ts";

/** The oldest major a new database may have: 13 got its last release in November 2025 (PostgreSQL, "Versioning Policy"). */
export const OLDEST_MAJOR = 14;

export interface Version {
    readonly major: number;
    /** Absent where only the major is written, and AWS chooses. */
    readonly minor?: number;
}

/** A PostgreSQL version, taken apart; `undefined` for what is not one. */
export function versionOf(engineVersion: string): Version | undefined {
    const [found, major, minor] = /^(\d{2})(?:\.(\d{1,2}))?$/.exec(engineVersion) ?? [];
    if (found === undefined) return undefined;
    return { major: Number(major), ...(minor === undefined ? {} : { minor: Number(minor) }) };
}

/** The major of a PostgreSQL version: 17 of `17.7`; `undefined` for what is not a version. */
export function majorOf(engineVersion: string): number | undefined {
    return versionOf(engineVersion)?.major;
}

export type Engine = "postgres" | "aurora-postgresql";

/** The family of parameter groups for a version: `postgres17`. */
export function familyOf(engineVersion: string, engine: Engine = "postgres"): string {
    return `${engine}${majorOf(engineVersion)}`;
}

export function checkEngineVersion({ engineVersion }: Pick<DatabaseShape, "engineVersion">): Violation[] {
    const major = majorOf(engineVersion);
    if (major !== undefined && major >= OLDEST_MAJOR) return [];
    return [
        {
            path: ["engineVersion"],
            rule: `must be a PostgreSQL version from ${OLDEST_MAJOR} on, major alone or with its minor`,
            value: engineVersion,
            fix: 'write it in quotes, such as "17" or "17.7"',
        },
    ];
}

/**
 * Graviton classes have a g after the generation (`m7g`, `r6gd`, `x2g`): Amazon RDS User Guide, "DB instance class types".
 */
export function checkInstanceClass({ instanceClass }: Pick<DatabaseShape, "instanceClass">): Violation[] {
    if (/^db\.[a-z]\dgd?\.(micro|small|medium|large|\d{0,2}xlarge)$/.test(instanceClass)) return [];
    const known = /^db\.[a-z]+\d[a-z]*\.\w+$/.test(instanceClass);
    return [
        {
            path: ["instanceClass"],
            rule: known ? "must be a class with a Graviton processor" : "must be an instance class of RDS",
            value: instanceClass,
            fix: "choose one such as db.t4g.medium, db.m7g.large or db.r7g.xlarge",
        },
    ];
}
