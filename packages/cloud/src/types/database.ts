import type { ModelContext, TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

const PORTS: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };

/** A master password managed by Secrets Manager: RDS names the secret after the resource's own id. */
function masterUserSecrets(context: ModelContext, resourceId: string): Record<string, unknown> {
    if (context.inputs.manageMasterUserPassword !== true) return {};
    const name = `rds!${resourceId.startsWith("cluster-") ? "cluster" : "db"}-${context.uuid("secret")}`;
    const kmsKeyId = context.text("masterUserSecretKmsKeyId", context.arn("kms", "alias/aws/secretsmanager"));
    return {
        masterUserSecrets: [
            {
                secretArn: context.arn("secretsmanager", `secret:${name}-${context.alphanumeric("secret", 6)}`),
                secretStatus: "active",
                kmsKeyId,
            },
        ],
    };
}

/** Relational databases. */
export const databaseTypes: Readonly<Record<string, TypeModel>> = {
    "aws:rds/eventSubscription:EventSubscription": {
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        defaults: { enabled: true },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: { arn: context.arn("rds", `es:${name}`), customerAwsId: context.target.account },
            };
        },
    },
    "aws:rds/instance:Instance": {
        taggable: true,
        autoname: { property: "identifier", maxLength: 63, lowerCase: true },
        defaults: {
            autoMinorVersionUpgrade: true,
            copyTagsToSnapshot: false,
            deleteAutomatedBackups: true,
            monitoringInterval: 0,
            performanceInsightsEnabled: false,
            publiclyAccessible: false,
            skipFinalSnapshot: false,
        },
        compute: (context) => {
            const identifier = context.text("identifier");
            const resourceId = `db-${context.alphanumeric("resource", 26)}`;
            const address = context.host(`${identifier}.c${context.hex("endpoint", 11)}`, "rds");
            const port = context.number("port", PORTS[context.text("engine")] ?? 5432);
            return {
                id: resourceId,
                outputs: {
                    arn: context.arn("rds", `db:${identifier}`),
                    address,
                    endpoint: `${address}:${port}`,
                    port,
                    engineVersionActual: context.text("engineVersion", "0"),
                    latestRestorableTime: context.moment,
                    hostedZoneId: `Z${context.alphanumeric("zone", 13)}`,
                    resourceId,
                    status: "available",
                    replicas: [],
                    ...masterUserSecrets(context, resourceId),
                },
            };
        },
    },
    "aws:rds/cluster:Cluster": {
        taggable: true,
        autoname: { property: "clusterIdentifier", maxLength: 63, lowerCase: true },
        compute: (context) => {
            const identifier = context.text("clusterIdentifier");
            const resourceId = `cluster-${context.alphanumeric("resource", 26)}`;
            const suffix = `c${context.hex("endpoint", 11)}`;
            return {
                id: identifier,
                outputs: {
                    arn: context.arn("rds", `cluster:${identifier}`),
                    clusterResourceId: resourceId,
                    engineVersionActual: context.text("engineVersion", "0"),
                    endpoint: context.host(`${identifier}.cluster-${suffix}`, "rds"),
                    readerEndpoint: context.host(`${identifier}.cluster-ro-${suffix}`, "rds"),
                    hostedZoneId: `Z${context.alphanumeric("zone", 13)}`,
                    ...masterUserSecrets(context, resourceId),
                },
            };
        },
    },
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
        defaults: { retentionPeriod: 7 },
        compute: (context) => ({
            id: context.arn("rds", `auto-backup:ab-${context.alphanumeric("backup", 39).toLowerCase()}`),
            outputs: {},
        }),
    },
    "aws:rds/subnetGroup:SubnetGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 255, lowerCase: true },
        defaults: { description: "Managed by Pulumi" },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("rds", `subgrp:${name}`),
                    supportedNetworkTypes: ["IPV4"],
                    vpcId: context.ec2Id("vpc"),
                },
            };
        },
    },
    "aws:rds/parameterGroup:ParameterGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 255, lowerCase: true },
        defaults: { description: "Managed by Pulumi", skipDestroy: false },
        compute: (context) => {
            const name = context.text("name");
            return { id: name, outputs: { arn: context.arn("rds", `pg:${name}`) } };
        },
    },
};
