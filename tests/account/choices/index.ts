import {
    AccessAnalyzer,
    BucketBlock,
    ConfigRecorder,
    GuardDuty,
    MetadataDefaults,
    PasswordPolicy,
    RegistryScanning,
    SecurityHub,
    SharingBlock,
    VolumeEncryption,
    VpcBlock,
} from "@plinth/account";
import { AuditTrail, LogBucket } from "@plinth/audit";
import * as aws from "@pulumi/aws";

const tags = {
    Environment: "prod",
    Project: "plinth",
    Owner: "security",
    CostCenter: "operations",
    ManagedBy: "pulumi",
};
const place = { account: "444444444444", region: "eu-west-1" };
const elsewhere = { account: "444444444444", region: "eu-central-1" };
const created = { mode: "created" } as const;

const provider = new aws.Provider("aws", {
    region: place.region,
    allowedAccountIds: [place.account],
    defaultTags: { tags },
});
// What a region has once is made a second time in another one.
const other = new aws.Provider("other", {
    region: elsewhere.region,
    allowedAccountIds: [place.account],
    defaultTags: { tags },
});

// Each of the components, called with the least.
const least = { provider };
new AuditTrail("least-trail", { ...place, trailName: "least" }, least);
new LogBucket("least-bucket", { account: place.account }, least);
new GuardDuty("least-guardduty", { ...created, ...place }, least);
const config = new ConfigRecorder("least-config", { ...created, ...place }, least);
new SecurityHub("least-hub", { ...created, ...place }, { ...least, dependsOn: [config] });
new AccessAnalyzer("least-access", { ...created, ...place }, least);
new VolumeEncryption("least-volumes", { ...created, ...place }, least);
new BucketBlock("least-buckets", { ...created, ...place }, least);
new SharingBlock("least-sharing", { ...created, ...place }, least);
new PasswordPolicy("least-passwords", { ...created, ...place }, least);
new MetadataDefaults("least-metadata", { ...created, ...place }, least);
new RegistryScanning("least-registry", { ...created, ...place }, least);

// And with everything that is off by default, in another region.
const most = { provider: other };
new AuditTrail(
    "most-trail",
    {
        ...elsewhere,
        trailName: "most",
        organization: { id: "o-a1b2c3d4e5", accounts: ["111111111111"] },
        lock: { mode: "compliance", days: 30 },
        dataEvents: { files: { of: "s3", buckets: "all" }, code: { of: "lambda", functions: "all", access: "write" } },
        insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
    },
    most,
);
new GuardDuty("most-guardduty", { ...created, ...elsewhere, runtimeMonitoring: ["eks", "ecsFargate", "ec2"] }, most);
new ConfigRecorder(
    "most-config",
    {
        ...created,
        ...elsewhere,
        recorded: { of: "except", types: ["AWS::EC2::NetworkInterface"] },
        otherFrequencyTypes: ["AWS::EC2::Volume"],
        serviceLinkedRole: "existing",
        retentionDays: 400,
    },
    most,
);
new AccessAnalyzer("most-access", { ...created, ...elsewhere, unusedAccess: {} }, most);
new VolumeEncryption("most-volumes", { ...created, ...elsewhere, key: { from: "own" } }, most);
new RegistryScanning("most-registry", { ...created, ...elsewhere, scan: "enhanced" }, most);
const vpcId = "vpc-0a1b2c3d4e5f60718";
const exclusions = { shop: { mode: "allow-egress", vpcId } } as const;
new VpcBlock("most-vpcs", { ...created, ...elsewhere, blockMode: "block-bidirectional", exclusions }, most);
