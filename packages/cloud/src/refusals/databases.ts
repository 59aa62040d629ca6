import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import type { Siblings } from "./siblings.ts";
import { wrongCapacity } from "./auroraCapacity.ts";
import { wrongMonitoring } from "./databaseMonitoring.ts";
import { wrongNames, wrongPort } from "./databaseNames.ts";
import { wrongStorage } from "./databaseStorage.ts";
import { outsideRange, refusedByAws, refusedByProvider, terraformName, wrongLength, wrongWindows } from "./wording.ts";
import { windowsOverlap } from "./window.ts";
import { zonesOf } from "./zones.ts";

const INSTANCE = "aws:rds/instance:Instance";

const IDENTIFIERS = "hashicorp/terraform-provider-aws, internal/service/rds: validIdentifier";
const INSTANCE_DIFF = "hashicorp/terraform-provider-aws, internal/service/rds/instance.go: CustomizeDiff";
const RDS = "messages of RDS, as public reports quote them";

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

function wrongRetention(inputs: SentInputs): Refusal[] {
    const days = inputs.number("backupRetentionPeriod");
    if (days === undefined || (days >= 0 && days <= 35)) return [];
    // Looked up for Neptune, where the range begins with 1; RDS takes 0, which switches backups off.
    const message = `Invalid backup retention period: ${days}. Retention period must be between 0 and 35.`;
    return [refusedByAws("backupRetentionPeriod", "InvalidParameterValue", message, RDS)];
}

/** A copy of a database that is among the program's own, whose password RDS keeps. */
function replicaOfManaged(inputs: SentInputs, siblings: Siblings): Refusal[] {
    const source = inputs.text("replicateSourceDb");
    const engine = siblings
        .others("aws:rds/instance:Instance")
        .find((other) => other.text("identifier") === source && other.flag("manageMasterUserPassword") === true)
        ?.text("engine");
    if (source === undefined || engine === undefined || engine.startsWith("sqlserver")) return [];
    const message = `Creating read replicas for source instance with engine ${engine} where ManageMasterUserPassword is enabled is not supported.`;
    return [
        refusedByAws(
            "replicateSourceDb",
            "InvalidParameterValue",
            message,
            "terraform-aws-modules/terraform-aws-rds #532",
        ),
    ];
}

function blueGreenReplica(inputs: SentInputs): Refusal[] {
    if (inputs.text("replicateSourceDb") === undefined || !inputs.has("blueGreenUpdate")) return [];
    const message = '"blue_green_update.enabled" cannot be set when "replicate_source_db" is set.';
    return [refusedByProvider("blueGreenUpdate", message, INSTANCE_DIFF)];
}

/** A replica is made of a database that has backups. */
function sourceWithoutBackups(inputs: SentInputs, siblings: Siblings): Refusal[] {
    const [name] = inputs.references("replicateSourceDb");
    const source = siblings.others(INSTANCE).find((other) => name !== undefined && other.text("identifier") === name);
    const days = source?.has("backupRetentionPeriod") === true ? source.number("backupRetentionPeriod") : 0;
    if (source === undefined || days !== 0) return [];
    const words =
        "Automated backups are not enabled for this database instance. To enable automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.";
    return [refusedByAws("replicateSourceDb", "InvalidDBInstanceState", words, RDS)];
}

/** AWS names one reason. */
function wrongSource(inputs: SentInputs, siblings: Siblings): Refusal[] {
    const managed = replicaOfManaged(inputs, siblings);
    return managed.length > 0 ? managed : sourceWithoutBackups(inputs, siblings);
}

const instance: RefusalRule = (inputs, siblings) => [
    ...wrongSource(inputs, siblings),
    ...blueGreenReplica(inputs),
    ...wrongIdentifier(inputs, "identifier", "DBInstanceIdentifier"),
    ...wrongNames(inputs, "username", "dbName"),
    ...wrongPort(inputs),
    ...wrongStorage(inputs),
    ...wrongRetention(inputs),
    ...wrongWindows(inputs, "backupWindow", "maintenanceWindow"),
    ...overlappingWindows(inputs, "backupWindow", "maintenanceWindow"),
    ...wrongMonitoring(inputs, "instance"),
];

const cluster: RefusalRule = (inputs) => {
    const days = inputs.number("backupRetentionPeriod") ?? 0;
    const message = `expected backup_retention_period to be at most (35), got ${days}`;
    const source = "terraform-plugin-sdk, helper/validation: IntAtMost";
    return [
        ...wrongIdentifier(inputs, "clusterIdentifier", "DBClusterIdentifier"),
        ...(days > 35 ? [refusedByProvider("backupRetentionPeriod", message, source)] : []),
        ...outsideRange(inputs, "backtrackWindow", 0, 259200),
        ...wrongWindows(inputs, "preferredBackupWindow", "preferredMaintenanceWindow"),
        ...overlappingWindows(inputs, "preferredBackupWindow", "preferredMaintenanceWindow"),
        ...wrongNames(inputs, "masterUsername", "databaseName"),
        ...wrongPort(inputs),
        ...wrongCapacity(inputs),
        ...wrongMonitoring(inputs, "cluster"),
    ];
};

const clusterInstance: RefusalRule = (inputs) => [
    ...wrongIdentifier(inputs, "identifier", "DBInstanceIdentifier"),
    ...outsideRange(inputs, "promotionTier", 0, 15),
];

const subnetGroup: RefusalRule = (inputs, siblings) => {
    const zones = zonesOf(inputs.references("subnetIds"), siblings);
    if (zones === undefined || zones.length !== 1) return wrongLength(inputs, "name", 1, 255);
    const message = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones.join(", ")}. Add subnets to cover at least 2 AZs.`;
    return [refusedByAws("subnetIds", "DBSubnetGroupDoesNotCoverEnoughAZs", message, RDS)];
};

export const databaseRefusals: Readonly<Record<string, RefusalRule>> = {
    [INSTANCE]: instance,
    "aws:rds/cluster:Cluster": cluster,
    "aws:rds/clusterInstance:ClusterInstance": clusterInstance,
    "aws:rds/subnetGroup:SubnetGroup": subnetGroup,
};
