import type { TypeModel } from "../model/model.ts";
import { shortRegion } from "../values/target.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** ElastiCache. */
export const cacheTypes: Readonly<Record<string, TypeModel>> = {
    "aws:elasticache/replicationGroup:ReplicationGroup": {
        taggable: true,
        autoname: { property: "replicationGroupId", maxLength: 40, lowerCase: true },
        defaults: { automaticFailoverEnabled: false, multiAzEnabled: false },
        compute: (context) => {
            const group = context.text("replicationGroupId");
            // The mode is said by those who change it; shards say it too. Compatible has the endpoint of clusters.
            const mode = context.text("clusterMode", "");
            const clustered = mode === "enabled" || mode === "compatible" || context.number("numNodeGroups", 1) > 1;
            // The form of groups with encryption in transit; without it AWS puts `.ng` behind the group's name instead.
            const suffix = `${context.hex("endpoint", 6)}.${shortRegion(context.target.region)}`;
            const host = (label: string): string => `${label}.${suffix}.cache.amazonaws.com`;
            const members = context.number("numCacheClusters", 1);
            return {
                id: group,
                outputs: {
                    arn: context.arn("elasticache", `replicationgroup:${group}`),
                    clusterEnabled: clustered,
                    engineVersionActual: context.text("engineVersion", "0"),
                    memberClusters: Array.from(
                        { length: members },
                        (_, index) => `${group}-${String(index + 1).padStart(3, "0")}`,
                    ),
                    ...(clustered
                        ? {
                              configurationEndpointAddress: host(`clustercfg.${group}`),
                              primaryEndpointAddress: "",
                              readerEndpointAddress: "",
                          }
                        : {
                              configurationEndpointAddress: "",
                              primaryEndpointAddress: host(`master.${group}`),
                              readerEndpointAddress: host(`replica.${group}`),
                          }),
                },
            };
        },
    },
    "aws:elasticache/serverlessCache:ServerlessCache": {
        taggable: true,
        autoname: { property: "name", maxLength: 40, lowerCase: true },
        compute: (context) => {
            const name = context.text("name");
            const host = `${name}-${context.hex("endpoint", 6)}.serverless.${shortRegion(context.target.region)}.cache.amazonaws.com`;
            return {
                id: name,
                outputs: {
                    arn: context.arn("elasticache", `serverlesscache:${name}`),
                    createTime: context.moment,
                    endpoints: [{ address: host, port: 6379 }],
                    readerEndpoints: [{ address: host, port: 6380 }],
                    fullEngineVersion: context.text("majorEngineVersion", "0"),
                    status: "available",
                },
            };
        },
    },
    "aws:elasticache/subnetGroup:SubnetGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 255, lowerCase: true },
        defaults: { description: "Managed by Pulumi" },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: { arn: context.arn("elasticache", `subnetgroup:${name}`), vpcId: context.ec2Id("vpc") },
            };
        },
    },
    "aws:elasticache/parameterGroup:ParameterGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 255, lowerCase: true },
        defaults: { description: "Managed by Pulumi" },
        compute: (context) => {
            const name = context.text("name");
            return { id: name, outputs: { arn: context.arn("elasticache", `parametergroup:${name}`) } };
        },
    },
    "aws:elasticache/user:User": {
        taggable: true,
        compute: (context) => {
            const user = context.text("userId");
            return { id: user, outputs: { arn: context.arn("elasticache", `user:${user}`) } };
        },
    },
    "aws:elasticache/userGroup:UserGroup": {
        taggable: true,
        compute: (context) => {
            const group = context.text("userGroupId");
            return { id: group, outputs: { arn: context.arn("elasticache", `usergroup:${group}`) } };
        },
    },
};
