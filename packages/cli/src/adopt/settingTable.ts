/**
 * Which setting of a layer gives a property its value, unchanged: by layer, type and property. `<name>` stands for the
 * instance whose name the child carries, `<group>` for a node group's. A test changes each setting and sees the property
 * follow.
 */
export const settingTable: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
    network: {
        "aws:ec2/vpc:Vpc": { cidrBlock: "cidr" },
        "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: "flowLogs.retentionDays" },
        "aws:ec2/flowLog:FlowLog": { maxAggregationInterval: "flowLogs.aggregationSeconds" },
    },
    database: {
        "aws:rds/instance:Instance": {
            allocatedStorage: "instances.<name>.storage.size",
            backupRetentionPeriod: "instances.<name>.backups.retentionDays",
            backupWindow: "instances.<name>.backups.window",
            caCertIdentifier: "instances.<name>.certificateAuthority",
            dbName: "instances.<name>.databaseName",
            deletionProtection: "instances.<name>.deletionProtection",
            engineVersion: "instances.<name>.engineVersion",
            instanceClass: "instances.<name>.instanceClass",
            iops: "instances.<name>.storage.iops",
            maintenanceWindow: "instances.<name>.maintenanceWindow",
            maxAllocatedStorage: "instances.<name>.storage.maxSize",
            monitoringInterval: "instances.<name>.monitoringIntervalSeconds",
            multiAz: "instances.<name>.multiAz",
            port: "instances.<name>.port",
            storageThroughput: "instances.<name>.storage.throughput",
            username: "instances.<name>.masterUsername",
        },
        "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: "instances.<name>.logRetentionDays" },
    },
    cache: {
        "aws:elasticache/replicationGroup:ReplicationGroup": {
            engine: "instances.<name>.engine",
            engineVersion: "instances.<name>.engineVersion",
            maintenanceWindow: "instances.<name>.maintenanceWindow",
            multiAzEnabled: "instances.<name>.multiAz",
            nodeType: "instances.<name>.nodeType",
            port: "instances.<name>.port",
            snapshotRetentionLimit: "instances.<name>.snapshots.retentionDays",
            snapshotWindow: "instances.<name>.snapshots.window",
        },
        "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: "instances.<name>.logRetentionDays" },
    },
    cluster: {
        "aws:eks/cluster:Cluster": {
            deletionProtection: "instances.<name>.deletionProtection",
            "kubernetesNetworkConfig.serviceIpv4Cidr": "instances.<name>.serviceCidr",
            version: "instances.<name>.version",
        },
        "aws:eks/nodeGroup:NodeGroup": {
            instanceTypes: "instances.<name>.nodeGroups.<group>.instanceTypes",
            "scalingConfig.maxSize": "instances.<name>.nodeGroups.<group>.size.max",
            "scalingConfig.minSize": "instances.<name>.nodeGroups.<group>.size.min",
        },
        "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: "instances.<name>.logRetentionDays" },
    },
};
