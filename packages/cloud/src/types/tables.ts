import type { TypeModel } from "../model/model.ts";
import { joined, named, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** DynamoDB, OpenSearch, and what belongs to clusters of other databases. */
export const tableTypes: Readonly<Record<string, TypeModel>> = {
    "aws:dynamodb/table:Table": named({
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        defaults: { billingMode: "PROVISIONED", deletionProtectionEnabled: false },
        service: "dynamodb",
        prefix: "table/",
        outputs: (context): Record<string, unknown> =>
            context.inputs.streamEnabled === true
                ? {
                      streamArn: context.arn(
                          "dynamodb",
                          `table/${context.text("name")}/stream/2024-01-01T00:00:00.000`,
                      ),
                      streamLabel: "2024-01-01T00:00:00.000",
                  }
                : { streamArn: "", streamLabel: "" },
    }),
    "aws:dynamodb/tableItem:TableItem": part(joined("|", "tableName", "hashKey")),
    "aws:opensearch/domain:Domain": {
        taggable: true,
        autoname: { property: "domainName", maxLength: 28, lowerCase: true },
        compute: (context) => {
            const name = context.text("domainName");
            const arn = context.arn("es", `domain/${name}`);
            const endpoint = `search-${name}-${context.alphanumeric("endpoint", 26).toLowerCase()}.${context.target.region}.es.amazonaws.com`;
            return {
                id: arn,
                outputs: {
                    arn,
                    dashboardEndpoint: `${endpoint}/_dashboards`,
                    domainId: `${context.target.account}/${name}`,
                    endpoint,
                },
            };
        },
    },
    "aws:rds/clusterInstance:ClusterInstance": {
        taggable: true,
        autoname: { property: "identifier", maxLength: 63, lowerCase: true },
        defaults: { autoMinorVersionUpgrade: true, copyTagsToSnapshot: false, monitoringInterval: 0, promotionTier: 0 },
        compute: (context) => {
            const identifier = context.text("identifier");
            return {
                id: identifier,
                outputs: {
                    arn: context.arn("rds", `db:${identifier}`),
                    dbiResourceId: `db-${context.alphanumeric("resource", 26)}`,
                    endpoint: context.host(`${identifier}.c${context.hex("endpoint", 11)}`, "rds"),
                    engineVersionActual: context.text("engineVersion", "0"),
                    kmsKeyId: "",
                    networkType: "IPV4",
                    port: context.text("engine").includes("mysql") ? 3306 : 5432,
                    storageEncrypted: false,
                    writer: true,
                },
            };
        },
    },
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": named({
        taggable: true,
        autoname: { property: "name", maxLength: 255, lowerCase: true },
        defaults: { description: "Managed by Pulumi" },
        service: "rds",
        prefix: "cluster-pg:",
    }),
    "aws:rds/optionGroup:OptionGroup": named({
        taggable: true,
        autoname: { property: "name", maxLength: 255, lowerCase: true },
        defaults: { optionGroupDescription: "Managed by Pulumi", skipDestroy: false },
        service: "rds",
        prefix: "og:",
    }),
    "aws:rds/proxy:Proxy": named({
        taggable: true,
        autoname: { property: "name", maxLength: 63, lowerCase: true },
        service: "rds",
        prefix: "db-proxy:",
        outputs: (context) => ({
            endpoint: context.host(`${context.text("name")}.proxy-c${context.hex("endpoint", 11)}`, "rds"),
        }),
    }),
    "aws:rds/globalCluster:GlobalCluster": {
        taggable: true,
        compute: (context) => {
            const identifier = context.text("globalClusterIdentifier");
            return {
                id: identifier,
                outputs: {
                    arn: `arn:${context.target.partition}:rds::${context.target.account}:global-cluster:${identifier}`,
                    endpoint: `${identifier}.global-${context.hex("endpoint", 12)}.global.rds.amazonaws.com`,
                    engineVersionActual: context.text("engineVersion", "0"),
                    globalClusterMembers: [],
                    globalClusterResourceId: `cluster-${context.hex("resource", 16)}`,
                },
            };
        },
    },
    "aws:elasticache/cluster:Cluster": {
        taggable: true,
        autoname: { property: "clusterId", maxLength: 50, lowerCase: true },
        compute: (context) => {
            const id = context.text("clusterId");
            const suffix = `${context.hex("endpoint", 6)}.0001.${context.target.region}.cache.amazonaws.com`;
            const memcached = context.text("engine") === "memcached";
            const port = context.number("port", memcached ? 11211 : 6379);
            const cacheNodes = [
                {
                    id: "0001",
                    address: `${id}.${suffix}`,
                    port,
                    availabilityZone: context.text("availabilityZone", `${context.target.region}a`),
                },
            ];
            return {
                id,
                outputs: {
                    arn: context.arn("elasticache", `cluster:${id}`),
                    cacheNodes,
                    engineVersionActual: context.text("engineVersion", "0"),
                    ...(memcached
                        ? {
                              clusterAddress: `${id}.cfg.${suffix}`,
                              configurationEndpoint: `${id}.cfg.${suffix}:${port}`,
                          }
                        : { clusterAddress: "", configurationEndpoint: "" }),
                },
            };
        },
    },
};
