import type { Violation } from "@plinth/core/settings";
import { type Version, versionOf } from "./engine.ts";
import type { DatabaseShape } from "./shape.ts";

/**
 * The lowest minor of each major that a blue/green deployment takes to another major (Amazon RDS User Guide, "PostgreSQL
 * replication methods for blue/green deployments"); from 16 on every minor.
 */
const LOWEST_MINORS: Readonly<Record<number, number>> = { 12: 16, 13: 12, 14: 9, 15: 4 };
/** Majors from here on are taken with every minor. */
const ALL_MINORS_FROM = 16;
/** Changes of a major are replicated logically, which a database does with this static parameter only. */
const LOGICAL_REPLICATION = "rds.logical_replication";

/** Whether AWS and its provider can make a database's changes on a copy that then takes over. */
export function checkBlueGreen(shape: DatabaseShape): Violation[] {
    if (shape.blueGreen !== true) return [];
    const { password, replicas = {} } = shape;
    const problems: Violation[] = [];
    const refuse = (rule: string, fix: string): void => {
        problems.push({ path: ["blueGreen"], rule, value: true, fix });
    };
    if (password === undefined) {
        refuse(
            "needs a password of your own: AWS makes no blue/green deployment of a database whose password RDS keeps",
            "write password: { rotation: version } and deploy that first",
        );
    }
    if (Object.keys(replicas).length > 0) {
        refuse(
            "cannot be used with replicas: the provider updates a database alone",
            "remove it, or the replicas for as long as the update takes",
        );
    }
    return [...problems, ...checkMajor(shape)];
}

function checkMajor({ engineVersion, upgradeFrom, parameters = {} }: DatabaseShape): Violation[] {
    const [source, target] = [versionOf(upgradeFrom ?? ""), versionOf(engineVersion)];
    if (source === undefined || target === undefined || target.major <= source.major) return [];
    const problems: Violation[] = [];
    if (!takesMajors(source)) {
        problems.push({
            path: ["upgradeFrom"],
            rule: "must be 12.16, 13.12, 14.9, 15.4, 16.1 or later for another major through blue/green",
            value: upgradeFrom,
            fix: "raise the minor first, or upgrade in place without blueGreen",
        });
    }
    if (parameters[LOGICAL_REPLICATION] !== "1") {
        problems.push({
            path: ["parameters", LOGICAL_REPLICATION],
            rule: "must be 1 for another major through blue/green, which is replicated logically",
            value: parameters[LOGICAL_REPLICATION],
            fix: `write ${LOGICAL_REPLICATION}: "1", deploy it and restart the database before the upgrade`,
        });
    }
    return problems;
}

function takesMajors({ major, minor }: Version): boolean {
    if (major >= ALL_MINORS_FROM) return true;
    const lowest = LOWEST_MINORS[major];
    return lowest !== undefined && minor !== undefined && minor >= lowest;
}
