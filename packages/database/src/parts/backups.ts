import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlace } from "../databaseArgs.ts";
import type { BackupCopyPlan, BackupPlan } from "../plan/index.ts";
import { tagged } from "./tagged.ts";

/** Automated backups in another region, under a key of that region: a copy that only the lost region could decrypt is none. */
export function copyBackups(
    name: string,
    { identifier, account, partition, tags }: DatabasePlace,
    { region, retentionPeriod, retain, protect }: BackupCopyPlan,
    sourceDbInstanceArn: pulumi.Output<string>,
    parent: pulumi.Resource,
): void {
    const key = new Key(
        `${name}-copies`,
        {
            description: `Copies of the backups of database ${identifier}`,
            account,
            region,
            inOtherRegion: true,
            partition,
            services: ["rds"],
            retain,
            tags,
        },
        { parent, ...protecting(protect) },
    );
    new aws.rds.InstanceAutomatedBackupsReplication(
        `${name}-backup-copies`,
        { region, sourceDbInstanceArn, kmsKeyId: key.arn, retentionPeriod },
        { parent },
    );
}

/** A vault of the database's own, a plan that fills it, and the role AWS Backup does so with. */
export function planAwsBackup(
    name: string,
    place: DatabasePlace,
    plan: BackupPlan,
    databaseArn: pulumi.Output<string>,
    parent: pulumi.Resource,
): void {
    const { schedule, retentionDays } = plan;
    const planName = `${name}-backup-plan`;
    const vault = makeVault(name, place, plan, parent);
    const role = makeBackupRole(name, place, parent);
    const made = new aws.backup.Plan(
        planName,
        {
            rules: [
                {
                    ruleName: "scheduled",
                    targetVaultName: vault.name,
                    schedule,
                    lifecycle: { deleteAfter: retentionDays },
                },
            ],
            tags: tagged(planName, place.tags),
        },
        { parent },
    );
    new aws.backup.Selection(
        `${name}-backup-selection`,
        { name: "database", planId: made.id, iamRoleArn: role.arn, resources: [databaseArn] },
        // AWS Backup tries the role when it is selected.
        { parent, dependsOn: [role.policy] },
    );
}

/**
 * RDS snapshots in the vault stay encrypted with the database's key; the vault's own is for what AWS Backup encrypts itself
 * (AWS Backup Developer Guide, "Encryption for backups in AWS Backup").
 */
function makeVault(
    name: string,
    { identifier, account, region, partition, tags }: DatabasePlace,
    { lock, retain, protect }: BackupPlan,
    parent: pulumi.Resource,
): aws.backup.Vault {
    const kept = retain ? { retainOnDelete: true } : {};
    const key = new Key(
        `${name}-backup`,
        { description: `Backup vault of database ${identifier}`, account, region, partition, retain, tags },
        { parent, ...protecting(protect) },
    );
    const vaultName = `${name}-backup-vault`;
    const vault = new aws.backup.Vault(
        vaultName,
        { kmsKeyArn: key.arn, forceDestroy: !retain, tags: tagged(vaultName, tags) },
        { parent, ...kept, ...protecting(protect) },
    );
    if (lock !== undefined) {
        new aws.backup.VaultLockConfiguration(
            `${vaultName}-lock`,
            { backupVaultName: vault.name, ...lock },
            { parent, ...kept },
        );
    }
    return vault;
}

function protecting(protect: boolean): { protect?: true } {
    return protect ? { protect: true } : {};
}

function makeBackupRole(
    name: string,
    { identifier, account, partition = "aws", tags }: DatabasePlace,
    parent: pulumi.Resource,
) {
    const roleName = `${name}-backup`;
    const trust = {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Backup",
                Effect: "Allow",
                Principal: { Service: "backup.amazonaws.com" },
                Action: "sts:AssumeRole",
                // Otherwise AWS Backup could be led to act with this role for another account.
                Condition: { StringEquals: { "aws:SourceAccount": account } },
            },
        ],
    };
    const role = new aws.iam.Role(
        roleName,
        {
            description: `Lets AWS Backup take backups of ${identifier}`,
            assumeRolePolicy: JSON.stringify(trust),
            tags: tagged(roleName, tags),
        },
        { parent },
    );
    const policy = new aws.iam.RolePolicyAttachment(
        `${roleName}-policy`,
        {
            role: role.name,
            policyArn: `arn:${partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup`,
        },
        { parent },
    );
    return { arn: role.arn, policy };
}
