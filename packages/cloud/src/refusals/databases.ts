import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { outsideRange, refusedByAws, refusedByProvider, terraformName, wrongLength } from "./wording.ts";
import { windowsOverlap } from "./window.ts";
import { zonesOf } from "./zones.ts";

const IDENTIFIERS = "hashicorp/terraform-provider-aws, internal/service/rds: validIdentifier";
const RDS = "messages of RDS, as public reports quote them";

/**
 * Storage in GiB from which a gp3 volume's IOPS and throughput can be chosen (Amazon RDS User Guide, "Amazon RDS DB
 * instance storage", gp3). SQL Server has no such threshold; Db2 and custom engines are left out.
 */
const STRIPED_FROM: readonly (readonly [RegExp, number])[] = [
    [/^(postgres|mysql|mariadb)$/, 400],
    [/^oracle-/, 200],
];

function wrongIdentifier(inputs: SentInputs, property: string, parameter: string): Refusal[] {
    const value = inputs.text(property);
    if (value === undefined || value === "") return [];
    const name = terraformName(property);
    const refusals = [
        !/^[0-9a-z-]+$/.test(value) && `only lowercase alphanumeric characters and hyphens allowed in "${name}"`,
        !/^[a-z]/.test(value) && `first character of "${name}" must be a letter`,
        value.includes("--") && `"${name}" cannot contain two consecutive hyphens`,
        value.endsWith("-") && `"${name}" cannot end with a hyphen`,
    ].flatMap((message) => (message === false ? [] : [refusedByProvider(property, message, IDENTIFIERS)]));
    if (refusals.length > 0 || value.length <= 63) return refusals;
    const long = `The parameter ${parameter} is not a valid identifier because it is longer than 63 characters.`;
    return [refusedByAws(property, "InvalidParameterValue", long, RDS)];
}

function overlappingWindows(inputs: SentInputs, backup: string, maintenance: string): Refusal[] {
    const [daily, weekly] = [inputs.text(backup), inputs.text(maintenance)];
    if (daily === undefined || weekly === undefined || windowsOverlap(daily, weekly) !== true) return [];
    const message = "The backup window and maintenance window must not overlap.";
    return [refusedByAws(backup, "InvalidParameterValue", message, RDS)];
}

function unstripedStorage(inputs: SentInputs): Refusal[] {
    const storage = inputs.number("allocatedStorage");
    const engine = inputs.text("engine");
    if (storage === undefined || engine === undefined || inputs.text("storageType") !== "gp3") return [];
    const threshold = STRIPED_FROM.find(([engines]) => engines.test(engine))?.[1];
    const chosen = (["iops", "storageThroughput"] as const).find((property) => (inputs.number(property) ?? 0) > 0);
    if (threshold === undefined || chosen === undefined || storage >= threshold) return [];
    const message = `You can't specify IOPS or storage throughput for engine ${engine} and a storage size less than ${threshold}.`;
    return [refusedByAws(chosen, "InvalidParameterCombination", message, RDS)];
}

function wrongRetention(inputs: SentInputs): Refusal[] {
    const days = inputs.number("backupRetentionPeriod");
    if (days === undefined || (days >= 0 && days <= 35)) return [];
    // Looked up for Neptune, where the range begins with 1; RDS takes 0, which switches backups off.
    const message = `Invalid backup retention period: ${days}. Retention period must be between 0 and 35.`;
    return [refusedByAws("backupRetentionPeriod", "InvalidParameterValue", message, RDS)];
}

const instance: RefusalRule = (inputs) => [
    ...wrongIdentifier(inputs, "identifier", "DBInstanceIdentifier"),
    ...unstripedStorage(inputs),
    ...wrongRetention(inputs),
    ...overlappingWindows(inputs, "backupWindow", "maintenanceWindow"),
];

const cluster: RefusalRule = (inputs) => {
    const days = inputs.number("backupRetentionPeriod") ?? 0;
    const message = `expected backup_retention_period to be at most (35), got ${days}`;
    const source = "terraform-plugin-sdk, helper/validation: IntAtMost";
    return [
        ...wrongIdentifier(inputs, "clusterIdentifier", "DBClusterIdentifier"),
        ...(days > 35 ? [refusedByProvider("backupRetentionPeriod", message, source)] : []),
        ...outsideRange(inputs, "backtrackWindow", 0, 259200),
        ...overlappingWindows(inputs, "preferredBackupWindow", "preferredMaintenanceWindow"),
    ];
};

const clusterInstance: RefusalRule = (inputs) => wrongIdentifier(inputs, "identifier", "DBInstanceIdentifier");

const subnetGroup: RefusalRule = (inputs, siblings) => {
    const zones = zonesOf(inputs.references("subnetIds"), siblings);
    if (zones === undefined || zones.length !== 1) return wrongLength(inputs, "name", 1, 255);
    const message = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones.join(", ")}. Add subnets to cover at least 2 AZs.`;
    return [refusedByAws("subnetIds", "DBSubnetGroupDoesNotCoverEnoughAZs", message, RDS)];
};

export const databaseRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:rds/instance:Instance": instance,
    "aws:rds/cluster:Cluster": cluster,
    "aws:rds/clusterInstance:ClusterInstance": clusterInstance,
    "aws:rds/subnetGroup:SubnetGroup": subnetGroup,
};
