import { nameRules } from "@plinth/core/naming";
import type { Check, Violation } from "@plinth/core/settings";
import { commonChecks, versionChecks } from "../checkCommon.ts";
import { checkInstanceClass } from "../engine.ts";
import { checkSnapshot, checkTime } from "../restore.ts";
import { memberIdentifier } from "./planAurora.ts";
import { AURORA_DEFAULTS, type AuroraShape, type MemberShape, type ServerlessCapacity } from "./shape.ts";

/** A writer and 15 readers (Amazon Aurora User Guide, "Amazon Aurora DB clusters"). */
const MOST_MEMBERS = 16;
const LAST_TIER = 15;
/** Amazon RDS API Reference, ServerlessV2ScalingConfiguration; the lowest maximum: hashicorp/terraform-provider-aws, rds/cluster.go. */
const UNITS = { step: 0.5, most: 256, lowestMaximum: 1 };
const PAUSE_SECONDS = { min: 300, max: 86_400 };

/** Everything that can be wrong with a cluster's shape. */
export const auroraChecks: readonly Check<AuroraShape>[] = [
    ...versionChecks,
    { reads: ["capacity"], check: checkCapacity },
    { reads: ["members"], check: checkMembers },
    ...commonChecks,
    { reads: ["restore"], check: checkSource },
];

function checkCapacity({ capacity }: AuroraShape): Violation[] {
    if (capacity.kind === "serverless") return checkServerless(capacity);
    return checkInstanceClass(capacity).map(({ path, ...said }) => ({ ...said, path: ["capacity", ...path] }));
}

function checkServerless({ minCapacity, maxCapacity, pauseAfterSeconds: pause }: ServerlessCapacity): Violation[] {
    const { step, most, lowestMaximum } = UNITS;
    const problems: Violation[] = [];
    const isUnits = (value: number): boolean => value >= 0 && value <= most && Number.isInteger(value / step);
    if (!isUnits(minCapacity)) {
        problems.push({
            path: ["capacity", "minCapacity"],
            rule: `must be from 0 to ${most} capacity units, in halves`,
            value: minCapacity,
            fix: "write one such as 0.5, or 0 for instances that pause",
        });
    }
    if (!isUnits(maxCapacity) || maxCapacity < Math.max(lowestMaximum, minCapacity)) {
        problems.push({
            path: ["capacity", "maxCapacity"],
            rule: `must be from ${lowestMaximum} to ${most} capacity units, in halves, and not below minCapacity`,
            value: maxCapacity,
            fix: "write what the cluster may cost at most, in units for each instance",
        });
    }
    if (pause === undefined) return problems;
    const path = ["capacity", "pauseAfterSeconds"];
    if (minCapacity !== 0) {
        problems.push({
            path,
            rule: "cannot be set unless minCapacity is 0: nothing pauses that does not shrink to 0",
            value: pause,
            fix: "remove it, or write minCapacity: 0",
        });
    } else if (!Number.isInteger(pause) || pause < PAUSE_SECONDS.min || pause > PAUSE_SECONDS.max) {
        problems.push({
            path,
            rule: `must be from ${PAUSE_SECONDS.min} to ${PAUSE_SECONDS.max} seconds`,
            value: pause,
            fix: `write ${PAUSE_SECONDS.min} or more`,
        });
    }
    return problems;
}

function checkMembers({ members = AURORA_DEFAULTS.members }: AuroraShape): Violation[] {
    const count = Object.keys(members).length;
    const problems: Violation[] = [];
    if (count < 1 || count > MOST_MEMBERS) {
        problems.push({
            path: ["members"],
            rule: `must be from 1 to ${MOST_MEMBERS}: one that writes, and up to ${MOST_MEMBERS - 1} that read`,
            value: count,
            fix: "name at least two, so that one can take over",
        });
    }
    for (const [name, { promotionTier: tier }] of Object.entries<MemberShape>(members)) {
        if (!/^[a-z][a-z0-9]{0,19}$/.test(name)) {
            problems.push({
                path: ["members", name],
                rule: "must have a name of at most 20 lower-case letters and digits, a letter first",
                value: name,
                fix: "rename it",
            });
        }
        if (tier !== undefined && !(Number.isInteger(tier) && tier >= 0 && tier <= LAST_TIER)) {
            problems.push({
                path: ["members", name, "promotionTier"],
                rule: `must be a whole number from 0 to ${LAST_TIER}`,
                value: tier,
                fix: `choose one, or leave it out for ${AURORA_DEFAULTS.promotionTier}`,
            });
        }
    }
    return problems;
}

function checkSource({ restore }: AuroraShape): Violation[] {
    if (restore === undefined) return [];
    if (restore.from === "snapshot") return checkSnapshot(restore);
    const problems = checkTime(restore);
    if (/^[a-z][a-z0-9-]{0,62}$/.test(restore.source)) return problems;
    return [
        {
            path: ["restore", "source"],
            rule: "must be the identifier of a running cluster",
            value: restore.source,
            fix: "write what aws rds describe-db-clusters lists as DBClusterIdentifier",
        },
        ...problems,
    ];
}

/** Whether the names of the members in AWS fit, which depends on the cluster's own. */
export function checkMemberIdentifiers(identifier: string, members: AuroraShape["members"]): Violation[] {
    const { maxLength } = nameRules["aws:rds/instance:Instance"];
    return Object.keys(members ?? AURORA_DEFAULTS.members)
        .map((name) => ({ name, made: memberIdentifier(identifier, name) }))
        .filter(({ made }) => made.length > maxLength)
        .map(({ name, made }) => ({
            path: ["members", name],
            rule: `must have a name in AWS of at most ${maxLength} characters: the cluster's, a hyphen and its own`,
            value: made,
            fix: `shorten it by ${made.length - maxLength}`,
        }));
}
