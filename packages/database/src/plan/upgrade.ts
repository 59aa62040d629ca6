import type { Violation } from "@plinth/core/settings";
import { OLDEST_MAJOR, versionOf } from "./engine.ts";
import type { CommonShape } from "./shape.ts";

/**
 * Minor releases of all supported majors come out on one day (PostgreSQL, "Versioning Policy"). A release is counted here
 * by the minor of PostgreSQL 14 that came out with it; this is what to add to a minor of another major to get that count:
 * 16.9 came out with 14.18, so 9.
 *
 * Read off the releases of one day (18.4, 17.10, 16.14, 15.18 and 14.23), and equal to what AWS's table of upgrades allows
 * between 15, 16 and 17. The copy of that table that was read ends with 17.6: for 18 it follows the rule of the others.
 */
const RELEASE_OFFSETS: Readonly<Record<number, number>> = { 14: 0, 15: 5, 16: 9, 17: 13, 18: 19 };

/**
 * What AWS does with a change of version, as its tables say (Amazon RDS User Guide, "Choosing a major version for an RDS
 * for PostgreSQL upgrade"; Amazon Aurora User Guide, "Getting a list of available versions in your AWS Region"): any later
 * major may be the target, but only with a minor that came out on the same day as the version in use, or after it.
 */
export type UpgradePath = "none" | "minor" | "major" | "downgrade" | "tooOldMinor" | "unknown";

/** @param from what runs now, with its minor. @param to what is asked for, with or without its minor. */
export function upgradePath(from: string, to: string): UpgradePath {
    const [source, target] = [versionOf(from), versionOf(to)];
    if (source === undefined || target === undefined || source.minor === undefined) return "unknown";
    if (target.major < source.major) return "downgrade";
    if (target.major === source.major) {
        if (target.minor === undefined || target.minor === source.minor) return "none";
        return target.minor < source.minor ? "downgrade" : "minor";
    }
    const [then, now] = [releaseOf(source.major, source.minor), releaseOf(target.major, target.minor)];
    if (then === undefined || now === undefined) return "unknown";
    return now < then ? "tooOldMinor" : "major";
}

/** The lowest minor of a major that a version can be upgraded to; `undefined` where the data does not say. */
export function lowestTarget(from: string, toMajor: number): string | undefined {
    const source = versionOf(from);
    const offset = RELEASE_OFFSETS[toMajor];
    if (source?.minor === undefined || offset === undefined) return undefined;
    const release = releaseOf(source.major, source.minor);
    // Amazon RDS offers majors from their first minor on, not the .0 that PostgreSQL begins with.
    return release === undefined ? undefined : `${toMajor}.${Math.max(1, release - offset)}`;
}

function releaseOf(major: number, minor: number | undefined): number | undefined {
    const offset = RELEASE_OFFSETS[major];
    return offset === undefined || minor === undefined ? undefined : minor + offset;
}

/** Whether the version asked for is one that AWS upgrades to from the version that is said to run. */
export function checkUpgrade({ engineVersion, upgradeFrom }: UpgradeShape): Violation[] {
    const target = versionOf(engineVersion);
    if (upgradeFrom === undefined || target === undefined) return [];
    const path = ["upgradeFrom"];
    const source = versionOf(upgradeFrom);
    if (source?.minor === undefined || RELEASE_OFFSETS[source.major] === undefined) {
        return [
            {
                path,
                rule: "must be the version that runs now, with its minor: which upgrades AWS allows depends on it",
                value: upgradeFrom,
                fix: "write what engineVersionActual says in the stack's state or the RDS console, such as 16.9",
            },
        ];
    }
    if (target.major > source.major && target.minor === undefined) {
        return [
            {
                path: ["engineVersion"],
                rule: `must name its minor for an upgrade from ${upgradeFrom}: AWS allows only minors as new as that`,
                value: engineVersion,
                fix: `write ${lowestTarget(upgradeFrom, target.major) ?? `${target.major}.<minor>`} or later; the major alone is enough again once upgradeFrom is gone`,
            },
        ];
    }
    return checkPath(upgradePath(upgradeFrom, engineVersion), { engineVersion, upgradeFrom });
}

type UpgradeShape = Pick<CommonShape, "engineVersion" | "upgradeFrom">;

function checkPath(path: UpgradePath, { engineVersion, upgradeFrom = "" }: UpgradeShape): Violation[] {
    const at = ["engineVersion"];
    switch (path) {
        case "major":
        case "minor":
        case "none":
            return [];
        case "downgrade":
            return [
                {
                    path: at,
                    rule: `must not be older than ${upgradeFrom}, which runs now: AWS has no way back`,
                    value: engineVersion,
                    fix: "restore a snapshot from before the upgrade into a database of another name",
                },
            ];
        case "tooOldMinor":
            return [
                {
                    path: at,
                    rule: `must have come out with or after ${upgradeFrom}, which runs now: AWS refuses an upgrade to an older minor`,
                    value: engineVersion,
                    fix: `write ${lowestTarget(upgradeFrom, versionOf(engineVersion)?.major ?? OLDEST_MAJOR)} or later`,
                },
            ];
        case "unknown":
            return [
                {
                    path: at,
                    rule: `must be a version whose upgrades are known here, from ${upgradeFrom}`,
                    value: engineVersion,
                    fix: "ask aws rds describe-db-engine-versions, and add its release to packages/database/src/plan/upgrade.ts",
                },
            ];
    }
}
