// A database whose storage is not encrypted. In the stack "unknown" that is not known yet.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = {
    Environment: "test",
    Project: "shop",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", { region: "eu-west-1", defaultTags: { tags } });
const parameters = new aws.rds.ParameterGroup(
    "orders",
    { family: "postgres16", parameters: [{ name: "rds.force_ssl", value: "1" }] },
    { provider },
);
const storageEncrypted = pulumi.getStack() === "unknown" ? parameters.arn.apply(() => true) : false;

new aws.rds.Instance(
    "orders",
    {
        engine: "postgres",
        instanceClass: "db.t4g.medium",
        allocatedStorage: 20,
        username: "orders",
        manageMasterUserPassword: true,
        dbSubnetGroupName: "isolated",
        parameterGroupName: parameters.name,
        multiAz: true,
        backupRetentionPeriod: 7,
        deletionProtection: true,
        finalSnapshotIdentifier: "orders-final",
        copyTagsToSnapshot: true,
        iamDatabaseAuthenticationEnabled: true,
        enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
        storageEncrypted,
        publiclyAccessible: false,
    },
    { provider, protect: true },
);
